import Diagnostics
@testable import Manuscript

/// A generator of numbers that a seed determines. Source: Steele, Lea and Flood, SplitMix64.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick(_ choices: [String]) -> String { choices[Int.random(in: 0..<choices.count, using: &self)] }
}

/// Reads blocks, those of notes behind the others, from text that is in no file.
func readBlocks(_ text: String) -> (blocks: [Block], source: SourceText, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let source = SourceText(file: diagnostics.register(file: "soup.md"), bytes: Array(text.utf8))
    let pictures = PictureFolder(base: "", home: HomeFolder(path: "", owner: "the article"))
    let body = BlockReader.read(source, from: 0, pictures: pictures, into: &diagnostics)
    return (body.blocks + body.notes.flatMap(\.blocks), source, diagnostics)
}

/// The characters of a text whose place in the source does not hold the same character, as a description; nil for none.
///
/// Spaces and line breaks may stand for a line end, a space that does not vanish for the indent of a verse; what an entity
/// stands for is found at its ampersand, and the number of a note at its bracket.
func misplaced(_ text: InlineText, in source: SourceText) -> String? {
    let lines = source.lines.map { Array(source.string($0).unicodeScalars) }
    var offset = 0
    for scalar in text.string.unicodeScalars {
        defer { offset += UTF16.width(scalar) }
        guard let place = text.source.place(of: offset, in: text.text) else { return "\(scalar) has no place" }
        let line = lines[Int(place.line) - 1]
        let column = Int(place.column) - 1
        let found = line.indices.contains(column) ? line[column] : "\n"
        if scalar == " " || scalar == "\u{2028}" || scalar == "\u{A0}" { continue }
        if let note = text.marks.first(where: { $0.range.contains(offset) && $0.kind.isNote }) {
            if offset == note.range.lowerBound, found != "[" { return "a note said to be at \(place.line):\(place.column), where \(found) is" }
            continue
        }
        if found != scalar, found != "&" { return "\(scalar) said to be at \(place.line):\(place.column), where \(found) is" }
    }
    return nil
}

extension InlineMark.Kind {
    fileprivate var isNote: Bool {
        if case .note = self { return true }
        return false
    }
}
