/// Text that remembers where each of its characters came from, whatever is done to it.
struct TrackedText: Sendable, Hashable {
    private(set) var characters: [Unicode.Scalar]
    /// For each character the index in the text it was taken from; what was put in has that of the character it was put before.
    private(set) var origins: [Int32]

    init(_ characters: [Unicode.Scalar] = [], at origin: Int = 0) {
        self.characters = characters
        origins = Array(Int32(origin)..<Int32(origin + characters.count))
    }

    private init(_ characters: [Unicode.Scalar], origins: [Int32]) {
        self.characters = characters
        self.origins = origins
    }

    var count: Int { characters.count }
    var isEmpty: Bool { characters.isEmpty }
    var string: String { String(characters) }

    /// Where the character at `index` came from; behind the last, where the last one did.
    func origin(of index: Int) -> Int { Int(origins.isEmpty ? 0 : origins[min(index, origins.count - 1)]) }

    /// A part of it, with its origins.
    subscript(range: Range<Int>) -> TrackedText {
        TrackedText(Array(characters[range]), origins: Array(origins[range]))
    }

    mutating func append(_ other: TrackedText) {
        characters += other.characters
        origins += other.origins
    }

    /// Adds characters that are made here, said to come from `origin`.
    mutating func append(_ made: String, at origin: Int) {
        for character in made.unicodeScalars {
            characters.append(character)
            origins.append(Int32(origin))
        }
    }

    mutating func replace(_ range: Range<Int>, with made: [Unicode.Scalar]) {
        let origin = Int32(origin(of: range.lowerBound))
        characters.replaceSubrange(range, with: made)
        origins.replaceSubrange(range, with: repeatElement(origin, count: made.count))
    }

    /// Applies corrections that rise and do not overlap, in one pass.
    mutating func apply(_ corrections: [Correction]) {
        guard !corrections.isEmpty else { return }
        var new = TrackedText(), done = 0
        new.characters.reserveCapacity(count)
        new.origins.reserveCapacity(count)
        for correction in corrections {
            guard let replacement = correction.replacement, correction.range.lowerBound >= done else { continue }
            new.append(self[done..<correction.range.lowerBound])
            let origin = Int32(origin(of: correction.range.lowerBound))
            new.characters += replacement
            new.origins += repeatElement(origin, count: replacement.count)
            done = correction.range.upperBound
        }
        new.append(self[done..<count])
        self = new
    }
}
