import Diagnostics
import Manuscript
import Testing

/// Nothing is lost and nothing is added: articles built from a grammar read back letter for letter.
struct LetterTests {
    @Test(arguments: 0..<20)
    func lettersAreThoseOfTheSource(_ seed: UInt64) throws {
        for round in 0..<20 {
            var author = Author(seed: seed * 1000 + UInt64(round))
            let source = author.article() + author.notes()
            let reading = readBlocks(source)
            let set = reading.blocks.flatMap(\.allTexts).map(withoutNumbers).joined()
            let written = author.letters.filter { $0.isLetter || $0.isNumber }
            #expect(set.filter { $0.isLetter || $0.isNumber } == written, "in \(source.debugDescription)")
            #expect(!reading.diagnostics.hasErrors, "in \(source.debugDescription)")
        }
    }
}

/// A text without the numbers of notes.
private func withoutNumbers(_ text: InlineText) -> String {
    var units = text.text
    for mark in text.marks.reversed() { if case .note = mark.kind { units.removeSubrange(mark.range) } }
    return String(decoding: units, as: UTF16.self)
}

/// Writes random articles and keeps the letters that are to be set.
private struct Author {
    private var dice: Dice
    private(set) var letters = ""

    init(seed: UInt64) { dice = Dice(seed: seed) }

    private var noteCount = 0

    mutating func article() -> String { blocks(indent: "", depth: 0) }

    /// The notes that the article refers to, in the order of its text.
    mutating func notes() -> String {
        let count = noteCount
        return (0..<count).map { number in
            "\n\n[^n\(number)]: " + plainLine() + dice.pick(["\n", "\n\n    ", "\n\n    - "]) + plainLine()
        }.joined()
    }

    private mutating func plainLine() -> String { word() + " " + word() }

    private mutating func blocks(indent: String, depth: Int) -> String {
        (0..<Int.random(in: 1...4, using: &dice)).map { _ in block(indent: indent, depth: depth) }.joined(separator: "\n\(indent)\n\(indent)")
    }

    private mutating func block(indent: String, depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 2 ? 3 : 8), using: &dice) {
        case 0: return paragraph(indent: indent)
        case 1: return table(indent: indent)
        case 2: return String(repeating: "#", count: Int.random(in: 1...6, using: &dice)) + " " + line()
        case 3: return "> " + blocks(indent: indent + "> ", depth: depth + 1)
        case 4: return "- " + blocks(indent: indent + "  ", depth: depth + 1)
        case 5: return "۱. " + blocks(indent: indent + "   ", depth: depth + 1) + "\n\(indent)۲. " + blocks(indent: indent + "   ", depth: depth + 1)
        case 6: return "::: notice\n\(indent)" + blocks(indent: indent, depth: depth + 1) + "\n\(indent):::"
        default: return "```\n\(indent)" + word() + " " + word() + "\n\(indent)```"
        }
    }

    private mutating func table(indent: String) -> String {
        let columns = Int.random(in: 1...3, using: &dice)
        let rows = (0..<Int.random(in: 1...3, using: &dice)).map { _ in "|" + (0..<columns).map { _ in dice.pick(["", " "]) + span() + " |" }.joined() }
        return ([rows[0], "|" + String(repeating: " --: |", count: columns)] + rows.dropFirst()).joined(separator: "\n" + indent)
    }

    private mutating func paragraph(indent: String) -> String {
        (0..<Int.random(in: 1...3, using: &dice)).map { _ in line() }.joined(separator: dice.pick(["\n", "\\\n", "  \n"]) + indent)
    }

    private mutating func line() -> String {
        word() + (0..<Int.random(in: 0...6, using: &dice)).map { _ in dice.pick([" ", " ", "، ", " — ", ""]) + span() }.joined()
    }

    private mutating func span() -> String {
        switch Int.random(in: 0..<10, using: &dice) {
        case 7: word() + note()
        case 8: "**" + word() + note() + "**"
        case 0: "**«" + word() + "»**" + word()
        case 1: "*" + word() + " " + word() + "*"
        case 2: "`" + word() + "`"
        case 3: "[" + word() + " **" + word() + "**](http://e.org)"
        case 4: "**" + word() + "**"
        case 5: "(" + word() + ")"
        case 6: word() + "<!-- нет -->"
        default: word()
        }
    }

    private mutating func note() -> String {
        noteCount += 1
        return "[^n\(noteCount - 1)]"
    }

    private mutating func word() -> String {
        let word = dice.pick(["که", "گفت", "می‌خواهم", "مَدرسه", "слово", "вода", "№5", "Word", "۱۴۰۵", "٢٠", "x"])
        letters += word
        return word
    }
}
