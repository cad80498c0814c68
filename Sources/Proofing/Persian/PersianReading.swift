/// The Persian words of a passage, as the rules on non-joiners read them.
struct PersianReading {
    /// One word: its letters without marks, and where each of them stands in the text.
    struct Item {
        var range: Range<Int>
        var letters: Letters
        /// For each letter its index in the passage.
        var places: [Int]
        /// Whether it has letters and marks only: no non-joiner, no tatweel, nothing lost.
        var isWhole: Bool

        /// Its letters without non-joiners.
        var bare: Letters { isWhole ? letters : Array(letters.filter { !$0.isJoinControl })[...] }

        /// The text of the word with non-joiners before these letters.
        func written(_ joints: [Int], in text: [Unicode.Scalar]) -> [Unicode.Scalar] {
            let spots = Set(joints.map { places[$0] })
            return range.flatMap { spots.contains($0) ? [Letter.zwnj, text[$0]] : [text[$0]] }
        }
    }

    let words: [Item]
    private let text: [Unicode.Scalar]
    /// Where numbers begin.
    private let numbers: Set<Int>

    init(_ passage: Passage) {
        text = passage.characters
        var shields = passage.shielded[...]
        let found = Proofing.words(in: text)
        numbers = Set(found.filter { $0.kind == .number }.map(\.range.lowerBound))
        words = found.compactMap { word in
            while let shield = shields.first, shield.upperBound <= word.range.lowerBound { shields.removeFirst() }
            if let shield = shields.first, shield.overlaps(word.range) { return nil }
            return word.kind == .letters ? Item(word.range, in: passage.characters) : nil
        }
    }

    /// The words on both sides of one, where blanks alone part them.
    func neighbours(of index: Int) -> Neighbours {
        Neighbours(before: index > 0 && areBeside(index - 1, index) ? words[index - 1].letters : nil,
                   after: index + 1 < words.count && areBeside(index, index + 1) ? words[index + 1].letters : nil,
                   isBeforeNumber: numbers.contains(words[index].range.upperBound + 1))
    }

    /// Whether nothing but a blank stands between two words.
    func areBeside(_ one: Int, _ other: Int) -> Bool {
        let gap = words[one].range.upperBound..<words[other].range.lowerBound
        return !gap.isEmpty && gap.allSatisfy { Self.isBlank(text[$0]) }
    }

    /// Whether a space is thinner than those between words.
    func isThin(_ index: Int) -> Bool { text[index] == "\u{2009}" || text[index] == "\u{200A}" || text[index] == "\u{202F}" }

    static func isBlank(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case " ", "\u{A0}", "\u{2009}", "\u{200A}", "\u{202F}", "\t": true
        default: false
        }
    }
}

extension PersianReading.Item {
    /// Nil for a word of another script.
    fileprivate init?(_ range: Range<Int>, in text: [Unicode.Scalar]) {
        var letters: [Unicode.Scalar] = [], places: [Int] = [], isWhole = true
        for index in range {
            let character = text[index]
            if character.isMark { continue }
            if !character.isArabicLetter { isWhole = false }
            letters.append(Self.plain(character))
            places.append(index)
        }
        guard letters.contains(where: \.isArabicLetter) else { return nil }
        self.init(range: range, letters: letters[...], places: places, isWhole: isWhole)
    }

    private static func plain(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case Letter.arabicYeh, Letter.alefMaksura: Letter.persianYeh
        case Letter.arabicKaf: Letter.persianKaf
        default: letter
        }
    }
}
