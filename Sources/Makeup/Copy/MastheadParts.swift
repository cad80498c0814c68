import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// What a frame has of a masthead.
struct MastheadCopy {
    var parts: [MastheadPart]
    /// Whatever has no part of its own: addresses and the like.
    var hasOthers: Bool
}

extension MastheadPart {
    /// The slots of an issue's masthead that it is made of.
    var slots: [String] {
        switch self {
        case .name, .motto, .earStart, .earEnd: [rawValue]
        case .line: ["number", "date-line", "price"]
        }
    }
}

extension Layout {
    /// What a matter takes of the masthead: a part of it, or the whole, which lacks what is placed apart.
    func masthead(of matter: Matter) -> MastheadCopy {
        if case .mastheadPart(let part) = matter { return MastheadCopy(parts: [part], hasOthers: false) }
        return MastheadCopy(parts: MastheadPart.allCases.filter { !matters.contains(.mastheadPart($0)) }, hasOthers: true)
    }
}

extension BlockCopier {
    /// The parts of a masthead that are asked for: name, motto, a line of number, date and price, and one of whatever else there
    /// is, in the order given. Ears stand on both sides of the name.
    mutating func addMasthead(_ items: [Edition.MastheadItem], _ masthead: MastheadCopy) {
        func text(_ slot: String) -> InlineText? { items.first { $0.slot == slot }?.text }
        func text(_ part: MastheadPart) -> InlineText {
            masthead.parts.contains(part) ? text(part.rawValue) ?? InlineText() : InlineText()
        }
        addName(text(.name), between: text(.earStart), and: text(.earEnd))
        add(text(.motto), style: .mastheadMotto)
        if masthead.parts.contains(.line) {
            addMastheadLine(MastheadPart.line.slots.map { slot in slot == "number" ? text(slot).map(issueNumber) : text(slot) })
        }
        guard masthead.hasOthers else { return }
        let named = MastheadPart.allCases.flatMap(\.slots)
        addMastheadLine(items.filter { !named.contains($0.slot) }.map(\.text))
    }

    private mutating func addMastheadLine(_ texts: [InlineText?]) {
        add(.joined(texts.compactMap(\.self).filter { !$0.isEmpty }, by: phrases.separator), style: .mastheadLine)
    }

    /// A bare number gets its word and its digits; a number that the author worded stands as it is.
    private func issueNumber(_ text: InlineText) -> InlineText {
        let digits = text.string.unicodeScalars.map(Numerals.value)
        guard !text.isEmpty, digits.allSatisfy({ $0 != nil }) else { return text }
        var native = InlineText(digits.compactMap { $0 }.map(tongue.digits).joined())
        native.source = text.source
        return native.put(into: phrases.number)
    }

    /// The name of a newsletter; with ears they are a block together, of which the name is read first.
    private mutating func addName(_ name: InlineText, between start: InlineText, and end: InlineText) {
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
