import Diagnostics

/// Composes an ``InlineText`` out of ranges of a source, with its marks and its way back.
struct TextComposer {
    private let source: SourceText
    private var finder: PlaceFinder
    private var text = InlineText()
    /// The source byte that would carry on the last segment of the map.
    private var next = -1
    private var openMarks: [Int] = []
    /// Whether a blank at the start of what comes next is to go, since what stood between two blanks was left out.
    private var leavesBlankOut = false
    /// Offsets of braces that the author escaped: they begin no field.
    private var escapedBraces: [Int] = []

    init(_ source: SourceText) {
        self.source = source
        finder = PlaceFinder(source)
    }

    /// Appends what stands at a byte range of the source.
    mutating func append(_ range: Range<Int>) {
        var range = range
        if leavesBlankOut, !range.isEmpty {
            leavesBlankOut = false
            if source.bytes[range.lowerBound].isBlank { range = range.lowerBound + 1..<range.upperBound }
        }
        guard !range.isEmpty else { return }
        beginSegment(at: range.lowerBound)
        source.bytes.withUnsafeBufferPointer { bytes in
            appendUTF16(of: UnsafeBufferPointer(rebasing: bytes[range]), to: &text.text)
        }
        next = range.upperBound
    }

    /// Appends characters that the source at `offset` stands for but does not spell.
    mutating func append(_ characters: [UInt8], standingAt offset: Int) {
        leavesBlankOut = false
        next = -1
        beginSegment(at: offset)
        characters.withUnsafeBufferPointer { appendUTF16(of: $0, to: &text.text) }
    }

    /// Appends the space that a line end of the author's becomes.
    mutating func appendSpace() {
        next = -1
        if !endsBlank { text.text.append(0x20) }
        leavesBlankOut = false
    }

    /// Appends a line break that the author set.
    mutating func appendBreak() {
        next = -1
        text.text.append(0x2028)
        leavesBlankOut = false
    }

    /// Says that the brace that comes stands for itself.
    mutating func escapeBrace() { escapedBraces.append(text.text.count) }

    /// Says that something between what came and what comes is left out.
    mutating func leaveOut() { leavesBlankOut = endsBlank }

    mutating func open(_ kind: InlineMark.Kind) {
        openMarks.append(text.marks.count)
        text.marks.append(InlineMark(range: text.text.count..<text.text.count, kind: kind))
    }

    /// Closes the innermost mark, or the innermost that is a span, or none: the author's brackets may lie across his
    /// emphasis. Marks within it that are of the other kind are closed with it and opened again, so that all nest.
    mutating func close(span: Bool = false) {
        var others: [InlineMark.Kind] = []
        while let mark = openMarks.popLast() {
            text.marks[mark].range = text.marks[mark].range.lowerBound..<text.text.count
            if text.marks[mark].kind.isSpan == span {
                for kind in others.reversed() { open(kind) }
                return
            }
            others.append(text.marks[mark].kind)
        }
        preconditionFailure("a mark is closed that was never opened")
    }

    mutating func place(of offset: Int) -> SourcePlace { finder.place(of: offset) }

    /// The text of a reader of Markdown, with its fields marked.
    consuming func finishWithFields() -> InlineText {
        let escapes = escapedBraces
        var text = finish()
        text.markFields(escapes: escapes)
        return text
    }

    /// The text, without blanks at its end and marks over nothing.
    consuming func finish() -> InlineText {
        while let last = text.text.last, last == 0x20 || last == 0x2028 { text.text.removeLast() }
        let end = text.text.count
        for mark in text.marks.indices { text.marks[mark].range = text.marks[mark].range.clamped(to: 0..<end) }
        text.marks.removeAll { $0.range.isEmpty }
        return text
    }

    private var endsBlank: Bool { text.text.last.map { $0 == 0x20 || $0 == 0x2028 } ?? true }

    private mutating func beginSegment(at offset: Int) {
        guard offset != next else { return }
        text.source.append(offset: text.text.count, at: finder.place(of: offset))
    }
}

extension InlineMark.Kind {
    fileprivate var isSpan: Bool {
        if case .span = self { return true }
        return false
    }
}
