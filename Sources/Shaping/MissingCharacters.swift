import CICU
import Diagnostics
import FontKit
import LayoutBook

extension Shaper {
    /// Says which fonts and characters a paragraph wants for.
    func report(_ faces: FaceRuns, in styled: StyledText, into diagnostics: inout Diagnostics) {
        for chain in faces.faulty {
            for complaint in chain.complaints { diagnostics.add(complaint) }
            if chain.first == nil {
                diagnostics.error(.missingGlyph, "no font is there for \(chain.role.rawValue) in the script \(chain.script)",
                                  hint: "`varaq fonts` says which fonts there are and how to get others")
            }
        }
        var said: [UInt32] = []
        for character in faces.unset where !said.contains(character.scalar) {
            said.append(character.scalar)
            diagnostics.error(.missingGlyph, "no font has " + Self.describe(character.scalar),
                              at: styled.source.place(of: character.offset, in: styled.text),
                              hint: fonts.hintForMissingCharacter)
        }
    }

    /// `«ঊ» (U+098A, BENGALI LETTER UU)`: a mark on a dotted circle, a control by its number alone.
    private static func describe(_ scalar: UInt32) -> String {
        let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        let digits = String(scalar, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        if icu_is_control(scalar) { return "the control character \(code)" }
        return "«\(icu_is_mark(scalar) ? "\u{25CC}" : "")\(character)» (\(code), \(name(scalar)))"
    }

    private static func name(_ scalar: UInt32) -> String {
        string(capacity: 128) { icu_character_name(scalar, $0, $1) } ?? "unnamed"
    }
}
