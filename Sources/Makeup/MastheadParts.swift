import LayoutBook
import Manuscript
import Paragraphs

/// The parts of a masthead that a layout may place apart. The raw value is the name in a layout file.
enum MastheadPart: String, CaseIterable {
    case name, motto, line
    case earStart = "ear-start", earEnd = "ear-end"
    /// What has no name of its own: addresses and the like.
    case others

    /// The slots of an issue's masthead that one of the other parts takes.
    static let namedSlots = ["name", "motto", "number", "date-line", "price", "ear-start", "ear-end"]
}

extension Layout {
    /// What a matter takes of the masthead: the whole of it lacks what is placed apart. Nil for another matter.
    func mastheadParts(of matter: Matter) -> [MastheadPart]? {
        switch matter {
        case .masthead: MastheadPart.allCases.filter { !matters.contains(.mastheadPart($0.rawValue)) }
        case .mastheadPart(let name): MastheadPart(rawValue: name).map { [$0] } ?? []
        default: nil
        }
    }
}

extension BlockCopier {
    /// The name of a newsletter; with ears they are a block together, of which the name is read first.
    mutating func addName(_ name: InlineText, between start: InlineText, and end: InlineText) {
        let first = blocks.count
        add(name, style: .mastheadName)
        let hasName = blocks.count > first, ears = [start, end].filter { WordCount.words(in: $0.text) > 0 }
        for ear in ears { addEar(ear) }
        guard hasName ? !ears.isEmpty : ears.count == 2 else { return }
        let hasStart = WordCount.words(in: start.text) > 0
        let cells = blocks[first...].map { cell in
            var cell = cell
            cell.index = first
            return cell
        }
        let sides = cells.dropFirst(hasName ? 1 : 0)
        var row = cells[0]
        row.row = .ears([hasStart ? sides.first : nil, hasName ? row : nil, hasStart ? sides.dropFirst().first : sides.first])
        row.leading = layout.leading
        row.spaceBefore = cells.map(\.spaceBefore).max() ?? 0
        row.spaceAfter = cells.map(\.spaceAfter).max() ?? 0
        blocks.replaceSubrange(first..., with: [row])
    }

    /// Ears are narrow: they are not justified, and their lines are made alike.
    private mutating func addEar(_ text: InlineText) {
        add(text, style: .ear)
        if blocks[blocks.count - 1].shape.fill == .justified { blocks[blocks.count - 1].shape.fill = .centre }
        blocks[blocks.count - 1].shape.isBalanced = true
        blocks[blocks.count - 1].isDivisible = false
    }
}
