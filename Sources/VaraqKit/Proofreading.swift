public import Diagnostics
import LayoutBook
import Manuscript
public import Proofing

/// Proof-reads articles and issues.
public enum Proofreading {
    /// What to look for and what to do about it.
    public struct Order: Sendable {
        /// The repairs that later rules take for made; the file has them only where `writes`.
        public var selection = Selection.high
        public var writes = false
        /// Rules that read nothing; what an issue and an article switch off comes on top.
        public var off: Set<Rule> = []
        /// Only these; empty for all.
        public var only: Set<Rule> = []
        /// BCP 47, where neither a front matter nor an edition has a language.
        public var language: String?
        /// Where the fonts are; without, no character is looked up in them.
        public var resources: Resources?

        public init() {}

        var allOff: Set<Rule> { only.isEmpty ? off : off.union(Rule.allCases.filter { !only.contains($0) }) }
    }

    /// Larger files are none of an article's; the reader of articles says so.
    private static let mostBytes = 1 << 28

    /// Whether a path is an article's or an issue's, by what it ends in; all else is taken for a PDF.
    public static func reads(_ path: String) -> Bool {
        [".md", ".markdown", ".txt", ".yaml", ".yml"].contains(where: path.lowercased().hasSuffix) || FileBytes.isFolder(path)
    }

    /// Proof-reads an article, a plain text, or all articles of an issue, each file once.
    ///
    /// Where the order writes, a file is replaced whole; one that a link leads to out of the folder, and one that has changed since it
    /// was read, is left as it is, and that is said.
    /// - Parameter path: An article (.md), a plain text (.txt), an issue.yaml or a folder with one.
    public static func check(path: String, _ order: Order, into diagnostics: inout Diagnostics) -> [ProofReport] {
        var reading = diagnostics.blank
        let issue = ManuscriptReader.readIssue(path: path, language: order.language, into: &reading)
        var shown = reading.blank
        // What is a finding too is said as one.
        for diagnostic in reading.all where diagnostic.rule == nil { shown.add(diagnostic) }
        diagnostics.take(shown)
        guard let issue else { return [] }
        let off = order.allOff.union(Rule.off(in: issue.proofing, into: &diagnostics))
        var faces = off.contains(.noFace) ? nil : MissingFaces(order.resources)
        var done: Set<String> = []
        return issue.editions.flatMap { $0.articles + $0.fillers }.compactMap { article in
            let file = reading.files[Int(article.story.file.index)]
            guard done.insert(file).inserted else { return nil }
            return check(file, as: article.story, in: folder(of: issue, holding: file), off: off, order, &faces, into: &diagnostics)
        }
    }

    private static func check(_ file: String, as story: Story, in folder: String, off: Set<Rule>, _ order: Order, _ faces: inout MissingFaces?,
                              into diagnostics: inout Diagnostics) -> ProofReport? {
        guard let bytes = FileBytes.read(file, most: mostBytes) else {
            diagnostics.error(.input, "\(file) cannot be read")
            return nil
        }
        guard let proof = ArticleProof.read(bytes, named: file, language: story.language, selection: order.selection, off: off,
                                            into: &diagnostics) else { return nil }
        var repairs = proof.repairs
        if !Rule.off(in: story.proofing, into: &diagnostics).contains(.noFace) { repairs += faces?.findings(in: story, bytes) ?? [] }
        let isWritten = order.writes && proof.bytes != bytes && write(proof.bytes, over: bytes, to: file, in: folder, into: &diagnostics)
        return ProofReport(file: file, language: proof.language, bytes: bytes, repairs: repairs, isWritten: isWritten)
    }

    private static func folder(of issue: Issue, holding file: String) -> String {
        let isIssue = issue.path != file
        let path = isIssue && FileBytes.isFolder(issue.path) ? issue.path : parent(of: issue.path)
        return path.isEmpty ? "." : path
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Replaces a file that is still what it was; says so and leaves it alone where it is not.
    static func write(_ bytes: [UInt8], over old: [UInt8], to file: String, in folder: String, into diagnostics: inout Diagnostics) -> Bool {
        if FileBytes.leadsOut(file, of: folder) {
            diagnostics.warn("\(file) is not mended: a link leads to it, out of \(folder)", hint: "name the file itself to have it mended")
            return false
        }
        guard FileBytes.read(file, most: mostBytes) == old else {
            diagnostics.warn("\(file) is not mended: it has changed since it was read", hint: "run this again")
            return false
        }
        let mode = FileMode(of: file)
        do throws(OutputError) {
            try AtomicFile.write(bytes, to: file)
            mode?.restore(to: file)
            return true
        } catch {
            diagnostics.error(error.fault, "cannot write \(error.path): \(error.reason)", hint: error.hint)
            return false
        }
    }
}
