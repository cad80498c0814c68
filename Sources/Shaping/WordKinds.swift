/// What a word is to a line that ends beside it.
struct WordKinds: OptionSet, Sendable {
    let rawValue: UInt32

    /// Anything at all.
    static let word = WordKinds(rawValue: 1)

    // By the usage of the language.
    static let shortWord = WordKinds(rawValue: 1 << 1)
    static let inseparable = WordKinds(rawValue: 1 << 2)
    static let particle = WordKinds(rawValue: 1 << 3)
    static let unit = WordKinds(rawValue: 1 << 4)
    static let multiplier = WordKinds(rawValue: 1 << 5)
    static let beforeNumber = WordKinds(rawValue: 1 << 6)
    static let beforeName = WordKinds(rawValue: 1 << 7)
    static let month = WordKinds(rawValue: 1 << 8)
    static let head = WordKinds(rawValue: 1 << 9)
    static let tail = WordKinds(rawValue: 1 << 10)

    // By its characters.
    /// Digits, with or without an ending (`5-го`), or Roman numerals.
    static let number = WordKinds(rawValue: 1 << 11)
    /// One or two digits.
    static let day = WordKinds(rawValue: 1 << 12)
    /// Up to three digits, and just three: groups of one number, as in `10 000`.
    static let fewDigits = WordKinds(rawValue: 1 << 13)
    static let threeDigits = WordKinds(rawValue: 1 << 14)
    /// Begins with a capital, or with a letter of a script that has none.
    static let name = WordKinds(rawValue: 1 << 15)
    /// A capital and a full stop; in Arabic script, one letter and a full stop.
    static let initial = WordKinds(rawValue: 1 << 16)
    /// An initial that no surname follows: that stands before it.
    static let lastInitials = WordKinds(rawValue: 1 << 17)
    /// A small letter and a full stop, as in `т. е.`
    static let dottedLetter = WordKinds(rawValue: 1 << 18)
    /// № or §; % or °.
    static let numberSign = WordKinds(rawValue: 1 << 19)
    static let unitSign = WordKinds(rawValue: 1 << 20)
}

/// The words of a usage, found by their letters.
struct WordTable: Sendable {
    private struct Entry {
        /// Of its first letter in `letters`.
        var start: Int
        var count: Int
        /// What it is as it stands, and before a full stop.
        var plain: WordKinds = []
        var dotted: WordKinds = []
    }

    /// Longer words than this are not in it. At least as long as what is told by its digits.
    private(set) var longest = 4
    private var letters: [UInt16] = []
    private var entries: [Entry] = []
    /// Indexes `entries`; -1 for none. As many as a power of two.
    private var slots = [Int16](repeating: -1, count: 1_024)

    init(_ usage: BreakUsage) {
        add(usage.shortWords, .shortWord)
        add(usage.inseparable, .inseparable)
        add(usage.particles, .particle, beforeStop: true)
        add(usage.units, .unit, beforeStop: true)
        add(usage.multipliers, .multiplier)
        add(usage.beforeNumbers, .beforeNumber)
        add(usage.beforeNames, .beforeName)
        add(usage.months, .month, beforeStop: true)
        add(usage.heads, .head)
        add(usage.tails, .tail)
        precondition(entries.count < slots.count / 2, "the table of a usage is nearly full")
    }

    /// - Parameter beforeStop: A word without a full stop is meant before one too, at the end of a sentence.
    private mutating func add(_ words: String, _ kind: WordKinds, beforeStop: Bool = false) {
        for word in words.split(separator: " ") {
            let isDotted = word.hasSuffix(".")
            let units = Array((isDotted ? word.dropLast() : word).utf16)
            let index = units.withUnsafeBufferPointer { enter($0) }
            if !isDotted { entries[index].plain.insert(kind) }
            if isDotted || beforeStop { entries[index].dotted.insert(kind) }
        }
    }

    private mutating func enter(_ word: UnsafeBufferPointer<UInt16>) -> Int {
        let slot = slot(of: word)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        slots[slot] = Int16(entries.count)
        entries.append(Entry(start: letters.count, count: word.count))
        letters += word
        longest = max(longest, word.count)
        return entries.count - 1
    }

    /// What a word is; nothing for a word that is not here.
    func kinds(of word: UnsafeBufferPointer<UInt16>, isDotted: Bool) -> WordKinds {
        let index = slots[slot(of: word)]
        guard index >= 0 else { return [] }
        return isDotted ? entries[Int(index)].dotted : entries[Int(index)].plain
    }

    /// The slot of a word, or the free one where it would stand.
    private func slot(of word: UnsafeBufferPointer<UInt16>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for unit in word { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
        let mask = slots.count - 1
        var slot = Int(hash ^ hash >> 15) & mask
        while slots[slot] >= 0, !holds(entries[Int(slots[slot])], word) { slot = (slot + 1) & mask }
        return slot
    }

    private func holds(_ entry: Entry, _ word: UnsafeBufferPointer<UInt16>) -> Bool {
        guard entry.count == word.count else { return false }
        for index in 0..<word.count where letters[entry.start + index] != word[index] { return false }
        return true
    }
}
