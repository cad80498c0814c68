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
    ///
    /// Throws where there is no memory for them.
    var fonts: [MadeFont?] {
        get throws(DrawingError) { try foundries.map { foundry throws(DrawingError) in try foundry?.font } }
    }

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
        for parts in line.wholeWords {
            set(line.words[parts], before: line.words.dropFirst(parts.upperBound).first, of: line, in: direction, with: &setter)
        }
        return setter.done
    }

    /// Sets the parts of a word: those from right to left the last first, as they are seen, or readers would break the word
    /// where its ink changes.
    private mutating func set(_ parts: ArraySlice<TextLine.Word>, before next: TextLine.Word?, of line: TextLine,
                              in direction: Direction, with setter: inout Setter) {
        var left: Double?
        for index in parts.indices.reversed() {
            let word = parts[index], next = index + 1 < parts.endIndex ? parts[index + 1] : next
            let face = Int(word.face.index)
            if word.isWide {
                setter.keep(word)
            } else if direction.isRightToLeft || word.isRightToLeft, let foundry = ask(for: face), foundry.hasRoom {
                setter.set(word, before: next, in: direction, with: foundry)
            } else if line.glyphs[word.glyphs.asIndices].contains(where: { abs($0.y) > Self.raised }),
                      let foundry = ask(for: face), foundry.hasRoom {
                setter.level(word, with: foundry)
            } else {
                setter.keep(word)
            }
            if index + 1 == parts.endIndex { left = setter.edge }
        }
        setter.edge = left
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

extension TextLine {
    /// Ranges of the words that are one to a reader: more than one only where a word from right to left is in parts.
    fileprivate var wholeWords: [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in words.indices {
            if let last = ranges.last, goesOn(words[index - 1]), goesOn(from: words[index]) {
                ranges[ranges.count - 1] = last.lowerBound..<index + 1
            } else {
                ranges.append(index..<index + 1)
            }
        }
        return ranges
    }

    /// Whether no space is left of a word from right to left.
    private func goesOn(_ word: Word) -> Bool {
        word.isRightToLeft && !word.text.isEmpty && text[Int(word.text.lowerBound)] != 0x20
    }

    /// Whether no space is right of one.
    private func goesOn(from word: Word) -> Bool {
        word.isRightToLeft && !word.text.isEmpty && text[Int(word.text.upperBound) - 1] != 0x20
    }
}
