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
        guard let rows = rows(into: &diagnostics) else { return [] }
        for path in order.paths { plan(path, rows, into: &diagnostics) }
        return tickets
    }

    /// A table of the user's with what its outputs are called, or none; nil after saying why it cannot be read.
    private func rows(into diagnostics: inout Diagnostics) -> Rows?? {
        guard let path = order.rows else { return .some(nil) }
        let errors = diagnostics.errorCount
        guard let table = FieldTable.read(path: path, into: &diagnostics), diagnostics.errorCount == errors else { return nil }
        return Rows(table)
    }

    private struct Rows {
        let table: FieldTable
        /// A word for each row that no other has.
        let words: [String]

        init(_ table: FieldTable) {
            self.table = table
            var taken: Set<String> = [], counts: [String: Int] = [:]
            words = table.rows.map { row in
                let word = Destination.word(row.name).shortened, base = word.isEmpty ? "row" : word
                var own = base
                while !taken.insert(own).inserted {
                    counts[base, default: 1] += 1
                    own = "\(base)-\(counts[base] ?? 1)"
                }
                return own
            }
        }
    }

    private mutating func plan(_ path: String, _ rows: Rows?, into diagnostics: inout Diagnostics) {
        let opening = openings.open(path, language: order.language, with: typesetter)
        guard let issue = opening.issue?.issue, !issue.editions.isEmpty else { return diagnostics.take(opening.found) }
        let names = issue.editions.map(\.name), errors = diagnostics.errorCount
        for name in order.editions where !names.contains(name) {
            diagnostics.error(.usage, "\(path) has no edition '\(name)'", hint: "it has \(names.joined(separator: ", "))")
        }
        rows?.table.check(for: issue, into: &diagnostics)
        guard diagnostics.errorCount == errors else { return }
        let chosen = issue.editions.filter { order.editions.isEmpty || order.editions.contains($0.name) }
        for edition in chosen { plan(edition, of: path, isOneOfSeveral: chosen.count > 1, rows, into: &diagnostics) }
    }

    /// - Parameter isOneOfSeveral: then the one that stands beside the others stands beside none itself.
    private mutating func plan(_ edition: Edition, of path: String, isOneOfSeveral: Bool, _ rows: Rows?, into diagnostics: inout Diagnostics) {
        for layout in order.layouts.isEmpty ? [nil] : order.layouts.map(Optional.some) {
            for finishing in order.finishes {
                var ticket = JobTicket(index: 0, stem: stem(of: edition, path, layout, finishing), input: path, edition: edition.name)
                (ticket.layout, ticket.language) = (layout, order.language)
                ticket.beside = order.beside == edition.name && isOneOfSeveral ? nil : order.beside
                (ticket.target, ticket.profile) = (finishing.target, finishing.profile)
                ticket.paper = order.paper
                ticket.plates = order.plates ? true : nil
                ticket.copies = order.copies
                add(ticket, rows, into: &diagnostics)
            }
        }
    }

    /// Adds a ticket, or one for each row that is for its edition.
    private mutating func add(_ ticket: JobTicket, _ rows: Rows?, into diagnostics: inout Diagnostics) {
        guard let rows else {
            var ticket = ticket
            ticket.take(order.fields)
            return add(ticket, into: &diagnostics)
        }
        for (row, word) in zip(rows.table.rows, rows.words) where row.edition == nil || row.edition == ticket.edition {
            var local = ticket
            local.stem += "-" + word
            local.take(row.values.over(order.fields))
            local.copies = row.copies ?? ticket.copies
            add(local, into: &diagnostics)
        }
    }

    private mutating func add(_ ticket: JobTicket, into diagnostics: inout Diagnostics) {
        guard ticket.isSafe else {
            diagnostics.error(.usage, "\(ticket.stem).pdf is no name for a file, or too long for one",
                              hint: "call the input, or the row in a column 'file', something shorter")
            return
        }
        if let other = stems.updateValue(ticket.input, forKey: ticket.stem) {
            diagnostics.error(.usage, "\(ticket.stem).pdf would be written twice, for \(other) and for \(ticket.input)",
                              hint: "set inputs of one name in runs of their own, into folders of their own")
            return
        }
        tickets.append(ticket)
        tickets[tickets.count - 1].index = tickets.count - 1
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

extension String {
    /// So much of a word for a file's name that the whole stays a name: file systems take 255 bytes.
    fileprivate var shortened: String {
        var kept = "", bytes = 0
        for character in self {
            bytes += character.utf8.count
            if bytes > 120 { break }
            kept.append(character)
        }
        while kept.hasSuffix("-") { kept.removeLast() }
        return kept
    }
}
