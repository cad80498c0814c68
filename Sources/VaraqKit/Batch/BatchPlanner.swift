import Pressroom

/// Makes the tickets of a batch.
struct BatchPlanner {
    let order: BatchOrder
    let typesetter: Typesetter
    private(set) var openings = Openings()
    private var tickets: [JobTicket] = []
    /// The input of each stem.
    private var stems: [String: String] = [:]

    init(_ order: BatchOrder, typesetter: Typesetter) {
        self.order = order
        self.typesetter = typesetter
    }

    /// The tickets of all inputs that can be read, in the order in which they were named; of others it is said why not.
    mutating func plan(into diagnostics: inout Diagnostics) -> [JobTicket] {
        for path in order.paths { plan(path, into: &diagnostics) }
        return tickets
    }

    private mutating func plan(_ path: String, into diagnostics: inout Diagnostics) {
        let opening = openings.open(path, language: order.language, with: typesetter)
        guard let issue = opening.issue?.issue, !issue.editions.isEmpty else { return diagnostics.take(opening.found) }
        let names = issue.editions.map(\.name)
        for name in order.editions where !names.contains(name) {
            diagnostics.error(.usage, "\(path) has no edition '\(name)'", hint: "it has \(names.joined(separator: ", "))")
        }
        for edition in issue.editions where order.editions.isEmpty || order.editions.contains(edition.name) {
            plan(edition, of: path, into: &diagnostics)
        }
    }

    private mutating func plan(_ edition: Edition, of path: String, into diagnostics: inout Diagnostics) {
        for layout in order.layouts.isEmpty ? [nil] : order.layouts.map(Optional.some) {
            for finishing in order.finishes {
                var ticket = JobTicket(index: tickets.count, stem: stem(of: edition, path, layout, finishing), input: path, edition: edition.name)
                (ticket.layout, ticket.beside, ticket.language) = (layout, order.beside, order.language)
                (ticket.target, ticket.profile) = (finishing.target, finishing.profile)
                ticket.paper = order.paper
                ticket.plates = order.plates ? true : nil
                ticket.copies = order.copies
                add(ticket, into: &diagnostics)
            }
        }
    }

    private mutating func add(_ ticket: JobTicket, into diagnostics: inout Diagnostics) {
        if let other = stems.updateValue(ticket.input, forKey: ticket.stem) {
            diagnostics.error(.usage, "\(ticket.stem).pdf would be written twice, for \(other) and for \(ticket.input)",
                              hint: "set inputs of one name in runs of their own, into folders of their own")
            return
        }
        tickets.append(ticket)
    }

    // MARK: Names

    /// As `typeset` names files; a layout or a printer is only named where there are several.
    private func stem(of edition: Edition, _ path: String, _ layout: String?, _ finishing: BatchOrder.Finishing) -> String {
        let input = Destination.stem(of: path)
        var parts = [input]
        if edition.name != input { parts.append(edition.name) }
        if order.layouts.count > 1, let layout { parts.append(Destination.stem(of: layout)) }
        if order.finishes.count > 1 { parts.append(finishing.word) }
        return parts.joined(separator: "-")
    }
}
