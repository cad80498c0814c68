import Diagnostics

extension InlineText {
    /// Units put in the place of others.
    struct Edit: Equatable {
        /// UTF-16 units of the text as it was.
        var range: Range<Int>
        var units: [UInt16] = []
    }

    /// The text with edits that rise and lie apart; its marks keep what they are over, and those over nothing go.
    ///
    /// What is put in stands, unit for unit, at the place of the first unit that it is put for.
    func changed(_ edits: [Edit]) -> InlineText {
        var made = InlineText(), at = 0
        for edit in edits {
            made.appendStretch(at..<edit.range.lowerBound, of: self)
            if let place = source.place(of: edit.range.lowerBound, in: text) { made.append(edit.units, allAt: place) }
            else { made.text += edit.units }
            at = edit.range.upperBound
        }
        made.appendStretch(at..<text.count, of: self)
        let shifts = Shifts(edits)
        made.marks = marks.compactMap { mark in
            let range = shifts.offset(of: mark.range.lowerBound)..<shifts.offset(of: mark.range.upperBound)
            return range.isEmpty ? nil : InlineMark(range: range, kind: mark.kind)
        }
        return made
    }

    /// Appends a stretch of another text, without its marks.
    private mutating func appendStretch(_ range: Range<Int>, of other: InlineText) {
        guard !range.isEmpty else { return }
        source.append(other.source.part(range, of: other.text), shiftedBy: text.count)
        text += other.text[range]
    }

    private mutating func append(_ units: [UInt16], allAt place: SourcePlace) {
        for unit in units {
            if !UTF16.isTrailSurrogate(unit) { source.append(offset: text.count, at: place) }
            text.append(unit)
        }
    }
}

/// Where the offsets of a text are once it is edited.
private struct Shifts {
    private let edits: [InlineText.Edit]

    init(_ edits: [InlineText.Edit]) { self.edits = edits }

    /// What begins or ends within an edit does so where the edit begins.
    func offset(of old: Int) -> Int {
        var shift = 0
        for edit in edits {
            if old <= edit.range.lowerBound { break }
            if old < edit.range.upperBound { return edit.range.lowerBound + shift }
            shift += edit.units.count - edit.range.count
        }
        return old + shift
    }
}
