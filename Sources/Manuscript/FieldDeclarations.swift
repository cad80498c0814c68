import Diagnostics

/// What an issue or an article declares as `fields`: names, each with the value that stands where no other is given.
struct FieldDeclarations {
    private var fields: [(name: String, place: SourcePlace, value: YAMLValue)] = []

    /// Reads the key of an issue or of a front matter.
    init(of mapping: YAMLMapping, into diagnostics: inout Diagnostics) {
        guard let declared = mapping["fields"]?.mapping(named: "fields", into: &diagnostics) else { return }
        for entry in declared.entries {
            if FieldTable.reservedColumns.contains(entry.key) {
                diagnostics.error(.input, "a field cannot be named \(entry.key), which is a column of every table of editions",
                                  at: entry.keyPlace, hint: "give it another name")
            } else if isFieldName(entry.key) {
                fields.append((entry.key, entry.keyPlace, entry.value))
            } else {
                diagnostics.error(.input, "“\(entry.key)” is no name of a field", at: entry.keyPlace, hint: fieldNameHint)
            }
        }
    }

    /// The values for one edition.
    ///
    /// - Parameter editions: the names of all editions of the issue; none for an article, whose values are scalars.
    func values(for edition: String?, of editions: [String] = [], into diagnostics: inout Diagnostics) -> FieldValues {
        var values = FieldValues()
        for field in fields {
            let text = text(of: field.value, named: field.name, for: edition, of: editions, into: &diagnostics)
            values.append(field.name, text.map { checked($0, into: &diagnostics) } ?? "", at: field.place)
        }
        return values
    }

    private func text(of value: YAMLValue, named name: String, for edition: String?, of editions: [String],
                      into diagnostics: inout Diagnostics) -> InlineText? {
        if value.isEmpty { return nil }
        guard let edition, value.isMapping else { return value.inlineText(named: name, into: &diagnostics) }
        guard let byLanguage = value.mapping(named: name, into: &diagnostics) else { return nil }
        byLanguage.warnOfKeys(otherThan: editions, into: &diagnostics)
        if let entry = byLanguage.entries.first(where: { $0.key == edition }) {
            return entry.value.isEmpty ? nil : entry.value.inlineText(named: name, into: &diagnostics)
        }
        diagnostics.warn("\(name) has no text for the edition \(edition)", at: value.place, hint: "add \(edition): to it")
        return nil
    }

    private func checked(_ text: InlineText, into diagnostics: inout Diagnostics) -> String {
        let value = FieldValue(text.string)
        if let fault = value.fault {
            diagnostics.error(.input, "the value has \(fault.words)", at: text.source.place(of: 0, in: text.text), hint: FieldValue.hint)
        }
        return value.text
    }
}

extension Edition {
    /// Takes what its articles declare for themselves and the issue does not.
    mutating func takeFieldsOfArticles() {
        fields = (articles + fillers).reduce(fields) { $0.over($1.story.fields) }
    }

    /// Makes `{{…}}` what it is: a field where the edition declares any, which must be one of them, else what is written.
    mutating func settleFields(into diagnostics: inout Diagnostics) {
        if fields.isEmpty {
            var literal = LiteralFields()
            change(by: &literal)
            return
        }
        for index in masthead.indices { masthead[index].text = masthead[index].text.withoutFieldEscapes() }
        for index in articles.indices { articles[index].story.removeFieldEscapes(in: diagnostics.files) }
        for index in fillers.indices { fillers[index].story.removeFieldEscapes(in: diagnostics.files) }
        var check = FieldCheck(declared: fields, diagnostics: diagnostics)
        change(by: &check)
        diagnostics = check.diagnostics
    }
}

extension Story {
    /// Takes out the backslashes before braces where no reader of Markdown has done so: of the head, and of a plain text.
    fileprivate mutating func removeFieldEscapes(in files: [String]) {
        for part in Head.parts { head[keyPath: part] = head[keyPath: part]?.withoutFieldEscapes() }
        guard ManuscriptReader.isPlainText(files[Int(file.index)]) else { return }
        for index in blocks.indices {
            if case .paragraph(let text) = blocks[index].content { blocks[index].content = .paragraph(text.withoutFieldEscapes()) }
        }
    }
}

/// Leaves braces what they are where nothing is declared.
private struct LiteralFields: FieldChange {
    func changed(_ text: InlineText) -> InlineText {
        var literal = text
        literal.marks.removeAll(where: \.isField)
        return literal
    }

    func changed(payload: String, at place: SourcePlace) -> String { payload }
}

/// Finds fields that are not declared, and changes nothing.
private struct FieldCheck: FieldChange {
    let declared: FieldValues
    var diagnostics: Diagnostics

    mutating func changed(_ text: InlineText) -> InlineText {
        for field in text.fields { check(field.name, at: text.source.place(of: field.range.lowerBound, in: text.text)) }
        for mark in text.marks {
            guard case .link(let address) = mark.kind, address.mentionsFields else { continue }
            check(addressOf: address, at: text.source.place(of: mark.range.lowerBound, in: text.text))
        }
        return text
    }

    mutating func changed(payload: String, at place: SourcePlace) -> String {
        check(addressOf: payload, at: place)
        return payload
    }

    private mutating func check(addressOf address: String, at place: SourcePlace?) {
        for field in Placeholder.all(in: Array(address.utf16)) { check(field.name, at: place) }
    }

    private mutating func check(_ name: String, at place: SourcePlace?) {
        guard declared[name] == nil else { return }
        diagnostics.error(.input, "there is no field \(name)", at: place,
                          hint: hint(for: name, among: declared.names) + "; write \\{{ for braces that are meant")
    }
}
