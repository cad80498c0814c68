import FontKit
import Geometry
import Makeup
import Paragraphs

/// Sets right-to-left words in sorts that readers of PDF give back as they were written.
///
/// Most readers know words only by where glyphs stand and how wide they are. Taken as shaping leaves them, a kern
/// inside a word reads as a gap, marks fall behind their words, and spaces before a leftward move are lost. So letters with
/// their marks become one sort each, as wide as the way to the next; the text of the marks goes to a sort without ink;
/// and spaces get a sort without ink in front. What is seen does not change.
struct Recasting {
    private let files: [FontFile]
    /// Indexed like `files`; nil where the face has not been asked for, or has no TrueType outlines.
    private var foundries: [Foundry?]
    private var isAsked: [Bool]

    init(_ files: [FontFile]) {
        self.files = files
        foundries = Array(repeating: nil, count: files.count)
        isAsked = Array(repeating: false, count: files.count)
    }

    /// The faces with what was cast for them, by index; nil where a face has all it needs.
    var fonts: [[UInt8]?] { foundries.map { $0?.font } }

    mutating func recast(_ page: Page) -> Page {
        var page = page
        for index in page.items.indices {
            guard case .line(var placed) = page.items[index].content else { continue }
            let isNeeded = placed.direction.isRightToLeft || placed.line.words.contains { $0.isRightToLeft }
                || placed.line.glyphs.contains { abs($0.y) > Self.raised }
            guard isNeeded else { continue }
            placed.line = recast(placed.line, direction: placed.direction)
            page.items[index].content = .line(placed)
        }
        return page
    }

    /// The line with its right-to-left words set anew, and in a right-to-left line the others too.
    private mutating func recast(_ line: TextLine, direction: Direction) -> TextLine {
        var setter = Setter(line)
        for (index, word) in line.words.enumerated() {
            let face = Int(word.face.index), next = line.words.dropFirst(index + 1).first
            if direction.isRightToLeft || word.isRightToLeft, let foundry = ask(for: face), foundry.hasRoom {
                setter.set(word, before: next, in: direction, with: foundry)
            } else if line.glyphs[word.glyphs.asIndices].contains(where: { abs($0.y) > Self.raised }),
                      let foundry = ask(for: face), foundry.hasRoom {
                setter.level(word, with: foundry)
            } else {
                setter.keep(word)
            }
        }
        return setter.done
    }

    /// In points; less is the accent of a letter put right.
    private static let raised: Float = 0.5

    /// The foundry of a face, opened at the first call; nil where there can be none.
    private mutating func ask(for face: Int) -> Foundry? {
        if !isAsked[face] {
            foundries[face] = Foundry(files[face])
            isAsked[face] = true
        }
        return foundries[face]
    }
}
