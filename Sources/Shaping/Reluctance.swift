import FontKit

/// How unwelcome a line's end is between two words, by the usage of one language.
///
/// Looks at the word before the place and the one behind it, and at nothing further off than a surname with its initials.
struct Reluctance {
    enum Verdict {
        case free, shortWord, bond, never
    }

    /// One of the words has a kind of `before`, the other one of `after`.
    private struct Rule {
        var before: WordKinds
        var after: WordKinds
        var verdict: Verdict

        init(_ before: WordKinds, _ after: WordKinds, _ verdict: Verdict) {
            self.before = before
            self.after = after
            self.verdict = verdict
        }
    }

    /// What is not parted. The first that fits counts, so the stricter ones stand first. Sources: ``BreakUsage``.
    private static let rules = [
        Rule(.inseparable, .word, .never),
        // 5 кг, XIX в., 20 %; 5 тыс. руб.; 5 мая; 10 000.
        Rule(.number, [.unit, .multiplier, .unitSign], .bond),
        Rule(.multiplier, .unit, .bond),
        Rule(.day, .month, .bond),
        Rule(.fewDigits, .threeDigits, .bond),
        // № 5, § 5; стр. 5, рис. 3; г. Москва, ул. Ленина.
        Rule(.numberSign, .word, .bond),
        Rule(.beforeNumber, .number, .bond),
        Rule(.beforeName, .name, .bond),
        // А. С. Пушкин; Пушкин А. С.
        Rule(.initial, .name, .bond),
        Rule(.name, .lastInitials, .bond),
        // т. е.; и т. д.
        Rule(.dottedLetter, .dottedLetter, .bond),
        Rule(.head, .tail, .bond),
        // скажи же
        Rule(.word, .particle, .bond),
        Rule(.shortWord, .word, .shortWord),
    ]
    private static let beforeKinds = rules.reduce(into: WordKinds()) { $0.formUnion($1.before) }.subtracting([.word, .name])

    private let table: WordTable

    init(_ usage: BreakUsage) { table = WordTable(usage) }

    /// `offset` lies inside the text.
    func verdict(at offset: Int, in text: UnsafeBufferPointer<UInt16>) -> Verdict {
        guard Letters.isSpace(text[offset - 1]) else { return behindDash(offset, text) }
        var last = offset - 1
        while last > 0, Letters.isSpace(text[last]) { last -= 1 }
        let after = kinds(from: offset, text)
        var before = kinds(endingAt: last, text)
        if after.contains(.lastInitials), isName(endingAt: last, text) { before.insert(.name) }
        guard !before.isDisjoint(with: Self.beforeKinds) || !after.isDisjoint(with: [.particle, .lastInitials]) else { return .free }
        return Self.rules.first { !$0.before.isDisjoint(with: before) && !$0.after.isDisjoint(with: after) }?.verdict ?? .free
    }

    // MARK: Without a space

    /// Behind a dash, a hyphen or a sign in a word: ranges stay together, and so do endings with their number.
    private func behindDash(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Verdict {
        switch text[offset - 1] {
        case 0x2012...0x2015: isNumber(endingBefore: offset - 1, text) && isNumber(from: offset, text) ? .bond : .free
        case 0x2D, 0x2010: behindHyphen(offset, text)
        case 0x2116, 0xA7: .bond
        default: .free
        }
    }

    /// A single letter is not parted from its word, nor an ending from its number (`5-го`). Source: Правила русской орфографии и
    /// пунктуации, 2006, § 211; 1956, § 119 ff.
    private func behindHyphen(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Verdict {
        let before = Letters.count(endingBefore: offset - 1, text, atMost: 3)
        let after = Letters.count(from: offset, text, atMost: 3)
        guard before > 0, after > 0 else { return .free }
        if before == 1 && !Letters.isDigit(text[offset - 2]) || after == 1 { return .never }
        guard after == 2 else { return .free }
        return Letters.isDigit(text[offset - 2]) ? .never : .shortWord
    }

    // MARK: The word before

    /// What the word is whose last unit, full stop or quote and all, is at `last`.
    private func kinds(endingAt last: Int, _ text: UnsafeBufferPointer<UInt16>) -> WordKinds {
        let isDotted = text[last] == 0x2E
        let end = isDotted ? last : last + 1
        var start = end
        while start > 0, end - start <= table.longest, Letters.isOfWord(text[start - 1]) { start -= 1 }
        if start == end { return kinds(ofSign: text[last]) }
        var kinds: WordKinds = isDotted ? [] : .word
        if isNumber(endingBefore: end, text) || Letters.isDigit(text[start]) { kinds.insert(.number) }
        guard start == 0 || Letters.opensWord(text[start - 1]) else {
            return isInitial(start..<end, text) && isDotted && text[start - 1] == 0x2E ? .initial : kinds
        }
        kinds.formUnion(digits(start..<end, text))
        kinds.formUnion(table.kinds(of: start..<end, of: text, isDotted: isDotted, inSmallLetters: true))
        if isDotted, end - start == 1 {
            if Letters.isSmall(text[start]) { kinds.insert(.dottedLetter) }
            if isInitial(start..<end, text) { kinds.insert(.initial) }
        }
        // In `1917 г. Ленин` the abbreviation is that of the number.
        let leadsName: WordKinds = [.beforeName, .initial]
        if !kinds.isDisjoint(with: leadsName), followsNumber(start, text) { kinds.subtract(leadsName) }
        return kinds
    }

    private func kinds(ofSign unit: UInt16) -> WordKinds {
        switch unit {
        case 0x2116, 0xA7: .numberSign
        case 0xBB, 0x201C, 0x201D, 0x203A, 0x29: .word
        default: []
        }
    }

    private func digits(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> WordKinds {
        let count = range.prefix { Letters.isDigit(text[$0]) }.count
        guard count > 0, count <= 3 else { return [] }
        var kinds: WordKinds = count <= 2 ? .day : []
        if count == range.count { kinds.insert(.fewDigits) }
        return kinds
    }

    private func isInitial(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        range.count == 1 && Letters.mayBeginName(text[range.lowerBound])
    }

    private func followsNumber(_ start: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var last = start - 1
        while last > 0, Letters.isSpace(text[last]) { last -= 1 }
        return last >= 0 && last < start - 1 && Letters.isDigit(text[last])
    }

    /// Whether the word that ends at `last`, with nothing behind it, begins with a capital.
    private func isName(endingAt last: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var start = last + 1
        while start > 0, Letters.isOfWord(text[start - 1]) { start -= 1 }
        return last - start >= 1 && Letters.isCapital(text[start]) && (start == 0 || Letters.opensWord(text[start - 1]))
    }

    // MARK: The word behind

    /// What the word is that begins at `offset`.
    private func kinds(from offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> WordKinds {
        let first = text[offset]
        if Letters.isUnitSign(first) { return [.word, .unitSign] }
        if Letters.opensQuote(first) {
            let isName = offset + 1 < text.count && Letters.mayBeginName(text[offset + 1])
            return isName ? [.word, .name] : .word
        }
        var end = offset
        while end < text.count, end - offset <= table.longest, Letters.isOfWord(text[end]) { end += 1 }
        guard end > offset else { return .word }
        var kinds: WordKinds = .word
        if Letters.mayBeginName(first) { kinds.insert(.name) }
        if isNumber(from: offset, text) { kinds.insert(.number) }
        if end - offset == 3, (offset..<end).allSatisfy({ Letters.isDigit(text[$0]) }) { kinds.insert(.threeDigits) }
        guard !Letters.isApostrophe(end, text) else { return kinds }
        let isDotted = end < text.count && text[end] == 0x2E
        kinds.formUnion(table.kinds(of: offset..<end, of: text, isDotted: isDotted, inSmallLetters: false))
        guard isDotted, end - offset == 1 else { return kinds }
        if Letters.isSmall(first) { kinds.insert(.dottedLetter) }
        if Letters.isCapital(first), !precedesName(offset, text) { kinds.insert(.lastInitials) }
        return kinds
    }

    /// Whether the initials that begin at `offset` lead to a surname.
    private func precedesName(_ offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var next = offset
        while next + 1 < text.count, Letters.isCapital(text[next]), text[next + 1] == 0x2E {
            next += 2
            while next < text.count, Letters.isSpace(text[next]) { next += 1 }
        }
        return next < text.count && Letters.isCapital(text[next])
    }

    // MARK: Numbers

    private func isNumber(from offset: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var next = offset
        if next < text.count, Letters.isDigit(text[next]) { return true }
        while next < text.count, Letters.isRoman(text[next]) { next += 1 }
        return next > offset && (next == text.count || !Letters.isOfWord(text[next]))
    }

    private func isNumber(endingBefore end: Int, _ text: UnsafeBufferPointer<UInt16>) -> Bool {
        var start = end
        if start > 0, Letters.isDigit(text[start - 1]) { return true }
        while start > 0, Letters.isRoman(text[start - 1]) { start -= 1 }
        return start < end && (start == 0 || !Letters.isOfWord(text[start - 1]))
    }
}

private extension WordTable {
    /// What a word of a text is, looked up as it stands or in small letters.
    func kinds(of range: Range<Int>, of text: UnsafeBufferPointer<UInt16>, isDotted: Bool, inSmallLetters: Bool) -> WordKinds {
        guard range.count <= longest else { return [] }
        let word = UnsafeBufferPointer(rebasing: text[range])
        guard inSmallLetters, word.contains(where: Letters.isCapital) else { return kinds(of: word, isDotted: isDotted) }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: word.count) { small in
            for index in word.indices { small.initializeElement(at: index, to: Letters.small(word[index])) }
            return kinds(of: UnsafeBufferPointer(small), isDotted: isDotted)
        }
    }
}
