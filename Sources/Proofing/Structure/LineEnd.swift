/// How a line ends, as far as it tells whether the next one goes on with it.
enum LineEnd: Sendable, Hashable {
    /// A sentence is over.
    case sentence
    /// A colon or a semicolon: something follows that may stand alone.
    case pause
    case hyphen
    /// In the middle of a sentence for sure: a comma, a dash, an open bracket, a word that needs another one.
    case dangling
    case open

    init(_ text: [Unicode.Scalar]) {
        var end = text.count
        while end > 0, Self.closing.contains(text[end - 1]) || text[end - 1].isBlank { end -= 1 }
        guard end > 0 else { self = .open; return }
        switch text[end - 1] {
        case ".", "!", "?", "…", "؟", "۔": self = .sentence
        case ":", ";", "؛": self = .pause
        case "-", "\u{2010}", "\u{AD}": self = end > 1 && text[end - 2].isWordLetter ? .hyphen : .dangling
        case ",", "،", "–", "—", "(", "«": self = .dangling
        default: self = Self.endsInLink(text[..<end]) ? .dangling : .open
        }
    }

    var isOpen: Bool { self == .open || self == .dangling || self == .hyphen }

    private static let closing: Set<Unicode.Scalar> = ["»", "\"", "”", "“", "›", ")", "]", "*"]

    /// Whether the last word is one that never stands last in a sentence.
    private static func endsInLink(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = text.reversed().prefix { $0.isWordLetter || $0 == Letter.replacement }.reversed()
        let letters = word.filter { $0 != Letter.replacement && $0 != Letter.tatweel }
        return letters.count <= 6 && links.contains(String(letters).lowercased())
    }

    private static let links: Set<String> = [
        "و", "یا", "که", "از", "به", "در", "با", "بر", "برای", "تا", "بی", "این", "آن", "هر", "اگر", "چون", "زیرا", "اما", "ولی", "نه",
        "في", "من", "إلى", "على", "عن", "أن", "التي", "الذي", "أو", "ثم", "مع",
        "и", "а", "но", "или", "в", "во", "на", "с", "со", "к", "ко", "по", "из", "от", "до", "за", "о", "об", "у", "не", "ни", "что", "как",
        "для", "при", "без", "под", "над", "же", "то", "і", "й", "та", "з", "із", "до", "від", "що", "як", "від", "але", "за", "да", "се", "без",
    ]
}

/// How a line begins.
struct LineStart: Sendable, Hashable {
    /// A small letter of a script that has capitals.
    let isLowercase: Bool
    let isUppercase: Bool
    let marker: Marker?
    /// Letters of its first word.
    let firstWord: Int

    init(_ text: [Unicode.Scalar]) {
        let first = text.first { $0.isWordLetter || $0.isDecimalDigit }
        isLowercase = first?.properties.isLowercase ?? false
        isUppercase = first?.properties.isUppercase ?? false
        marker = Marker(text)
        firstWord = text.prefix { !$0.isBlank }.count { $0 != Letter.replacement && $0 != Letter.tatweel }
    }
}

/// What a numbered or bulleted line begins with.
struct Marker: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case bullet
        /// A long dash: someone speaks.
        case dash
        /// The numbers of its parts: one for `3.`, two for `3.1.`
        case numbers([Int])
        case roman(Int)
        case letter
    }

    let kind: Kind
    /// Its characters, the blanks behind it among them.
    let length: Int
    /// What stands behind the number: a full stop, a bracket, a dash.
    let delimiter: Unicode.Scalar?

    init?(_ text: [Unicode.Scalar]) {
        guard let first = text.first else { return nil }
        if Self.dashes.contains(first), let body = Self.blanks(in: text, from: 1) {
            self.init(.dash, length: body, delimiter: nil)
        } else if Self.bullets.contains(first), let body = Self.blanks(in: text, from: 1) {
            self.init(.bullet, length: body, delimiter: nil)
        } else if first.isDecimalDigit {
            self.init(numbers: text)
        } else if let roman = Self.roman(text) {
            self = roman
        } else if first.isWordLetter, text.count > 3, text[1] == "." || text[1] == ")", let body = Self.blanks(in: text, from: 2), text[body].isWordLetter {
            self.init(.letter, length: body, delimiter: text[1])
        } else {
            return nil
        }
    }

    private init(_ kind: Kind, length: Int, delimiter: Unicode.Scalar?) {
        self.kind = kind
        self.length = length
        self.delimiter = delimiter
    }

    private init?(numbers text: [Unicode.Scalar]) {
        var parts: [Int] = [], index = 0, value = 0, digits = 0
        while index < text.count, index < 16 {
            if let digit = text[index].digitValue, digits < 3 {
                value = value * 10 + digit
                digits += 1
                index += 1
            } else if text[index] == ".", digits > 0 {
                parts.append(value)
                (value, digits) = (0, 0)
                index += 1
            } else {
                break
            }
        }
        if digits > 0 { parts.append(value) }
        guard index < text.count, !parts.isEmpty, parts.count <= 4 else { return nil }
        let previous = index > 0 ? text[index - 1] : " "
        var delimiter: Unicode.Scalar? = previous == "." ? "." : nil
        if delimiter == nil, Self.delimiters.contains(text[index]) {
            delimiter = text[index]
            index += 1
        }
        guard delimiter != nil || parts.count > 1, let body = Self.blanks(in: text, from: index) else { return nil }
        self.init(.numbers(parts), length: body, delimiter: delimiter)
    }

    private static let bullets: Set<Unicode.Scalar> = ["•", "*", "-", "·", "▪", "■", "●", "○", "◦", "‣", "♦", "➢", "✓", "\u{F0B7}"]
    private static let dashes: Set<Unicode.Scalar> = ["–", "—", "―"]
    private static let delimiters: Set<Unicode.Scalar> = [".", ")", "-", "–", "ـ"]

    private static func blanks(in text: [Unicode.Scalar], from start: Int) -> Int? {
        var index = start
        while index < text.count, text[index].isBlank { index += 1 }
        return index > start && index < text.count ? index : nil
    }

    private static func roman(_ text: [Unicode.Scalar]) -> Marker? {
        let letters = text.prefix { "IVXLІХ".unicodeScalars.contains($0) }
        guard !letters.isEmpty, letters.count <= 5, letters.count < text.count, text[letters.count] == "." || text[letters.count] == ")",
              let body = blanks(in: text, from: letters.count + 1) else { return nil }
        let values: [Unicode.Scalar: Int] = ["I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50]
        var total = 0, last = 0
        for letter in letters.reversed() {
            let value = values[letter] ?? 0
            total += value < last ? -value : value
            last = max(last, value)
        }
        return Marker(.roman(total), length: body, delimiter: text[letters.count])
    }
}

extension Unicode.Scalar {
    /// The value of a European, Arabic or Persian digit.
    var digitValue: Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0x660...0x669: Int(value - 0x660)
        case 0x6F0...0x6F9: Int(value - 0x6F0)
        default: nil
        }
    }
}

extension [Unicode.Scalar] {
    /// Whether a sentence ends before the last one, after a word of three letters or more: what is shorter is an abbreviation.
    var endsSentenceWithin: Bool {
        indices.dropLast(2).contains { index in
            guard [".", "!", "?", "؟", "…"].contains(self[index]), self[index + 1].isBlank, self[index + 2].isWordLetter else { return false }
            return self[..<index].suffix(3).count { $0.isWordLetter } == 3
        }
    }
}
