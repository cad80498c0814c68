import Colour
import Diagnostics
import FontKit
import LayoutBook
public import Manuscript
import Paragraphs

/// The files that decide what an edition looks like: while none of them changes, nor the program, it need not be set again.
///
/// Paths are as the user wrote them, or as found from there, each once and in an order that depends on the input alone.
public struct EditionFiles: Sendable, Hashable {
    /// Of the issue, its articles and pictures, its layout and its printer.
    public var own: [String] = []
    /// Those that all editions of this installation share: catalogue, fonts, dictionaries.
    public var house: [String] = []
}

extension Typesetter {
    /// The files that decide what an edition looks like when it is made up as ordered and finished for a printer.
    ///
    /// A layout or a profile that is wrong counts as far as it can be read. Texts that the caller has put into the edition are no
    /// files, and are for the caller to heed.
    public func files(of edition: Edition, in opened: OpenedIssue, order: Order, finish: FinishOrder) -> EditionFiles {
        var said = Diagnostics(), own = FileList()
        let name = order.layout ?? edition.layout?.name ?? Self.usualLayout
        let dressed = opened.book.dressed(edition, of: opened.issue, in: name, beside: order.beside, into: &said)
        if let file = opened.issueFile { own.add(file) }
        for edition in [edition] + (dressed?.beside.map { [$0] } ?? []) { own.add(edition.files(in: opened.found.files)) }
        own.add(opened.exceptions.files)
        let finish = self.finish(finish, for: opened.issue.path, into: &said)
        own.add(said.files)
        if let condition = finish?.profile?.condition { own.add(OutputCondition.path(of: condition, folder: resources.conditions)) }
        var house = FileList()
        house.add([resources.catalogue] + fonts.paths + hyphenation.files)
        return EditionFiles(own: own.paths, house: house.paths)
    }
}

/// Paths, each once.
private struct FileList {
    private(set) var paths: [String] = []
    private var known: Set<String> = []

    mutating func add(_ path: String) { if known.insert(path).inserted { paths.append(path) } }
    mutating func add(_ paths: [String]) { for path in paths { add(path) } }
}

private extension OpenedIssue {
    /// Nil for a lone article.
    var issueFile: String? {
        guard let folder = Typesetter.folder(ofIssueAt: issue.path) else { return nil }
        return folder == issue.path ? found.files.first : issue.path
    }
}

private extension Edition {
    /// Its articles and fillers, each followed by its pictures.
    func files(in table: [String]) -> [String] {
        (articles + fillers).flatMap { article in
            [table[Int(article.story.file.index)]] + (article.story.blocks + article.story.notes.flatMap(\.blocks)).unfolded.compactMap { block in
                if case .figure(let figure) = block.content { return figure.path }
                return nil
            }
        }
    }
}
