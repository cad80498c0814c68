import FontKit
import Geometry
import LayoutBook
import Paragraphs
import Testing

@Suite struct OpticalMarginsTests {
    @Test(arguments: [
        ("-", Script.cyrillic, 1.0), ("\u{2010}", .cyrillic, 1), (".", .cyrillic, 1), (",", .latin, 1), ("»", .cyrillic, 0.5),
        ("“", .cyrillic, 0.5), ("–", .cyrillic, 0.5), ("—", .cyrillic, 0.45), (":", .greek, 0.5), (")", .cyrillic, 0.25),
        ("،", .arabic, 1), (".", .arabic, 1), ("۔", .arabic, 0.8), ("؛", .arabic, 0.5), ("؟", .arabic, 0.2), ("»", .arabic, 0.5),
        (")", .arabic, 0.33), ("ж", .cyrillic, 0), ("ه", .arabic, 0), ("5", .latin, 0), ("«", .cyrillic, 0.5), ("(", .cyrillic, 0),
    ])
    func endOfLine(text: String, script: Script, share: Double) {
        #expect(OpticalMargins.hang(of: text.utf16.first ?? 0, at: .end, in: script) == share)
    }

    @Test(arguments: [
        ("«", Script.cyrillic, 0.5), ("„", .cyrillic, 0.5), ("(", .cyrillic, 0.25), ("—", .cyrillic, 0), ("-", .cyrillic, 0),
        (".", .cyrillic, 0), ("«", .arabic, 0.5), ("(", .arabic, 0.33), ("،", .arabic, 0), ("А", .cyrillic, 0),
    ])
    func startOfLine(text: String, script: Script, share: Double) {
        #expect(OpticalMargins.hang(of: text.utf16.first ?? 0, at: .start, in: script) == share)
    }

    /// Lines whose end stands farther out would count as ragged.
    @Test(arguments: ["ru", "fa", "ar"], [FontRole.text, .notes])
    func nothingHangsFartherThanALittle(language: String, role: FontRole) throws {
        let fonts = try #require(Composing.fonts)
        let script: Script = language == "ru" ? .cyrillic : .arabic
        for weight in FontWeight.allCases {
            let candidates = fonts.candidates(role: role, weight: weight, script: script, in: script)
            let face = try #require(candidates.lazy.compactMap { fonts.face($0) }.first)
            for unit in UInt16(0x20)...0x20FF {
                guard let glyph = face.glyph(of: UInt32(unit)) else { continue }
                let advance = face.length(face.advance(of: glyph), at: .pt(1)).points
                for edge in [LineEdge.start, .end] {
                    let hang = OpticalMargins.hang(of: unit, at: edge, in: script)
                    #expect((0...1).contains(hang))
                    #expect(hang * advance < 0.45, "U+\(String(unit, radix: 16)) in \(fonts.faces[Int(face.id.index)].file)")
                }
            }
        }
    }
}
