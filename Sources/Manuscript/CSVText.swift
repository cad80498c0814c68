import Diagnostics

/// The records of a table as spreadsheets save it, one by one. Source: RFC 4180, section 2.
///
/// Beyond the RFC, a record may end in LF or CR alone, cells may be parted by semicolons or tabs, blanks may stand around the
/// quotation marks of a cell, and a quotation mark within a cell that has none around it stands for itself.
struct CSVText {
    /// Bytes of the source between the separators, without quotation marks around them.
    struct Cell {
        var range: Range<Int>
        /// Whether quotation marks in it stand doubled.
        var hasDoubledQuotes = false
    }

    /// Where a record stops being one.
    struct Fault {
        var offset: Int
        var message: String
        var hint: String
    }

    private let source: SourceText
    private let separator: UInt8
    private var at: Int
    /// Of the record that was read last.
    private(set) var cells: [Cell] = []
    private(set) var start = 0
    private(set) var fault: Fault?

    private static let quote = UInt8(ascii: "\"")

    init(_ source: SourceText) {
        self.source = source
        at = source.lines.first?.lowerBound ?? source.bytes.count
        separator = Self.separator(in: source.bytes[at...])
    }

    /// The one of the separators that the first record has most of; a comma where it has none.
    private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
        let known = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = known.map { _ in 0 }, isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if !isQuoted, byte == .lineFeed || byte == .carriageReturn { break }
            if !isQuoted, let index = known.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.indices.reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
        return known[most]
    }

    /// Reads the next record; false at the end of the text. After a fault the record is not whole.
    mutating func readRecord() -> Bool {
        guard at < source.bytes.count else { return false }
        start = at
        cells.removeAll(keepingCapacity: true)
        fault = nil
        repeat { readCell() } while takeSeparator()
        takeLineEnd()
        return true
    }

    /// The characters of a cell.
    func text(of cell: Cell) -> String {
        guard cell.hasDoubledQuotes else { return source.string(cell.range) }
        var bytes: [UInt8] = [], isSecond = false
        for byte in source.bytes[cell.range] {
            isSecond = byte == Self.quote && !isSecond && bytes.last == Self.quote
            if !isSecond { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func readCell() {
        let first = skippingBlanks(from: at)
        if first < source.bytes.count, source.bytes[first] == Self.quote { readQuotedCell(from: first) } else { readPlainCell() }
    }

    private mutating func readPlainCell() {
        let first = at
        while at < source.bytes.count, !endsCell(source.bytes[at]) { at += 1 }
        cells.append(Cell(range: first..<at))
    }

    private mutating func readQuotedCell(from quote: Int) {
        var hasDoubledQuotes = false
        at = quote + 1
        while at < source.bytes.count {
            guard source.bytes[at] == Self.quote else { at += 1; continue }
            guard at + 1 < source.bytes.count, source.bytes[at + 1] == Self.quote else { break }
            hasDoubledQuotes = true
            at += 2
        }
        cells.append(Cell(range: quote + 1..<at, hasDoubledQuotes: hasDoubledQuotes))
        if at == source.bytes.count {
            fault = fault ?? Fault(offset: quote, message: "the quotation mark that opens here is not closed",
                                   hint: "a quotation mark within a cell in quotation marks stands twice: \"\"")
            return
        }
        at = skippingBlanks(from: at + 1)
        skipTextBehindQuote()
    }

    private mutating func skipTextBehindQuote() {
        let first = at
        while at < source.bytes.count, !endsCell(source.bytes[at]) { at += 1 }
        guard first < at else { return }
        fault = fault ?? Fault(offset: first, message: "text stands behind the closing quotation mark",
                               hint: "a quotation mark within a cell in quotation marks stands twice: \"\"")
    }

    private func skippingBlanks(from start: Int) -> Int {
        var at = start
        while at < source.bytes.count, source.bytes[at].isBlank, source.bytes[at] != separator { at += 1 }
        return at
    }

    private func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == .lineFeed || byte == .carriageReturn }

    private mutating func takeSeparator() -> Bool {
        guard at < source.bytes.count, source.bytes[at] == separator else { return false }
        at += 1
        return true
    }

    private mutating func takeLineEnd() {
        guard at < source.bytes.count else { return }
        let isReturn = source.bytes[at] == .carriageReturn
        at += 1
        if isReturn, at < source.bytes.count, source.bytes[at] == .lineFeed { at += 1 }
    }
}
