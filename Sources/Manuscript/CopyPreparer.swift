/// Makes a ``PreparedCopy`` of an article's body, line by line.
struct CopyPreparer {
    let source: SourceText
    let firstLine: Int
    let spans: BracketedSpans
    /// What stands for a note: a marker that makes it an item of a list.
    let noteMarker: [UInt8]
    /// See ``PreparedCopy`` for these.
    var bytes: [UInt8] = []
    var lines: [Range<Int>] = []
    var edits: [PreparedCopy.Edit] = []
    var listDigits: [Int: List.Digits] = [:]
    var fences: [Int: Range<Int>] = [:]
    var notes: [Int: PreparedCopy.NoteLabel] = [:]
    var spanEdges: [Int: BracketedSpans.Edge] = [:]
    var spanRanges: [(opening: Int?, closing: Int?)]
    /// The source byte behind the last bracket of a span.
    var endOfLastEdge = -1

    init(_ source: SourceText, from firstLine: Int) {
        self.source = source
        self.firstLine = min(firstLine, source.lines.count)
        spans = BracketedSpans(in: source, from: firstLine)
        spanRanges = Array(repeating: (nil, nil), count: spans.spans.count)
        noteMarker = Self.noteMarker(for: source, from: self.firstLine)
    }

    mutating func run() {
        bytes.reserveCapacity(source.bytes.count + 64)
        for line in source.lines[firstLine...] { append(line: line) }
    }

    private mutating func append(line: Range<Int>) {
        let start = bytes.count
        let body = appendContainers(of: line)
        if source.bytes[body..<line.upperBound].starts(with: [0x3A, 0x3A, 0x3A]) {
            fences[lines.count] = source.trimmed(body..<line.upperBound)
            replace(body..<line.upperBound, with: PreparedCopy.fenceSentinel)
        } else {
            appendText(appendNoteLabel(at: body, of: line, beginningAt: start)..<line.upperBound, of: line)
        }
        lines.append(start..<bytes.count)
        bytes.append(.lineFeed)
    }

    mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
        edits.append(PreparedCopy.Edit(copy: bytes.count..<bytes.count + replacement.count, source: range))
        bytes += replacement
    }

    mutating func insert(_ sentinel: [UInt8], at offset: Int) {
        replace(offset..<offset, with: sentinel)
    }
}
