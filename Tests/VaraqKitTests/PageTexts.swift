import Paragraphs
import Specimens
import VaraqKit

/// A line of copy and where it stands.
struct StoryLine {
    var page: Int
    /// 0 is on the left of the sheet; nil for a line whose measure is wider than half the sheet.
    var half: Int?
    var id: ReadingID
    var placed: PlacedLine
}

extension Document {
    /// All lines that are not furniture, in reading order.
    var story: [StoryLine] {
        var lines: [StoryLine] = []
        for page in pages {
            for item in page.items {
                guard let id = item.reading, case .line(let placed) = item.content else { continue }
                let middle = page.trim.width / 2
                let half = placed.measure > middle ? nil : placed.origin.x + placed.measure / 2 < middle ? 0 : 1
                lines.append(StoryLine(page: page.number, half: half, id: id, placed: placed))
            }
        }
        return lines.sorted { $0.id < $1.id }
    }

    /// The text of each matter in reading order, words joined again that a hyphen divided; a line each.
    var matters: [String] {
        var texts: [(matter: Int32, text: String)] = []
        for line in story {
            if texts.last?.matter != line.id.matter { texts.append((line.id.matter, "")) }
            var text = line.placed.line.logicalText
            let joins = line.placed.line.facts.isHyphenated
            while let last = text.last, last == " " || joins && (last == "-" || last == "\u{2010}") {
                text.removeLast()
                if last != " " { break }
            }
            texts[texts.count - 1].text += text + (joins ? "" : " ")
        }
        return texts.map(\.text)
    }
}

enum Words {
    /// Runs of letters, marks, digits and joiners: what is left of a text when its signs are taken away.
    static func of(_ text: String) -> [String] {
        text.unicodeScalars.split { !belongs($0) }.map { String(String.UnicodeScalarView($0)).canonical }.filter { $0 != "\u{200C}" }
    }

    /// Letters alone.
    static func letters(of text: String) -> [Unicode.Scalar] {
        text.canonical.unicodeScalars.filter { $0.properties.generalCategory.isLetter }
    }

    private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .decimalNumber, .otherNumber: true
        case let category: category.isLetter || scalar == "\u{200C}"
        }
    }
}

extension String {
    /// Marks in canonical order: a shadda may be set before the vowel that the author wrote first.
    var canonical: String {
        var scalars = String.UnicodeScalarView(), marks: [Unicode.Scalar] = []
        func flush() {
            for mark in marks.enumerated().sorted(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }) {
                scalars.append(mark.element)
            }
            marks = []
        }
        for scalar in unicodeScalars {
            if scalar.rank != 0 { marks.append(scalar) } else { flush(); scalars.append(scalar) }
        }
        flush()
        return String(scalars)
    }
}

private extension Unicode.Scalar {
    var rank: UInt8 { properties.canonicalCombiningClass.rawValue }
}

private extension Unicode.GeneralCategory {
    var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
