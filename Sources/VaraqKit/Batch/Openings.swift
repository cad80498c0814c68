import Pressroom

/// The issues of a batch, each read once for all its editions.
struct Openings: Sendable {
    private struct Key: Hashable {
        var path: ExactText
        var language: String?

        init(path: String, language: String?) {
            self.path = ExactText(path)
            self.language = language
        }
    }

    private var known: [Key: Opening] = [:]

    /// What came of reading an input.
    struct Opening: Sendable {
        /// Nil where there is nothing to set.
        var issue: OpenedIssue?
        var found: Diagnostics
    }

    /// Reads an input unless that was done before.
    mutating func open(_ path: String, language: String?, with typesetter: Typesetter) -> Opening {
        let key = Key(path: path, language: language)
        if let known = known[key] { return known }
        var found = Diagnostics()
        let issue = typesetter.openUnfilled(Order(path: path, language: language), into: &found)
        let opening = Opening(issue: issue, found: found)
        known[key] = opening
        return opening
    }

    /// An input that was read before; nil for others.
    func opening(of ticket: JobTicket) -> Opening? { known[Key(path: ticket.input, language: ticket.language)] }

    /// The edition that a ticket speaks of, its fields filled; nil after saying what is wrong with it.
    func edition(of ticket: JobTicket, into diagnostics: inout Diagnostics) -> (issue: OpenedIssue, edition: Edition)? {
        guard let opening = opening(of: ticket) else { preconditionFailure("an issue is opened before its editions are set") }
        guard var issue = opening.issue, let edition = issue.issue.editions.first(where: { $0.name == ticket.edition }) else {
            diagnostics.take(opening.found)
            if !diagnostics.hasErrors { diagnostics.error(.input, "\(ticket.input) has no edition '\(ticket.edition)' any more") }
            return nil
        }
        issue.sayFaults(of: edition, into: &diagnostics)
        let filled = issue.fill(edition, beside: ticket.beside, with: ticket.values(into: &diagnostics), into: &diagnostics)
        return (issue, filled)
    }
}

extension OpenedIssue {
    /// Fills an edition, and the one that would stand beside it in a layout for two; gives the edition. What is wrong with the other
    /// one is said when that is set itself.
    fileprivate mutating func fill(_ edition: Edition, beside other: String?, with values: FieldValues, into diagnostics: inout Diagnostics) -> Edition {
        var said = found.blank
        defer { diagnostics.take(said) }
        if let neighbour = issue.neighbour(of: edition, asked: other),
           let index = issue.editions.firstIndex(where: { $0.name == neighbour.name }) {
            var unheard = found.blank
            issue.editions[index] = neighbour.filled(with: values, into: &unheard)
        }
        return edition.filled(with: values, into: &said)
    }

    /// Says what was found in the files of an edition, and in the issue itself where that makes it unsound: what is wrong with other
    /// editions is theirs.
    fileprivate func sayFaults(of edition: Edition, into diagnostics: inout Diagnostics) {
        let shared = found.errorCount - issue.editions.reduce(0) { $0 + $1.errors }
        let isSound = shared == 0 && edition.errors == 0
        let files = Set((edition.articles + edition.fillers).map(\.story.file))
        let others = Set(issue.editions.flatMap { ($0.articles + $0.fillers).map(\.story.file) }).subtracting(files)
        var own = found.blank
        for diagnostic in found.all where diagnostic.place.map({ !others.contains($0.file) }) ?? true {
            if isSound, diagnostic.isError { continue }
            own.add(diagnostic)
        }
        diagnostics.take(own)
        if !isSound, !diagnostics.hasErrors { diagnostics.take(found) }
    }
}
