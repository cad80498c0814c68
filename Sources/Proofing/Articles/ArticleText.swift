import Diagnostics
public import Manuscript

/// The text of an article's file as scalars, and the way from a line and a column to one of them.
struct ArticleText: Sendable, Hashable {
    /// The whole file, a byte order mark and the ends of lines among them.
    private(set) var characters: [Unicode.Scalar]
    /// Where each line begins; indexed by line from 0, the first one behind a byte order mark.
    private let starts: [Int]

    init(_ characters: [Unicode.Scalar]) {
        self.characters = characters
        starts = Self.starts(of: characters)
    }

    /// Nil where the bytes are no UTF-8.
    init?(utf8 bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(Array(text.unicodeScalars))
    }

    var utf8: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count * 2)
        for character in characters { bytes += UTF8.encode(character).unsafelyUnwrapped }  // every scalar has a form in UTF-8
        return bytes
    }

    /// The scalar at a place; nil where the line is not as long, or not there. The end of a line is its line end.
    func index(of place: SourcePlace) -> Int? {
        let line = Int(place.line) - 1
        guard starts.indices.contains(line), place.column > 0 else { return nil }
        let index = starts[line] + Int(place.column) - 1
        let end = line + 1 < starts.count ? starts[line + 1] : characters.count
        return index < end ? index : nil
    }

    /// The line and the column, from 1, of a scalar.
    func place(of index: Int) -> (line: Int, column: Int) {
        var low = 0, high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= index { low = middle + 1 } else { high = middle }
        }
        let line = max(0, low - 1)
        return (line + 1, max(0, index - starts[line]) + 1)
    }

    private static func starts(of characters: [Unicode.Scalar]) -> [Int] {
        var starts = [characters.first == "\u{FEFF}" ? 1 : 0], index = starts[0]
        while index < characters.count {
            let character = characters[index]
            index += 1
            guard character == "\n" || character == "\r" else { continue }
            if character == "\r", index < characters.count, characters[index] == "\n" { index += 1 }
            starts.append(index)
        }
        return starts
    }
}

/// A file as those read it who are told of repairs: places, and what stands around them.
public struct ProofContext: Sendable {
    private let file: ArticleText
    /// A word's length on each side is context enough.
    private static let most = 16

    /// - Parameter bytes: the file as it was handed in; what is no UTF-8 is read as U+FFFD.
    public init(_ bytes: [UInt8]) { file = ArticleText(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)) }

    /// The line and the column, from 1, of an index of a scalar.
    public func place(of index: Int) -> (line: Int, column: Int) { file.place(of: index) }

    /// What stands there and what would, with the words that they touch; nil where only the author can say.
    public func texts(of repair: Repair) -> (before: String, after: String)? {
        guard let after = repair.after else { return nil }
        let characters = file.characters, before = Array(repair.before.unicodeScalars)
        let end = repair.origin + before.count
        guard repair.origin >= 0, end <= characters.count, characters[repair.origin..<end].elementsEqual(before, by: Self.isSame) else {
            return (repair.before, after)
        }
        func isApart(_ character: Unicode.Scalar) -> Bool { character.isAnyBlank || character == "*" || character == "`" || character == "|" }
        let left = characters[..<repair.origin].suffix(Self.most).reversed().prefix { !isApart($0) }.reversed()
        let right = characters[end...].prefix(Self.most).prefix { !isApart($0) }
        return (String(left) + repair.before + String(right), String(left) + after + String(right))
    }

    /// A line end of the file is read as a space.
    private static func isSame(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        one == other || other == " " && (one == "\n" || one == "\r")
    }
}

extension Story {
    /// The characters that are read in an article, and where each stands in its file.
    ///
    /// - Parameter bytes: the file that it was read from.
    public func characters(of bytes: [UInt8]) -> [(origin: Int, character: Unicode.Scalar)] {
        guard let file = ArticleText(utf8: bytes) else { return [] }
        return passages(in: file).flatMap { passage in
            zip(passage.sources, passage.passage.characters).compactMap { source, character in
                source < 0 ? nil : (source, character)
            }
        }
    }
}
