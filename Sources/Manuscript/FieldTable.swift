public import Diagnostics

/// The local editions of an issue: a table whose head names fields, and whose rows have the values of an edition each.
///
/// Invariant: every row has a value for each of ``names``, and a name for its output.
public struct FieldTable: Sendable {
    /// One edition.
    public struct Row: Sendable, Hashable {
        /// The line of the file on which it begins, from 1.
        public var line: Int
        public var values: FieldValues
        /// The edition of the issue that it is for; nil for every one.
        public var edition: String?
        /// What its output is to be called: the cell in the column `file`, else that in the first column of a field. It is
        /// the author's word, and may hold any character of a value.
        public var name: String
        /// How many are to be printed, over 0; nil where the table does not say.
        public var copies: Int?
    }

    public let file: FileID
    /// Of the fields, in the order of their columns.
    public internal(set) var names: [String] = []
    /// In the order of the file.
    public internal(set) var rows: [Row] = []
    /// Where the head names each field; indexed as ``names``.
    var places: [SourcePlace?] = []
    /// Where each row names its edition; indexed as ``rows``.
    var editionPlaces: [SourcePlace?] = []

    /// Columns that are no fields.
    public static let reservedColumns = ["edition", "file", "copies"]
    private static let largest = 64 << 20

    init(file: FileID) { self.file = file }

    /// Reads a table of comma-separated values; semicolons and tabs are known by the first line. UTF-8, or UTF-16 with a byte
    /// order mark.
    ///
    /// Faults are collected with their places, and rows that have none are returned even then; nil means that there is
    /// nothing to go on with.
    public static func read(path: String, into diagnostics: inout Diagnostics) -> FieldTable? {
        guard let bytes = readBytes(path: path, limit: largest, from: nil, into: &diagnostics) else { return nil }
        return read(bytes: bytes, named: path, into: &diagnostics)
    }

    /// The same for bytes that are at hand.
    ///
    /// - Parameter name: the path that faults speak of.
    public static func read(bytes: [UInt8], named name: String, into diagnostics: inout Diagnostics) -> FieldTable? {
        guard let bytes = utf8(of: bytes, named: name, into: &diagnostics),
              let source = SourceText.check(bytes, named: name, limit: largest * 2, into: &diagnostics) else { return nil }
        return FieldTableReader.read(source, into: &diagnostics)
    }

    /// Says which columns are no fields of an issue, and which rows are for an edition that it does not have.
    public func check(for issue: Issue, into diagnostics: inout Diagnostics) {
        let columns = FieldValues(names: names, places: places, values: names.map { _ in "" })
        for edition in issue.editions { columns.report(unlessIn: edition.fields, into: &diagnostics) }
        let editions = issue.editions.map(\.name)
        for (row, place) in zip(rows, editionPlaces) {
            guard let edition = row.edition, !editions.contains(edition) else { continue }
            diagnostics.error(.input, "the issue has no edition \(edition)", at: place, hint: hint(for: edition, among: editions))
        }
    }

    /// Where a row begins.
    public func place(of row: Row) -> SourcePlace { SourcePlace(file: file, line: row.line, column: 1) }

    /// The bytes as UTF-8: spreadsheets save UTF-16 too, with a byte order mark. Nil where that is damaged, which is said.
    private static func utf8(of bytes: [UInt8], named name: String, into diagnostics: inout Diagnostics) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at in
            isLittle ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 : UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
        }
        if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) { return Array(text.utf8) }
        let file = diagnostics.register(file: name)
        diagnostics.error(.input, "the table is said to be UTF-16, and is not", at: SourcePlace(file: file, line: 1, column: 1),
                          hint: "save it as CSV in UTF-8")
        return nil
    }
}
