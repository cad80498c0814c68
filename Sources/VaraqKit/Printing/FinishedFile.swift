public import Diagnostics
import Press
public import Pressroom

/// A finished PDF of anybody's that is to be printed as it is.
public enum FinishedFile {
    /// What a printer has to know of it; nil after saying why it cannot be printed.
    public static func request(for path: String, copies: Int, into diagnostics: inout Diagnostics) -> PrintRequest? {
        guard let bytes = Imposer.bytes(of: path, into: &diagnostics) else { return nil }
        do {
            let facts = SheetFacts(pages: try Press.papers(of: bytes))
            return PrintRequest(file: path, stem: nil, digest: Digest(bytes), copies: copies, facts: facts)
        } catch {
            Imposer.say(error, of: path, into: &diagnostics)
            return nil
        }
    }

    /// The folder that a file lies in.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension EditionRecord {
    /// What is to be printed of an edition that is set: its files, in their order.
    public func requests(in folder: String) -> [PrintRequest] {
        guard state == .done else { return [] }
        return outputs.compactMap { output in
            output.facts.map { facts in
                PrintRequest(file: "\(folder)/\(output.name)", stem: ticket.stem, digest: output.digest, copies: ticket.copies ?? 1, facts: facts)
            }
        }
    }
}
