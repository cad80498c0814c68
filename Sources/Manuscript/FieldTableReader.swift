import Diagnostics

/// Reads the head and the rows of a table of editions.
struct FieldTableReader {
    private enum Column {
        case field, edition, file, copies
        /// One whose head is at fault.
        case unknown
    }

    private let source: SourceText
    private var text: CSVText
    private var table: FieldTable
    /// Indexed as the cells of a row.
    private var columns: [Column] = []
    private var finder: PlaceFinder
    private var diagnostics: Diagnostics

    /// No federation has as many groups.
    private static let mostRows = 200_000
    /// Of rows at fault: an author who is told of that many will see to the whole table.
    private static let mostFaults = 50

    static func read(_ source: SourceText, into diagnostics: inout Diagnostics) -> FieldTable? {
        var reader = FieldTableReader(source, diagnostics)
        let table = reader.readTable()
        diagnostics = reader.diagnostics
        return table
    }

    private init(_ source: SourceText, _ diagnostics: Diagnostics) {
        self.source = source
        self.diagnostics = diagnostics
        text = CSVText(source)
        table = FieldTable(file: source.file)
        finder = PlaceFinder(source)
    }

    private mutating func readTable() -> FieldTable? {
        let faults = diagnostics.errorCount
        guard readHead() else { return nil }
        readRows()
        if table.rows.isEmpty, diagnostics.errorCount == faults {
            error("the table has no rows", at: 0, hint: "each row below the head is an edition")
        }
        return table
    }

    /// Says what is wrong with what stands at a byte.
    private mutating func error(_ message: String, at offset: Int, hint: String?) {
        diagnostics.error(.input, message, at: finder.place(of: min(offset, source.bytes.count)), hint: hint)
    }
}

// MARK: - The head

extension FieldTableReader {
    /// False where there is none.
    private mutating func readHead() -> Bool {
        guard readRecord() else {
            error("the table is empty", at: 0, hint: "its first line names the fields: name,place,meeting-date,contact")
            return false
        }
        if let fault = text.fault {
            error(fault.message, at: fault.offset, hint: fault.hint)
            return false
        }
        var seen: [String] = []
        for cell in text.cells {
            let name = text.text(of: cell).trimmedOfBlanks
            let column = self.column(name, at: cell, seen: seen)
            columns.append(column)
            seen.append(name)
            guard case .field = column else { continue }
            table.names.append(name)
            table.places.append(finder.place(of: cell.range.lowerBound))
        }
        return true
    }

    private mutating func column(_ name: String, at cell: CSVText.Cell, seen: [String]) -> Column {
        if name.isEmpty {
            error("this column has no name", at: cell.range.lowerBound, hint: "name the field that it is for, or take the column out")
        } else if seen.contains(name) {
            error("two columns are named \(name)", at: cell.range.lowerBound, hint: "keep one of the two")
        } else if !isFieldName(name) {
            error("“\(name)” is no name of a field", at: cell.range.lowerBound, hint: fieldNameHint)
        } else {
            switch name {
            case "edition": return .edition
            case "file": return .file
            case "copies": return .copies
            default: return .field
            }
        }
        return .unknown
    }
}

// MARK: - The rows

extension FieldTableReader {
    private mutating func readRows() {
        let faultsBefore = diagnostics.errorCount
        while readRecord() {
            if table.rows.count == Self.mostRows {
                error("the table has more than \(Self.mostRows) rows", at: text.start, hint: "part it in two")
                return
            }
            if diagnostics.errorCount - faultsBefore >= Self.mostFaults {
                error("what follows is not read, since so much is wrong above", at: text.start, hint: nil)
                return
            }
            readRow()
        }
    }

    /// Goes to the next record that has anything in it.
    private mutating func readRecord() -> Bool {
        while text.readRecord() {
            if text.fault != nil || text.cells.contains(where: { !isBlank($0) }) { return true }
        }
        return false
    }

    private func isBlank(_ cell: CSVText.Cell) -> Bool { source.bytes[cell.range].allSatisfy(\.isBlank) }

    private mutating func readRow() {
        if let fault = text.fault { return error(fault.message, at: fault.offset, hint: fault.hint) }
        guard text.cells.count == columns.count else { return reportCount() }
        var values: [String] = [], name: String?, edition: String?, editionPlace: SourcePlace?, copies: Int?
        var isSound = true
        values.reserveCapacity(table.names.count)
        for (column, cell) in zip(columns, text.cells) {
            let value = FieldValue(text.text(of: cell))
            if let fault = value.fault { report(fault, in: cell); isSound = false }
            switch column {
            case .field: values.append(value.text)
            case .file: name = value.text.isEmpty ? nil : value.text
            case .edition where !value.text.isEmpty: (edition, editionPlace) = (value.text, finder.place(of: cell.range.lowerBound))
            case .copies where !value.text.isEmpty:
                copies = self.copies(value.text, at: cell)
                if copies == nil { isSound = false }
            case .edition, .copies, .unknown: break
            }
        }
        guard isSound else { return }
        let line = Int(finder.place(of: text.start).line)
        guard let name = name ?? values.first, !name.isEmpty else {
            return error("nothing names the edition of this row", at: text.start,
                         hint: "write it into the column file, or into the first one of a field")
        }
        let row = FieldValues(names: table.names, places: table.places, values: values)
        table.rows.append(FieldTable.Row(line: line, values: row, edition: edition, name: name, copies: copies))
        table.editionPlaces.append(editionPlace)
    }

    private mutating func reportCount() {
        let cells = text.cells.count, hint = "a cell with a separator or a line end in it stands in quotation marks"
        let offset = cells < columns.count ? text.start : text.cells[columns.count].range.lowerBound
        error("this row has \(cells) cells, and the head names \(columns.count) columns", at: offset, hint: hint)
    }

    private mutating func report(_ fault: FieldValue.Fault, in cell: CSVText.Cell) {
        let sign = Array(String(fault.scalar).utf8), bytes = source.bytes[cell.range]
        let offset = bytes.indices.first { bytes[$0...].starts(with: sign) } ?? cell.range.lowerBound
        error("this cell has \(fault.words)", at: offset, hint: FieldValue.hint)
    }

    private mutating func copies(_ text: String, at cell: CSVText.Cell) -> Int? {
        if let number = number(in: text), number >= 1, number <= 99_999, number == number.rounded() { return Int(number) }
        error("“\(text)” is no number of copies", at: cell.range.lowerBound, hint: "write a whole number from 1 to 99999")
        return nil
    }
}
