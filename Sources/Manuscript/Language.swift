import Diagnostics

/// Whether `tag` is formed like a BCP 47 tag with a two- or three-letter language. Source: RFC 5646, section 2.1.
package func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(\.isASCIILetter) else { return false }
    return parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || $0.isDigit }
    }
}

/// The tag that the author of a language's English name meant.
func languageTag(named name: String) -> String? {
    let names = ["arabic": "ar", "english": "en", "farsi": "fa", "persian": "fa", "russian": "ru"]
    return names[name.lowercased()]
}

extension Story {
    /// The language that the script of the first letters speaks for; `und` where there are no letters.
    func guessedLanguage() -> String {
        var letters = LetterCount()
        for text in [head.title, head.subtitle].compactMap(\.self) { letters.count(text) }
        for block in (blocks + notes.flatMap(\.blocks)).unfolded where !letters.isEnough { letters.count(block) }
        return letters.language
    }
}

/// Letters counted by script, up to a sample that tells.
private struct LetterCount {
    private var arabic = 0, cyrillic = 0, latin = 0
    private var hasPersianLetter = false

    /// A few sentences: enough that a foreign name at the start does not decide.
    var isEnough: Bool { arabic + cyrillic + latin >= 400 }

    var language: String {
        let most = max(arabic, cyrillic, latin)
        if most == 0 { return "und" }
        if most == arabic { return hasPersianLetter ? "fa" : "ar" }
        return most == cyrillic ? "ru" : "en"
    }

    mutating func count(_ text: InlineText) {
        for unit in text.text {
            if isEnough { return }
            switch unit {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x400...0x52F: cyrillic += 1
            case 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x6FF:
                arabic += 1
                if persianLetters.contains(unit) { hasPersianLetter = true }
            default: continue
            }
        }
    }

    mutating func count(_ block: Block) {
        if case .verbatim = block.content { return }
        for text in block.texts { count(text) }
    }
}

/// پ چ ژ گ ک ی, which Persian has and Arabic has not.
private let persianLetters: [UInt16] = [0x67E, 0x686, 0x698, 0x6AF, 0x6A9, 0x6CC]

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}

/// What to write instead of `name`, which is no language tag.
func languageHint(for name: String) -> String {
    guard let tag = languageTag(named: name) else { return "a language is a tag such as fa, ar or ru" }
    return "write \(tag)"
}
