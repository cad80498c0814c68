/// Decides which lines are one paragraph.
struct LineJoining {
    /// Whether a line goes on with the one before it, and how sure that is.
    enum Verdict: Hashable {
        case joins(Confidence)
        case parts(Confidence)
    }

    let lines: [RawLine]
    let measures: LineMeasures
    private let ends: [LineEnd]
    private let starts: [LineStart]
    /// Whether lines that go on end in a blank, so that one without has ended its paragraph.
    private let blankGoesOn: Bool

    init(_ lines: [RawLine]) {
        self.lines = lines
        measures = LineMeasures(lines)
        ends = lines.map { LineEnd($0.text.characters) }
        starts = lines.map { LineStart($0.text.characters) }
        blankGoesOn = Self.blankGoesOn(lines, ends, starts)
    }

    private static func blankGoesOn(_ lines: [RawLine], _ ends: [LineEnd], _ starts: [LineStart]) -> Bool {
        let wrapped = lines.indices.dropLast().filter { ends[$0].isOpen && ends[$0] != .hyphen && starts[$0 + 1].isLowercase }
        return wrapped.count >= 20 && wrapped.count(where: { lines[$0].endsInBlank }) * 20 >= wrapped.count * 19
    }

    /// - Parameter opensBlock: whether the line before begins a block of its own.
    func verdict(before index: Int, opensBlock: Bool) -> Verdict {
        let width = measures.widths[index - 1]
        return width > 0 ? wrapped(before: index, width, opensBlock) : unwrapped(before: index)
    }

    /// Of lines that were broken for a column.
    private func wrapped(before index: Int, _ width: Int, _ opensBlock: Bool) -> Verdict {
        let line = lines[index - 1], end = ends[index - 1], start = starts[index], usual = measures.gaps[index - 1]
        let gap = lines[index].gap, turns = lines[index].page != line.page || gap >= usual + 2
        // The first word of the next line would have found room: the line was ended on purpose.
        let hadRoom = (line.length + 1 + start.firstWord) * 100 < width * measures.fullness
        if gap < usual, !end.isOpen || hadRoom { return .parts(.high) }
        if end == .sentence, isShortAndOpen(index, width) { return .parts(.high) }
        if gap > usual || turns { return behindGap(end, start, hadRoom: hadRoom, turns: turns) }
        if beginsItem(index), end == .sentence || end == .pause || hadRoom { return .parts(.high) }
        switch end {
        case .sentence, .pause: return hadRoom || blankGoesOn && !line.endsInBlank ? .parts(.high) : .joins(.high)
        case .hyphen, .dangling: return .joins(.high)
        case .open:
            if !hadRoom || start.isLowercase { return .joins(.high) }
            // Without capitals only a line that is far from full tells that it stands alone.
            return start.isUppercase || opensBlock && line.length * 100 <= width * 60 ? .parts(.high) : .joins(.high)
        }
    }

    /// A short line without an end above a line that begins anew: within a paragraph there is none such.
    private func isShortAndOpen(_ index: Int, _ width: Int) -> Bool {
        guard ends[index] == .open, index + 1 < lines.count, !starts[index + 1].isLowercase else { return false }
        return lines[index].length * 100 <= width * 55
    }

    /// A dash behind a sentence that is not over is no mark of a list, unless that line has one too.
    private func beginsItem(_ index: Int) -> Bool {
        guard let marker = starts[index].marker else { return false }
        guard marker.kind == .bullet || marker.kind == .dash else { return true }
        return !ends[index - 1].isOpen || starts[index - 1].marker?.kind == marker.kind
    }

    /// Behind more empty lines than lines of a paragraph have between them: another paragraph, or the next page.
    private func behindGap(_ end: LineEnd, _ start: LineStart, hadRoom: Bool, turns: Bool) -> Verdict {
        guard end.isOpen, start.marker == nil else { return .parts(.high) }
        if start.isLowercase { return .joins(.high) }
        if hadRoom { return .parts(.high) }
        if end == .hyphen || end == .dangling { return .joins(.high) }
        return turns && !start.isUppercase ? .joins(.medium) : .parts(.medium)
    }

    /// Of lines that are a paragraph each: only a page may have cut one in two.
    private func unwrapped(before index: Int) -> Verdict {
        let end = ends[index - 1], start = starts[index]
        if end == .hyphen, start.isLowercase, lines[index].gap == 0 { return .joins(.high) }
        guard end.isOpen, start.marker == nil, lines[index - 1].length > 60 else { return .parts(.high) }
        if start.isLowercase { return .joins(.high) }
        if start.isUppercase { return .parts(.high) }
        return end == .open ? .parts(.medium) : .joins(.high)
    }
}
