public import Diagnostics

extension Edition {
    /// The edition with values in the place of its fields, and with its own where `values` has none.
    ///
    /// Blocks without a field stay the same values, so that filling takes microseconds. A value is text and nothing else: no
    /// character of it is Markdown. It stands in the source where its placeholder does. What has no words left vanishes.
    /// A value for a field that the edition does not have is an error.
    public func filled(with values: FieldValues, into diagnostics: inout Diagnostics) -> Edition {
        values.report(unlessIn: fields, into: &diagnostics)
        guard !fields.isEmpty else { return self }
        var edition = self, filling = FieldFilling(values.over(fields), diagnostics)
        edition.change(by: &filling)
        for story in edition.articles + edition.fillers { story.story.reportEmptiedNotes(into: &filling.diagnostics) }
        diagnostics = filling.diagnostics
        return edition
    }
}

extension Issue {
    /// Fills all its editions; see ``Edition/filled(with:into:)``.
    public mutating func fill(with values: FieldValues, into diagnostics: inout Diagnostics) {
        for index in editions.indices { editions[index] = editions[index].filled(with: values, into: &diagnostics) }
    }
}

extension FieldValues {
    /// Says which of the names are none of `declared`.
    func report(unlessIn declared: FieldValues, into diagnostics: inout Diagnostics) {
        for (name, place) in zip(names, places) where declared[name] == nil {
            diagnostics.error(place == nil ? .usage : .input, "the issue has no field \(name)", at: place,
                              hint: declared.isEmpty ? "fields are declared in issue.yaml: fields: {\(name): …}"
                                  : hint(for: name, among: declared.names))
        }
    }
}

extension Story {
    /// A note is referred to, so it cannot vanish.
    fileprivate func reportEmptiedNotes(into diagnostics: inout Diagnostics) {
        for note in notes where note.blocks.isEmpty {
            diagnostics.error(.input, "nothing is left of this note, since its fields are empty", at: note.place,
                              hint: "write something beside them")
        }
    }
}

/// Puts values where texts say `{{name}}`.
struct FieldFilling: FieldChange {
    private let values: FieldValues
    /// Indexed as the values; a line feed is a line break of the author's.
    private let units: [[UInt16]]
    var diagnostics: Diagnostics

    init(_ values: FieldValues, _ diagnostics: Diagnostics) {
        self.values = values
        self.diagnostics = diagnostics
        units = values.values.map { value in value.utf16.map { $0 == 0x0A ? 0x2028 : $0 } }
    }

    mutating func changed(_ text: InlineText) -> InlineText {
        var filled = text
        filled.marks = text.marks.compactMap { mark in
            guard case .link(let address) = mark.kind, address.mentionsFields else { return mark }
            return link(to: address, at: text.source.place(of: mark.range.lowerBound, in: text.text)).map {
                InlineMark(range: mark.range, kind: .link($0))
            }
        }
        let fields = filled.fields
        filled.marks.removeAll(where: \.isField)
        return fields.isEmpty ? filled : filled.changed(edits(fields, of: filled.text))
    }

    /// What each placeholder becomes.
    private func edits(_ fields: [Placeholder], of text: [UInt16]) -> [InlineText.Edit] {
        var gaps = FieldGaps(text)
        return fields.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { field in
            let units = values.names.firstIndex(of: field.name).map { self.units[$0] } ?? []
            return InlineText.Edit(range: gaps.close(field.range, with: units), units: units)
        }
    }

    mutating func changed(payload: String, at place: SourcePlace) -> String {
        let filled = address(payload)
        if filled.utf8.count <= QRCode.longestPayload { return filled }
        diagnostics.error(.input, "the code is to say \(filled.utf8.count) bytes with its fields, and \(QRCode.longestPayload) are the most",
                          at: place, hint: "give the field a shorter value")
        return filled
    }

    /// Where a link leads with its fields; nil where it leads nowhere or may not lead there.
    private mutating func link(to pattern: String, at place: SourcePlace?) -> String? {
        let filled = address(pattern)
        if isSafeAddress(filled) { return filled.isEmpty ? nil : filled }
        diagnostics.warn("a link is left out, and its text set", at: place, hint: safeAddressHint, rule: "link-scheme")
        return nil
    }

    /// An address with its fields, whose blanks are escaped behind a scheme.
    /// Source: RFC 3986, sections 2.1 and 3.1.
    private func address(_ pattern: String) -> String {
        let units = Array(pattern.utf16), blank = Array("%20".utf16)
        var filled: [UInt16] = [], at = 0
        for field in Placeholder.all(in: units) {
            filled += units[at..<field.range.lowerBound]
            let isWithinAddress = hasSafeScheme(String(decoding: filled, as: UTF16.self))
            for unit in (values[field.name] ?? "").utf16 {
                let isBlank = unit == 0x20 || unit == 0x0A
                if isBlank { filled += isWithinAddress ? blank : [0x20] } else { filled.append(unit) }
            }
            at = field.range.upperBound
        }
        return String(decoding: filled + units[at...], as: UTF16.self)
    }
}

/// Goes through the placeholders of a text, and closes the gaps of those that vanish: of two blanks or line breaks around one,
/// or of one at the text's beginning or end, one goes too.
private struct FieldGaps {
    private let text: [UInt16]
    /// Where the last placeholder ended, with what it took; and the unit that then stands last, nil at the beginning.
    private var end = 0
    private var last: UInt16?

    init(_ text: [UInt16]) { self.text = text }

    /// What goes for a placeholder.
    mutating func close(_ range: Range<Int>, with units: [UInt16]) -> Range<Int> {
        let isApart = range.lowerBound > end
        let before = isApart ? text[range.lowerBound - 1] : last, after = range.upperBound < text.count ? text[range.upperBound] : nil
        var gone = range
        if units.isEmpty, Self.isGap(before), Self.isGap(after) {
            if isApart, before == after || before == 0x20 || after == nil {
                gone = range.lowerBound - 1..<range.upperBound
            } else if after != nil {
                let blanks = before == nil ? text[range.upperBound...].prefix { $0 == 0x20 }.count : 0
                gone = range.lowerBound..<range.upperBound + max(1, blanks)
            }
        }
        if gone.lowerBound > end { last = text[gone.lowerBound - 1] }
        last = units.last ?? last
        end = gone.upperBound
        return gone
    }

    /// Whether a blank or a line break stands there, or nothing at all.
    private static func isGap(_ unit: UInt16?) -> Bool { unit.map { $0 == 0x20 || $0 == 0x2028 } ?? true }
}

extension InlineMark {
    /// Whether it stands for a value.
    var isField: Bool {
        if case .field = kind { return true }
        return false
    }
}
