/// A word as dictionaries know it: in small letters, with one apostrophe, without stress marks.
struct Spelling {
    private(set) var letters: [UInt16] = []
    /// Where each of the letters stood in the word, counted from the word's first unit.
    private(set) var places: [Int] = []

    static let apostrophe: UInt16 = 0x2BC

    init(_ word: ArraySlice<UInt16>) {
        letters.reserveCapacity(word.count)
        places.reserveCapacity(word.count)
        for (place, unit) in word.enumerated() {
            switch unit {
            case 0x300...0x36F: compose(unit)
            case 0x27, 0x2019: add(Self.apostrophe, at: place)
            default: add(Self.lowercased(unit), at: place)
            }
        }
    }

    private mutating func add(_ letter: UInt16, at place: Int) {
        letters.append(letter)
        places.append(place)
    }

    /// й, ё and ї may be typed as a letter and a mark; any other mark is a stress.
    private mutating func compose(_ mark: UInt16) {
        guard let base = letters.last else { return }
        switch (base, mark) {
        case (0x438, 0x306): letters[letters.count - 1] = 0x439
        case (0x435, 0x308): letters[letters.count - 1] = 0x451
        case (0x456, 0x308): letters[letters.count - 1] = 0x457
        default: return
        }
    }

    /// The letters that stood in the places, rising; a place without one is left out.
    func indices(ofPlaces wanted: [Int]) -> [Int] {
        var found: [Int] = [], index = 0
        for place in wanted {
            while index < places.count, places[index] < place { index += 1 }
            if index < places.count, places[index] == place { found.append(index) }
        }
        return found
    }

    /// Apostrophes left out.
    func countOfLetters(_ range: some RangeExpression<Int>) -> Int {
        letters[range].reduce(0) { $1 == Self.apostrophe ? $0 : $0 + 1 }
    }

    static func lowercased(_ unit: UInt16) -> UInt16 {
        switch unit {
        case 0x41...0x5A, 0x410...0x42F: return unit + 0x20
        case 0x61...0x7A, 0x430...0x45F: return unit
        case 0x400...0x40F: return unit + 0x50
        default:
            guard let scalar = Unicode.Scalar(unit) else { return unit }
            let mapping = scalar.properties.lowercaseMapping.utf16
            return mapping.count == 1 ? mapping.first ?? unit : unit
        }
    }
}
