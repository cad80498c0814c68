public import Diagnostics
import LayoutBook
public import Manuscript
import Paragraphs
import Synchronization

/// An issue or a lone article, read once to be set many times, by any number of workers.
///
/// It shows what its files had in them when it was opened; an issue that has changed since is opened again.
public struct OpenedIssue: Sendable {
    /// With all its editions.
    public internal(set) var issue: Issue
    /// What was said while it was read; its table of files is the one that places in the issue refer to.
    public internal(set) var found: Diagnostics
    /// The layouts that it may be set in, its own among them.
    let book: LayoutBook
    let exceptions: HyphenationExceptions
    /// No two that were opened have the same, whatever they read.
    let number: Int

    init(_ issue: Issue, book: LayoutBook, exceptions: HyphenationExceptions, found: Diagnostics) {
        self.issue = issue
        self.found = found
        self.book = book
        self.exceptions = exceptions
        number = Self.opened.add(1, ordering: .relaxed).newValue
    }

    private static let opened = Atomic(0)

    /// The editions that an order asks for, in the order of the issue.
    public func editions(for order: Order) -> [Edition] {
        order.editions.isEmpty ? issue.editions : issue.editions.filter { order.editions.contains($0.name) }
    }

    /// Says which editions an order asks for that the issue has not.
    func checkNames(in order: Order, into diagnostics: inout Diagnostics) {
        for name in order.editions + (order.beside.map { [$0] } ?? []) where !issue.editions.contains(where: { $0.name == name }) {
            diagnostics.error(.usage, "\(issue.path) has no edition '\(name)'",
                              hint: "it has \(issue.editions.map(\.name).joined(separator: ", "))")
        }
    }
}

extension Typesetter {
    /// Reads all that an order speaks of, and fills its fields; nil where there is nothing to set. What is wrong with it is said.
    public func open(_ order: Order, into diagnostics: inout Diagnostics) -> OpenedIssue? {
        var found = Diagnostics()
        defer { diagnostics.take(found) }
        guard var opened = openUnfilled(order, into: &found) else { return nil }
        opened.issue.fill(with: order.fields, into: &found)
        opened.found = found
        opened.checkNames(in: order, into: &found)
        return opened
    }

    /// The same with placeholders in its texts: for many editions with values of their own.
    func openUnfilled(_ order: Order, into diagnostics: inout Diagnostics) -> OpenedIssue? {
        let issue = times.measure(.read) { ManuscriptReader.readIssue(path: order.path, language: order.language, into: &diagnostics) }
        guard let issue else { return nil }
        let book = book(of: issue, into: &diagnostics)
        let exceptions = HyphenationExceptions.read(in: Self.home(of: issue), into: &diagnostics)
        return OpenedIssue(issue, book: book, exceptions: exceptions, found: diagnostics)
    }

    /// The layouts that an issue may be set in, in the inks that it asks for.
    private func book(of issue: Issue, into diagnostics: inout Diagnostics) -> LayoutBook {
        var book = Self.folder(of: issue).map { self.book.opened(at: $0) } ?? self.book
        if let place = issue.inks {
            book.substitutes = InkSubstitutes.read(issue: diagnostics.files[Int(place.file.index)], into: &diagnostics)
        }
        return book
    }

    /// The folder that an issue keeps layouts of its own in.
    private static func folder(of issue: Issue) -> String? { folder(ofIssueAt: issue.path) }

    /// The same by the path that a user gives; nil for a lone article.
    static func folder(ofIssueAt path: String) -> String? {
        if path.hasSuffix("issue.yaml") { return String(path.dropLast("issue.yaml".count)) + "." }
        return path.hasSuffix(".md") || path.hasSuffix(".txt") ? nil : path
    }

    /// The folder that a text lies in, an issue or an article, with a slash at its end; empty for the current one.
    static func home(of issue: Issue) -> String {
        if folder(of: issue) == issue.path { return issue.path.hasSuffix("/") ? issue.path : issue.path + "/" }
        return issue.path.lastIndex(of: "/").map { String(issue.path[...$0]) } ?? ""
    }
}
