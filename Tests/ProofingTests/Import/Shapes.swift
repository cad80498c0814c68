@testable import Proofing

/// Letters of the Arabic script in the presentation forms of old encodings, as they stand joined.
enum Shapes {
    static func shaped(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var made: [Unicode.Scalar] = [], index = 0
        while index < text.count {
            if text[index] == Letter.lam, index + 1 < text.count, let ligature = lamAlefs[text[index + 1]] {
                made.append(form(ligature, joinsBefore(text, index) ? 1 : 0))
                index += 2
                continue
            }
            if let forms = forms[text[index]] {
                let before = forms.count > 1 && joinsBefore(text, index), behind = forms.count == 4 && joinsBehind(text, index)
                made.append(forms[before ? (behind ? 3 : 1) : (behind ? 2 : 0)])
            } else {
                made.append(text[index])
            }
            index += 1
        }
        return made
    }

    private static func joinsBefore(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, text[before].isMark { before -= 1 }
        guard before >= 0, let forms = forms[text[before]] else { return false }
        return forms.count == 4
    }

    private static func joinsBehind(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        var behind = index + 1
        while behind < text.count, text[behind].isMark { behind += 1 }
        return behind < text.count && (forms[text[behind]]?.count ?? 0) >= 2
    }

    private static func form(_ first: UInt32, _ step: UInt32) -> Unicode.Scalar { Unicode.Scalar(first + step) ?? " " }

    private static let lamAlefs: [Unicode.Scalar: UInt32] = ["\u{622}": 0xFEF5, "\u{623}": 0xFEF7, "\u{625}": 0xFEF9, "\u{627}": 0xFEFB]

    /// Isolated, final, and for letters that join on both sides initial and medial. Source: Unicode, Arabic Presentation Forms.
    private static let forms: [Unicode.Scalar: [Unicode.Scalar]] = {
        let table: [(UInt32, UInt32, UInt32)] = [
            (0x621, 0xFE80, 1), (0x622, 0xFE81, 2), (0x623, 0xFE83, 2), (0x624, 0xFE85, 2), (0x625, 0xFE87, 2), (0x626, 0xFE89, 4), (0x627, 0xFE8D, 2),
            (0x628, 0xFE8F, 4), (0x629, 0xFE93, 2), (0x62A, 0xFE95, 4), (0x62B, 0xFE99, 4), (0x62C, 0xFE9D, 4), (0x62D, 0xFEA1, 4), (0x62E, 0xFEA5, 4),
            (0x62F, 0xFEA9, 2), (0x630, 0xFEAB, 2), (0x631, 0xFEAD, 2), (0x632, 0xFEAF, 2), (0x633, 0xFEB1, 4), (0x634, 0xFEB5, 4), (0x635, 0xFEB9, 4),
            (0x636, 0xFEBD, 4), (0x637, 0xFEC1, 4), (0x638, 0xFEC5, 4), (0x639, 0xFEC9, 4), (0x63A, 0xFECD, 4), (0x641, 0xFED1, 4), (0x642, 0xFED5, 4),
            (0x643, 0xFED9, 4), (0x644, 0xFEDD, 4), (0x645, 0xFEE1, 4), (0x646, 0xFEE5, 4), (0x647, 0xFEE9, 4), (0x648, 0xFEED, 2), (0x649, 0xFEEF, 2),
            (0x64A, 0xFEF1, 4), (0x67E, 0xFB56, 4), (0x686, 0xFB7A, 4), (0x698, 0xFB8A, 2), (0x6A9, 0xFB8E, 4), (0x6AF, 0xFB92, 4), (0x6CC, 0xFBFC, 4),
        ]
        return Dictionary(uniqueKeysWithValues: table.compactMap { letter, first, count in
            Unicode.Scalar(letter).map { ($0, (0..<count).compactMap { Unicode.Scalar(first + $0) }) }
        })
    }()
}
