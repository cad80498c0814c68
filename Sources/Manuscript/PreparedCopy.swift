import Diagnostics

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

    let source: SourceText
    /// The line of the source (from 0) that is the copy's first.
    let firstLine: Int
    private(set) var bytes: [UInt8] = []
    /// Byte ranges of the copy's lines, without line ends.
    private(set) var lines: [Range<Int>] = []
    /// In the order of the copy.
    private(set) var edits: [Edit] = []
    /// Kinds of the native digits that a line begins a list item with, by line of the copy (from 0).
    private(set) var listDigits: [Int: List.Digits] = [:]
    /// Source bytes of the fences of divs, by line of the copy (from 0).
    private(set) var fences: [Int: Range<Int>] = [:]
    /// The notes that lines begin with, by line of the copy (from 0); CommonMark takes them for items of lists.
    private(set) var notes: [Int: NoteLabel] = [:]
    /// What makes an item of a list of a note; of a kind that the author has no list of, where there is such a kind.
    private let noteMarker: [UInt8]
    let spans: BracketedSpans
    /// The brackets of spans, and what else sentinels stand for, by byte of the copy.
    private(set) var spanEdges: [Int: BracketedSpans.Edge] = [:]
    /// The bytes of the copy from a span's opening to its closing, as far as they are known; indexed as the spans.
    private(set) var spanRanges: [(opening: Int?, closing: Int?)]
    /// The source byte behind the last bracket of a span.
    private var endOfLastEdge = -1

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
    private static let fenceSentinel = Array("<?:::?>".utf8)

    init(of source: SourceText, from firstLine: Int) {
        self.source = source
        self.firstLine = firstLine
        spans = BracketedSpans(in: source, from: firstLine)
        spanRanges = Array(repeating: (nil, nil), count: spans.spans.count)
        noteMarker = Self.noteMarker(for: source, from: firstLine)
        bytes.reserveCapacity(source.bytes.count + 64)
        for line in source.lines[min(firstLine, source.lines.count)...] { append(line: line) }
    }

    private mutating func append(line: Range<Int>) {
        let start = bytes.count
        let body = appendContainers(of: line)
        if source.bytes[body..<line.upperBound].starts(with: [0x3A, 0x3A, 0x3A]) {
            fences[lines.count] = source.trimmed(body..<line.upperBound)
            replace(body..<line.upperBound, with: Self.fenceSentinel)
        } else {
            appendText(appendNoteLabel(at: body, of: line, beginningAt: start)..<line.upperBound, of: line)
        }
        lines.append(start..<bytes.count)
        bytes.append(.lineFeed)
    }

    private mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
        edits.append(Edit(copy: bytes.count..<bytes.count + replacement.count, source: range))
        bytes += replacement
    }

    private mutating func insert(_ sentinel: [UInt8], at offset: Int) {
        replace(offset..<offset, with: sentinel)
    }
}

// MARK: - Lists with native digits

extension PreparedCopy {
    /// Appends the indents, quote and list markers that a line begins with, native digits as European ones, and returns where
    /// the rest begins.
    private mutating func appendContainers(of line: Range<Int>) -> Int {
        var at = line.lowerBound
        while true {
            let start = at
            while at < line.upperBound, source.bytes[at].isBlank { at += 1 }
            bytes += source.bytes[start..<at]
            guard at < line.upperBound else { return at }
            if let (digits, marker) = nativeMarker(at: at, in: line) {
                if listDigits[lines.count] == nil { listDigits[lines.count] = digits }
                for digit in stride(from: at, to: marker.upperBound - 1, by: 2) {
                    replace(digit..<digit + 2, with: [0x30 + source.bytes[digit + 1] & 0x0F])
                }
                bytes.append(source.bytes[marker.upperBound - 1])
                at = marker.upperBound
            } else if let marker = europeanMarker(at: at, in: line) {
                bytes += source.bytes[marker]
                at = marker.upperBound
            } else {
                return at
            }
        }
    }

    /// `>`, a bullet or a number in European digits.
    private func europeanMarker(at start: Int, in line: Range<Int>) -> Range<Int>? {
        var at = start
        switch source.bytes[at] {
        case UInt8(ascii: ">"): return start..<start + 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): at += 1
        default:
            while at < line.upperBound, source.bytes[at].isDigit { at += 1 }
            guard at > start, let end = delimiter(at: at, in: line) else { return nil }
            at = end
        }
        return isBlankOrEnd(at, in: line) ? start..<at : nil
    }

    /// One to nine Arabic-Indic or Persian digits, each of two bytes, with a delimiter and a space behind them.
    private func nativeMarker(at start: Int, in line: Range<Int>) -> (List.Digits, Range<Int>)? {
        var at = start
        var digits: List.Digits?
        while at + 1 < line.upperBound, let kind = nativeDigit(source.bytes[at], source.bytes[at + 1]), digits == nil || digits == kind {
            digits = kind
            at += 2
        }
        guard let digits, at - start <= 18, let end = delimiter(at: at, in: line), isBlankOrEnd(end, in: line) else { return nil }
        return (digits, start..<end)
    }

    private func nativeDigit(_ lead: UInt8, _ trail: UInt8) -> List.Digits? {
        switch (lead, trail) {
        case (0xD9, 0xA0...0xA9): .arabicIndic
        case (0xDB, 0xB0...0xB9): .persian
        default: nil
        }
    }

    private func delimiter(at offset: Int, in line: Range<Int>) -> Int? {
        guard offset < line.upperBound else { return nil }
        return source.bytes[offset] == UInt8(ascii: ".") || source.bytes[offset] == UInt8(ascii: ")") ? offset + 1 : nil
    }

    private func isBlankOrEnd(_ offset: Int, in line: Range<Int>) -> Bool {
        offset >= line.upperBound || source.bytes[offset].isBlank
    }
}

// MARK: - Notes

extension PreparedCopy {
    /// A note that a line begins with.
    struct NoteLabel {
        /// The source bytes between `[^` and `]`.
        var label: Range<Int>
        /// The source byte of `[`.
        var opening: Int
        /// The byte of its line in the copy where its marker stands.
        var column: Int
    }

    /// Appends what stands for the label that a note begins with, `[^1]:`, and returns where the note's text begins.
    ///
    /// An item whose text stands four bytes in takes further blocks by the same rule as a note: four spaces before each.
    private mutating func appendNoteLabel(at start: Int, of line: Range<Int>, beginningAt lineStart: Int) -> Int {
        guard let end = endOfNoteLabel(in: source.bytes[start..<line.upperBound]), end < line.upperBound,
              source.bytes[end] == UInt8(ascii: ":") else { return start }
        let text = source.bytes[end + 1..<line.upperBound].drop(while: \.isBlank).startIndex
        let indent = bytes[lineStart...].reversed().prefix { $0 == 0x20 }.count
        let width = max(noteMarker.count + 1, 4 - (indent < 4 ? indent : 0))
        notes[lines.count] = NoteLabel(label: start + 2..<end - 1, opening: start, column: bytes.count - lineStart)
        replace(start..<text, with: noteMarker + Array(repeating: 0x20, count: width - noteMarker.count))
        // An item that is empty at first ends with the line, a note does not.
        if text == line.upperBound { insert(Self.letterSentinel, at: text) }
        return text
    }

    /// A marker of lists that no line of the author's may begin with; if all do, the rarest.
    private static func noteMarker(for source: SourceText, from firstLine: Int) -> [UInt8] {
        let markers = ["+", "1)", "*", "1.", "-"].map { Array($0.utf8) }
        guard source.bytes.contains(UInt8(ascii: "^")) else { return markers[0] }
        var used: Set<UInt8> = []
        for line in source.lines[min(firstLine, source.lines.count)...] {
            let head = source.bytes[line].prefix { byte in
                byte.isBlank || byte.isDigit || byte >= 0x80 || [0x3E, 0x2B, 0x2D, 0x2A, 0x2E, 0x29].contains(byte)
            }
            used.formUnion(head)
        }
        return markers.first { !used.contains($0.last ?? 0) } ?? markers[0]
    }
}

/// Where the label of a note, `[^…]`, ends that `text` begins with; nil where it begins with none.
func endOfNoteLabel(in text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: [0x5B, 0x5E]) else { return nil }
    let label = text.dropFirst(2).prefix(200).prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    guard !label.isEmpty, label.endIndex < text.endIndex, text[label.endIndex] == UInt8(ascii: "]") else { return nil }
    return label.endIndex + 1
}

// MARK: - Emphasis and HTML

extension PreparedCopy {
    /// Appends running text with sentinels where CommonMark would misread it.
    private mutating func appendText(_ text: Range<Int>, of line: Range<Int>) {
        var at = text.lowerBound, copied = text.lowerBound
        while at < text.upperBound {
            let byte = source.bytes[at]
            if byte == UInt8(ascii: "*") {
                bytes += source.bytes[copied..<at]
                at = appendAsterisks(at: at, in: line)
                copied = at
            } else if byte == UInt8(ascii: "<"), opensRareHTML(at: at, in: line) {
                bytes += source.bytes[copied...at]
                at += 1
                insert(Self.letterSentinel, at: at)
                copied = at
            } else if let edge = spans.edges[at] {
                bytes += source.bytes[copied..<at]
                at = append(edge)
                copied = at
            } else {
                at += 1
            }
        }
        bytes += source.bytes[copied..<text.upperBound]
    }

    /// Appends what stands for a bracket of a span, a reference or the attributes of a picture; returns the source byte
    /// behind that.
    private mutating func append(_ edge: BracketedSpans.Edge) -> Int {
        spanEdges[bytes.count] = edge
        switch edge {
        case .note(let range):
            replace(range, with: Self.noteSentinel)
            return range.upperBound
        case .picture(let attributes):
            replace(attributes.lowerBound - 1..<attributes.upperBound + 1, with: Self.pictureSentinel)
            return attributes.upperBound + 1
        case .opening(let number):
            spanRanges[number].opening = bytes.count
            endOfLastEdge = spans.spans[number].opening + 1
            replace(spans.spans[number].opening..<endOfLastEdge, with: Self.openingSentinel)
        case .closing(let number):
            spanRanges[number].closing = bytes.count
            endOfLastEdge = spans.spans[number].attributes.upperBound + 1
            replace(spans.spans[number].closing..<endOfLastEdge, with: Self.closingSentinel)
        }
        return endOfLastEdge
    }

    /// Processing instructions, declarations and CDATA, which no author of an article means, and which would take cmark a time
    /// that grows with the square of the text. They are set as they stand.
    private func opensRareHTML(at offset: Int, in line: Range<Int>) -> Bool {
        guard offset + 1 < line.upperBound else { return false }
        if source.bytes[offset + 1] == UInt8(ascii: "?") { return true }
        return source.bytes[offset + 1] == UInt8(ascii: "!") && !source.bytes[offset..<line.upperBound].starts(with: Array("<!--".utf8))
    }

    /// Appends the run of asterisks at `start` and what lets it open and close emphasis; returns its end.
    ///
    /// By CommonMark a run between a mark and a letter looks one way only: in `**«گفت»**که` the second run could not close.
    /// A letter between the mark and the run makes it look both ways, and the pairing decides. Marks that open keep a run
    /// before a letter an opener, and only such marks make a run behind a letter one.
    /// Source: CommonMark 0.29, 6.4, left- and right-flanking delimiter runs.
    private mutating func appendAsterisks(at start: Int, in line: Range<Int>) -> Int {
        var end = start
        while end < line.upperBound, source.bytes[end] == UInt8(ascii: "*") { end += 1 }
        guard !isEscaped(start, in: line) else {
            bytes.append(source.bytes[start])
            return start + 1
        }
        // Brackets of spans are letters in the copy.
        let before = endOfLastEdge == start ? .letter : Neighbour(before: start, in: source.bytes[line])
        let after = spans.edges[end]?.isBracket == true ? .letter : Neighbour(at: end, in: source.bytes[line])
        let isSum = end - start == 1 && (before == .digit || after == .digit)
        let sentinel: [UInt8]? = isSum && before == after ? Self.spaceSentinel : isSum ? nil : Self.letterSentinel
        let isBefore = before.isMark && before != .openingMark && after.isLetter
        let isAfter = before.isLetter && (after == .openingMark || after == .quoteMark)
        let isTimes = sentinel == Self.spaceSentinel
        if let sentinel, isBefore || isTimes { insert(sentinel, at: start) }
        bytes += source.bytes[start..<end]
        if let sentinel, isAfter || isTimes { insert(sentinel, at: end) }
        return end
    }

    private func isEscaped(_ offset: Int, in line: Range<Int>) -> Bool {
        let backslashes = source.bytes[line.lowerBound..<offset].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return backslashes % 2 == 1
    }
}

/// What stands beside a run of asterisks.
private enum Neighbour: Equatable {
    case space, letter, digit
    /// `(`, `[`, «, “ and the like.
    case openingMark
    /// A mark that may open as well as close: `"`, `'`, „ and the signs that open code, HTML and entities.
    case quoteMark
    case otherMark

    var isLetter: Bool { self == .letter || self == .digit }
    var isMark: Bool { self == .openingMark || self == .quoteMark || self == .otherMark }

    init(before offset: Int, in line: ArraySlice<UInt8>) {
        var start = offset
        while start > line.startIndex {
            start -= 1
            if !line[start].isContinuation { break }
        }
        self = start < offset ? Neighbour(at: start, in: line) : .space
    }

    init(at offset: Int, in line: ArraySlice<UInt8>) {
        var iterator = line[min(offset, line.endIndex)...].prefix(4).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { self = .space; return }
        self.init(scalar)
    }

    private init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "'", "`", "<", "&", "“", "”", "„", "‘", "’", "‚": self = .quoteMark
        default:
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
            case .decimalNumber: self = .digit
            case .openPunctuation, .initialPunctuation: self = .openingMark
            case .closePunctuation, .finalPunctuation, .connectorPunctuation, .dashPunctuation, .otherPunctuation,
                 .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: self = .otherMark
            default: self = .letter
            }
        }
    }
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
