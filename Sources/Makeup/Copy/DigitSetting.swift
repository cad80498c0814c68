import LayoutBook
import Manuscript

/// Sets the numbers of running text in the digits that a style asks for, unit for unit: no offset changes.
///
/// Numbers of left-to-right text stay as they were written: code, addresses, telephone numbers in links, and what is
/// written with Latin, Greek or Cyrillic letters (A4, COVID-19, Windows 10, ISO 9001:2015). Persian and Arabic digits are
/// set in right-to-left text only.
///
/// Nothing is inserted to order signs and numbers. Behind a letter of Arabic script all three sets of digits order alike,
/// since European and Persian ones count as Arabic there (UAX #9 W2): a date with slashes stays in one piece and a range
/// begins on the right.
struct DigitSetting {
    private let numerals: Numerals
    private let isOfArabicScript: Bool

    /// Nil where numbers stay as they were written.
    init?(_ form: DigitForm, rightToLeft: Bool) {
        switch form {
        case .asWritten: return nil
        case .european: numerals = .european
        case .persian: numerals = .persian
        case .arabic: numerals = .arabicIndic
        }
        isOfArabicScript = form != .european
        if isOfArabicScript, !rightToLeft { return nil }
    }

    /// The text with its numbers set.
    func set(_ inline: InlineText) -> [UInt16] {
        var text = inline.text
        let kept = inline.marks.filter { $0.keepsDigits(in: inline) }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        var offset = 0, past = 0
        while let number = Self.number(in: text, from: offset) {
            offset = number.upperBound
            while past < kept.count, kept[past].upperBound <= number.lowerBound { past += 1 }
            let isKept = kept[past...].prefix { $0.lowerBound < number.upperBound }.contains { $0.overlaps(number) }
            guard !isKept, differs(text[number]) else { continue }
            if isOfArabicScript, Self.belongsToLetters(number, of: text) { continue }
            set(number, of: &text)
        }
        return text
    }

    // MARK: Numbers

    /// The first number at `offset` or behind it: groups of digits with one separator between each two.
    private static func number(in text: [UInt16], from offset: Int) -> Range<Int>? {
        guard let start = text[offset...].firstIndex(where: { value(of: $0) != nil }) else { return nil }
        var end = start + 1
        while end < text.count {
            let isSeparated = Separator(text[end]) != nil && end + 1 < text.count && value(of: text[end + 1]) != nil
            guard isSeparated || value(of: text[end]) != nil else { break }
            end += isSeparated ? 2 : 1
        }
        return start..<end
    }

    private static func value(of unit: UInt16) -> Int? { Unicode.Scalar(unit).flatMap(Numerals.value) }

    private func differs(_ number: ArraySlice<UInt16>) -> Bool {
        number.contains { unit in Self.value(of: unit).map { digit($0) != unit } ?? false }
    }

    private func digit(_ value: Int) -> UInt16 { UInt16(numerals.zero) + UInt16(value) }

    /// Writes the digits of a number, its separators where it is plain what they part, and the percent sign behind it.
    private func set(_ number: Range<Int>, of text: inout [UInt16]) {
        let areSeparatorsPlain = Self.areSeparatorsPlain(text[number])
        for index in number {
            if let value = Self.value(of: text[index]) {
                text[index] = digit(value)
            } else if areSeparatorsPlain, let separator = Separator(text[index]) {
                text[index] = isOfArabicScript ? separator.arabic : separator.european
            }
        }
        let next = number.upperBound
        guard next < text.count else { return }
        if text[next] == 0x25, isOfArabicScript { text[next] = 0x66A }
        if text[next] == 0x66A, !isOfArabicScript { text[next] = 0x25 }
    }

    /// Whether a number is a decimal fraction or has its thousands parted, and is no date, version or list: `1,234.5` and
    /// `3.14`, but not `1.2.3`, `01.05` or `1,5`.
    private static func areSeparatorsPlain(_ number: ArraySlice<UInt16>) -> Bool {
        let groups = number.split(omittingEmptySubsequences: false) { Separator($0) != nil }
        let separators = number.compactMap(Separator.init)
        let thousands = separators.last == .decimal ? separators.dropLast() : separators[...]
        guard thousands.allSatisfy({ $0 == .thousands }) else { return false }
        if groups[0].count > 1, groups[0].first.flatMap(value) == 0 { return false }
        let inner = groups.dropFirst().prefix(thousands.count)
        return inner.allSatisfy { $0.count == 3 } && (thousands.isEmpty || groups[0].count <= 3)
    }

    private enum Separator {
        case decimal, thousands

        init?(_ unit: UInt16) {
            switch unit {
            case 0x2E, 0x66B: self = .decimal
            case 0x2C, 0x66C: self = .thousands
            default: return nil
            }
        }

        var european: UInt16 { self == .decimal ? 0x2E : 0x2C }
        var arabic: UInt16 { self == .decimal ? 0x66B : 0x66C }
    }

    // MARK: Left-to-right text

    /// Whether left-to-right letters stand in the same word as a number or end the word before it.
    private static func belongsToLetters(_ number: Range<Int>, of text: [UInt16]) -> Bool {
        let before = text[..<number.lowerBound].suffix(longestWord).reversed().drop { isInside($0) && !isLetter($0) }
        let behind = text[number.upperBound...].prefix(longestWord).drop { isInside($0) && !isLetter($0) }
        if let unit = behind.first, isLetter(unit) { return true }
        guard let unit = before.first else { return false }
        if !isSpace(unit) { return isLetter(unit) }
        return before.dropFirst().first { !isInside($0) || value(of: $0) != nil }.map(isLetter) ?? false
    }

    /// In units: what is further away is not looked at, or endless numbers would take endless time.
    private static let longestWord = 200

    private static func isSpace(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0xA0 || unit == 0x202F }

    /// What does not end a word: digits and the signs of addresses, versions and compounds, but no bracket, quote or comma.
    private static func isInside(_ unit: UInt16) -> Bool {
        switch unit {
        // # $ % & * + - . / : = ? @ \ ^ _ ~ and the hyphens
        case 0x23...0x26, 0x2A, 0x2B, 0x2D...0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5C, 0x5E, 0x5F, 0x7E, 0x2010, 0x2011: true
        default: value(of: unit) != nil
        }
    }

    /// Letters of Latin, Greek and Cyrillic script, and the marks on them.
    private static func isLetter(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x300...0x52F, 0x1D00...0x1FFF: true
        default: false
        }
    }
}

private extension InlineMark {
    /// Whether digits below it are not text but part of something to be typed or dialled.
    func keepsDigits(in inline: InlineText) -> Bool {
        switch kind {
        case .code: return true
        case .link(let address):
            if ["tel:", "sms:", "mailto:"].contains(where: address.hasPrefix) { return true }
            let text = String(decoding: inline.text[range], as: UTF16.self)
            // A link that shows its own address.
            return address == text || address.hasSuffix("//" + text) || address.hasSuffix("//" + text + "/")
        default: return false
        }
    }
}
