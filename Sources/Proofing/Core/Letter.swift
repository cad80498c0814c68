/// Characters that the rules speak of by name.
enum Letter {
    static let zwnj: Unicode.Scalar = "\u{200C}"
    static let zwj: Unicode.Scalar = "\u{200D}"
    static let tatweel: Unicode.Scalar = "\u{0640}"
    static let replacement: Unicode.Scalar = "\u{FFFD}"
    static let softHyphen: Unicode.Scalar = "\u{00AD}"
    static let lam: Unicode.Scalar = "\u{0644}"
    static let alef: Unicode.Scalar = "\u{0627}"
    static let heh: Unicode.Scalar = "\u{0647}"
    static let hamzaAbove: Unicode.Scalar = "\u{0654}"
    static let arabicYeh: Unicode.Scalar = "\u{064A}"
    static let persianYeh: Unicode.Scalar = "\u{06CC}"
    static let alefMaksura: Unicode.Scalar = "\u{0649}"
    static let arabicKaf: Unicode.Scalar = "\u{0643}"
    static let persianKaf: Unicode.Scalar = "\u{06A9}"
    /// Alone, with hamza above or below, with madda.
    static let alefs: Set<Unicode.Scalar> = ["\u{0627}", "\u{0623}", "\u{0625}", "\u{0622}"]
    static let numberSeparators: Set<Unicode.Scalar> = [".", ",", ":", "/", "\u{066B}", "\u{066C}"]
}

extension Unicode.Scalar {
    /// A letter of the Arabic script as it is typed: no presentation form, no mark.
    var isArabicLetter: Bool {
        switch value {
        case 0x620...0x63F, 0x641...0x64A, 0x66E...0x66F, 0x671...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FC, 0x6FF, 0x750...0x77F: true
        default: false
        }
    }

    /// A character of one shape of a letter or ligature, kept for old encodings. Source: Unicode, Arabic Presentation Forms-A and -B.
    var isPresentationForm: Bool {
        (0xFB50...0xFDFF).contains(value) && !(0xFD3E...0xFD3F).contains(value) && !(0xFDD0...0xFDEF).contains(value)
            || (0xFE70...0xFEFC).contains(value)
    }

    var isCyrillicLetter: Bool { (0x400...0x52F).contains(value) && !(0x482...0x489).contains(value) }

    /// A letter of any script, the tatweel among them.
    var isWordLetter: Bool {
        if value < 0x80 { return isASCIILetter }
        return isArabicLetter || isCyrillicLetter || value == 0x640 || isPresentationForm || properties.isAlphabetic && !isMark
    }

    var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }
    var isASCIIAlphanumeric: Bool { isASCIILetter || (0x30...0x39).contains(value) }

    /// A decimal digit of any script.
    var isDecimalDigit: Bool {
        switch value {
        case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: true
        case 0...0x7F: false
        default: properties.generalCategory == .decimalNumber
        }
    }

    /// A mark that stands on or below a letter.
    var isMark: Bool {
        if (0x64B...0x65F).contains(value) || value == 0x670 || (0x300...0x36F).contains(value) { return true }
        guard value > 0x36F, !isArabicLetter, !isCyrillicLetter else { return false }
        let category = properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark || category == .spacingMark
    }

    /// Zero-width non-joiner and joiner.
    var isJoinControl: Bool { value == 0x200C || value == 0x200D }
    /// Hyphen-minus, hyphen, non-breaking hyphen.
    var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }
    var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x2BC }

    /// A letter that joins the one before it, never the one behind: no non-joiner behind it can be seen.
    var joinsOnlyBefore: Bool {
        switch value {
        case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677, 0x688...0x699, 0x6C0, 0x6C3...0x6CB, 0x6CF,
             0x6D2...0x6D3, 0x6D5: true
        default: false
        }
    }
}

extension String {
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self = String(view)
    }
}
