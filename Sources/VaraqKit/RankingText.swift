import Geometry
import LayoutBook
import Makeup

extension Ranking {
    /// A line a layout, in columns: its name, how the text suits it, the size of type, pages, how full they are, what is amiss.
    public func describe() -> [String] {
        let rows = candidates.map(\.cells)
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { cells in
            let columns = cells.indices.dropLast().map { index in
                // Names stand at the left, figures at the right.
                index < 2 ? cells[index].padded(to: widths[index]) : cells[index].padded(to: -widths[index])
            }
            var line = (columns + [cells[5]]).joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension Ranking.Candidate {
    fileprivate var cells: [String] { [layout.name] + castOff.cells }

    /// How the text suits the layout, in a line.
    var summary: String { castOff.cells.filter { !$0.isEmpty }.joined(separator: "  ") }
}

private extension CastOff {
    var cells: [String] {
        if case .unsuitable(let reason) = fit { return ["not for it", "", "", "", reason] }
        let type = Length.rounded((size.points * 10).rounded() / 10) + " pt"
        let isOver = if case .tooLong = fit { true } else { false }
        let left = sacrificed.isEmpty ? "" : "without " + sacrificed.joined(separator: ", ")
        return [verdict, type, pages == 1 ? "1 page " : "\(pages) pages", isOver ? "" : "\(Int((fill * 100).rounded(.down))) %",
                [note, left].filter { !$0.isEmpty }.joined(separator: ", ")]
    }

    private var verdict: String {
        switch fit {
        case .full: "full"
        case .nearly: "nearly full"
        case .asNeeded: "as needed"
        case .tooShort: "too short"
        case .tooLong: "too long"
        case .unsuitable: "not for it"
        }
    }

    private var note: String {
        switch fit {
        case .nearly(let lines): "\(lines) lines empty"
        case .tooShort(let words): "by about \(Self.about(words))"
        case .tooLong(let words): words == 0 ? "by a picture" : "by about \(Self.about(words))"
        case .full, .asNeeded, .unsuitable: ""
        }
    }

    /// A number of words as one says it: in tens beyond a hundred, its thousands apart.
    private static func about(_ words: Int) -> String {
        let rounded = words < 100 ? words : (words + 5) / 10 * 10
        let digits = Array("\(rounded)"), head = digits.count % 3
        let groups = [String(digits[..<head])] + stride(from: head, to: digits.count, by: 3).map { String(digits[$0..<$0 + 3]) }
        return groups.filter { !$0.isEmpty }.joined(separator: ",") + (rounded == 1 ? " word" : " words")
    }
}

extension String {
    /// Filled up with spaces to a width: at the end, or at the front for a negative one.
    func padded(to width: Int) -> String {
        let fill = String(repeating: " ", count: max(0, abs(width) - count))
        return width < 0 ? fill + self : self + fill
    }
}
