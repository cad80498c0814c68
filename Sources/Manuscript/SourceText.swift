import Diagnostics
import Glibc

/// The text of one file: valid UTF-8 without NUL, and its lines.
struct SourceText: Sendable {
    let file: FileID
    let bytes: [UInt8]
    /// Byte ranges of the lines without their line ends (LF, CRLF or a lone CR). The first begins behind a byte order mark.
    let lines: [Range<Int>]

    init(file: FileID, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        self.lines = Self.lines(of: bytes)
    }

    /// The place of the byte at `offset`. Costs the length of its line; see ``PlaceFinder`` for many places in a row.
    func place(of offset: Int) -> SourcePlace {
        var finder = PlaceFinder(self)
        return finder.place(of: offset)
    }

    /// The line (from 0) that the byte at `offset` stands on; a line end belongs to the line it closes.
    func line(of offset: Int) -> Int {
        var low = 0, high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// `range` without spaces and tabs at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound, high = range.upperBound
        while low < high, bytes[low].isBlank { low += 1 }
        while low < high, bytes[high - 1].isBlank { high -= 1 }
        return low..<high
    }

    func isBlank(line: Int) -> Bool { trimmed(lines[line]).isEmpty }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { bytes in
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var nextFeed = offset(of: .lineFeed, in: bytes, from: start)
            var nextReturn = offset(of: .carriageReturn, in: bytes, from: start)
            while start < bytes.count {
                let end = min(nextFeed, nextReturn)
                lines.append(start..<end)
                start = end + (nextReturn + 1 == nextFeed ? 2 : 1)
                if nextFeed < start { nextFeed = offset(of: .lineFeed, in: bytes, from: start) }
                if nextReturn < start { nextReturn = offset(of: .carriageReturn, in: bytes, from: start) }
            }
        }
        return lines
    }

    /// Where `byte` comes next; the end of the bytes where it does not.
    private static func offset(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return bytes.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

/// Finds places one behind the other without counting a long line anew for each.
struct PlaceFinder {
    private let source: SourceText
    private var offset = 0
    private var line = -1
    private var column = 1

    init(_ source: SourceText) { self.source = source }

    /// The place of the byte at `offset`; cheap where offsets grow.
    mutating func place(of target: Int) -> SourcePlace {
        let isSameLine = line >= 0 && target >= offset
            && (line + 1 == source.lines.count || target < source.lines[line + 1].lowerBound)
        if !isSameLine {
            line = source.line(of: target)
            offset = source.lines.isEmpty ? 0 : source.lines[line].lowerBound
            column = 1
        }
        if offset < target {
            column += source.bytes[offset..<target].reduce(into: 0) { $0 += $1.isContinuation ? 0 : 1 }
            offset = target
        }
        return SourcePlace(file: source.file, line: line + 1, column: column)
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// A space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// A byte within a UTF-8 sequence that is not its first.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Source: CommonMark 0.29, "ASCII punctuation character".
    var isASCIIPunctuation: Bool {
        (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40)
            || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
    }
}
