import FoundationEssentials
import LayoutBook

/// A plan in a file, for many machines: one ticket a line, each of them JSON that says all it needs.
public enum PlanFile {
    /// A line: a ticket, and where its output belongs.
    public struct Line: Sendable, Hashable, Codable {
        /// The output folder.
        public var folder: String
        public var ticket: JobTicket

        public init(folder: String, ticket: JobTicket) {
            self.folder = folder
            self.ticket = ticket
        }
    }

    /// Why a plan cannot be used.
    public enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
        case unreadable(path: String)
        /// The plan has no line of that index.
        case noLine(path: String, index: Int, count: Int)
        /// Counted from 1, as editors do.
        case broken(path: String, line: Int)

        /// Whether it will be so the next time, too.
        public var isForGood: Bool {
            if case .unreadable = self { return false }
            return true
        }

        public var description: String {
            switch self {
            case .unreadable(let path): "the plan \(path) cannot be read"
            case .noLine(let path, let index, let count):
                count == 0 ? "the plan \(path) is empty" : "the plan \(path) has no job \(index): it has those from 0 to \(count - 1)"
            case .broken(let path, let line): "\(path):\(line): this is no job of a plan"
            }
        }
    }

    /// The bytes of a plan.
    public static func encode(_ lines: [Line]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes: [UInt8] = []
        for line in lines {
            bytes += try encoder.encode(line)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// All lines of a plan.
    public static func read(_ path: String) throws(Fault) -> [Line] {
        var lines: [Line] = [], reader = try LineReader(path)
        let decoder = JSONDecoder()
        while let text = try reader.next() { lines.append(try decode(text, number: lines.count, of: path, decoder)) }
        return lines
    }

    /// Some lines, by their numbers from 0; no others are decoded. A range that begins in the plan and goes beyond it ends with it.
    public static func lines(_ indices: ClosedRange<Int>, of path: String) throws(Fault) -> [Line] {
        var lines: [Line] = [], reader = try LineReader(path), count = 0
        let decoder = JSONDecoder()
        while count <= indices.upperBound, let text = try reader.next() {
            if count >= indices.lowerBound { lines.append(try decode(text, number: count, of: path, decoder)) }
            count += 1
        }
        guard !lines.isEmpty else { throw .noLine(path: path, index: indices.lowerBound, count: count) }
        return lines
    }

    /// Their output folders, each once, in the order in which they are first named.
    public static func folders(of lines: [Line]) -> [String] {
        lines.map(\.folder).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func decode(_ text: [UInt8], number: Int, of path: String, _ decoder: JSONDecoder) throws(Fault) -> Line {
        guard let line = try? decoder.decode(Line.self, from: Data(text)), line.ticket.index == number, line.ticket.isSafe else {
            throw .broken(path: path, line: number + 1)
        }
        return line
    }
}

extension JobTicket {
    /// Whether its files stay in their folder, under names that a file can have, and it can be printed: a plan may come from anywhere.
    package var isSafe: Bool {
        let isName = !stem.isEmpty && stem != "." && stem != ".." && !stem.contains("/") && !stem.contains("\0") && stem.utf8.count <= 240
        return isName && (1...99_999).contains(copies ?? 1)
    }
}

/// Reads a file line by line.
private struct LineReader {
    private let path: String
    private var rest: ArraySlice<UInt8>

    init(_ path: String) throws(PlanFile.Fault) {
        self.path = path
        guard let bytes = FileBytes.read(path) else { throw .unreadable(path: path) }
        rest = bytes[...]
    }

    /// Without its end; nil behind the last one.
    mutating func next() throws(PlanFile.Fault) -> [UInt8]? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        defer { rest = end == rest.endIndex ? [] : rest[(end + 1)...] }
        return Array(rest[..<end])
    }
}
