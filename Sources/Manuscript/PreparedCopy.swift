/// An article's body as it is handed to CommonMark: line for line the author's, but for a few edits.
///
/// CommonMark knows nothing of native digits, fenced divs, notes and emphasis beside « », so these are put in words it knows.
/// Each edit is on record, and what is set is always taken from the source, never from the copy; so an edit that CommonMark
/// reads as something else (in a code block, say) leaves no trace.
struct PreparedCopy {
    /// The author's bytes at `source` that were replaced by the bytes at `copy`; an empty `source` is an insertion.
    struct Edit: Equatable {
        var copy: Range<Int>
        var source: Range<Int>
    }

    /// A note that a line begins with.
    struct NoteLabel {
        /// The source bytes between `[^` and `]`.
        var label: Range<Int>
        /// The source byte of `[`.
        var opening: Int
        /// The byte of its line in the copy where its marker stands.
        var column: Int
    }

    let source: SourceText
    /// The line of the source (from 0) that is the copy's first.
    let firstLine: Int
    let bytes: [UInt8]
    /// Byte ranges of the copy's lines, without line ends.
    let lines: [Range<Int>]
    /// In the order of the copy.
    let edits: [Edit]
    /// Kinds of the native digits that a line begins a list item with, by line of the copy (from 0).
    let listDigits: [Int: List.Digits]
    /// Source bytes of the fences of divs, by line of the copy (from 0).
    let fences: [Int: Range<Int>]
    /// The notes that lines begin with, by line of the copy (from 0); CommonMark takes them for items of lists.
    let notes: [Int: NoteLabel]
    let spans: BracketedSpans
    /// The brackets of spans, and what else sentinels stand for, by byte of the copy.
    let spanEdges: [Int: BracketedSpans.Edge]
    /// The bytes of the copy from a span's opening to its closing, as far as they are known; indexed as the spans.
    let spanRanges: [(opening: Int?, closing: Int?)]

    /// - Parameter firstLine: The line of the source (from 0) that the body begins with.
    init(of source: SourceText, from firstLine: Int) {
        var preparer = CopyPreparer(source, from: firstLine)
        preparer.run()
        self.source = source
        self.firstLine = firstLine
        bytes = preparer.bytes
        lines = preparer.lines
        edits = preparer.edits
        listDigits = preparer.listDigits
        fences = preparer.fences
        notes = preparer.notes
        spans = preparer.spans
        spanEdges = preparer.spanEdges
        spanRanges = preparer.spanRanges
    }
}

// MARK: - Sentinels

extension PreparedCopy {
    /// U+FDD0: a letter to CommonMark, and none of Unicode's characters.
    static let letterSentinel: [UInt8] = [0xEF, 0xB7, 0x90]
    /// U+FDD1, U+FDD2: letters too. They stand for the brackets of a span, the second with what is said of it.
    static let openingSentinel: [UInt8] = [0xEF, 0xB7, 0x91]
    static let closingSentinel: [UInt8] = [0xEF, 0xB7, 0x92]
    /// U+16ED: a mark to CommonMark, as the brackets of a note are. It stands for a reference to one.
    static let noteSentinel: [UInt8] = [0xE1, 0x9B, 0xAD]
    /// U+FDD3: a letter. It stands for the braces behind a picture with what is between them.
    static let pictureSentinel: [UInt8] = [0xEF, 0xB7, 0x93]
    /// U+1680: a space to CommonMark, of a script that no newsletter is written in.
    static let spaceSentinel: [UInt8] = [0xE1, 0x9A, 0x80]
    /// Stands for a fence: HTML to CommonMark, which may interrupt a paragraph and does not close an author's comment.
    static let fenceSentinel = Array("<?:::?>".utf8)
}

// MARK: - The way back

extension PreparedCopy {
    /// `address`, which CommonMark took from the copy, as it stands in the source.
    static func removingSentinels(from address: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = address[...]
        while let byte = rest.first {
            if rest.starts(with: letterSentinel) || rest.starts(with: spaceSentinel) { rest = rest.dropFirst(3); continue }
            kept.append(byte)
            rest = rest.dropFirst()
        }
        return kept
    }

    /// The source bytes behind a range of one line of the copy, insertions left out, in order and as few as possible.
    ///
    /// An edit that the range touches is given whole.
    func sourceRanges(of range: Range<Int>, in line: Int, _ body: (Range<Int>) -> Void) {
        var edit = firstEdit(endingAfter: range.lowerBound)
        var shift = shift(before: edit, in: line)
        var at = range.lowerBound, pending = range.lowerBound + shift..<range.lowerBound + shift
        func add(_ more: Range<Int>) {
            if more.lowerBound == pending.upperBound { pending = pending.lowerBound..<more.upperBound; return }
            if !pending.isEmpty { body(pending) }
            pending = more
        }
        while edit < edits.count, edits[edit].copy.lowerBound < range.upperBound {
            let next = edits[edit]
            if at < next.copy.lowerBound { add(at + shift..<next.copy.lowerBound + shift) }
            add(next.source)
            at = next.copy.upperBound
            shift = next.source.upperBound - at
            edit += 1
        }
        if at < range.upperBound { add(at + shift..<range.upperBound + shift) }
        if !pending.isEmpty { body(pending) }
    }

    /// The source byte that the copy's byte at `offset` stands for, or that follows it where it was inserted.
    func sourceOffset(of offset: Int, in line: Int) -> Int {
        let edit = firstEdit(endingAfter: offset)
        if edit < edits.count, edits[edit].copy.contains(offset) { return edits[edit].source.lowerBound }
        return offset + shift(before: edit, in: line)
    }

    private func firstEdit(endingAfter offset: Int) -> Int {
        var low = 0, high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].copy.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What to add to an offset of the copy that lies in `line` and before edit number `edit` but after the one before it.
    private func shift(before edit: Int, in line: Int) -> Int {
        if edit > 0, edits[edit - 1].copy.lowerBound >= lines[line].lowerBound {
            return edits[edit - 1].source.upperBound - edits[edit - 1].copy.upperBound
        }
        return source.lines[firstLine + line].lowerBound - lines[line].lowerBound
    }
}
