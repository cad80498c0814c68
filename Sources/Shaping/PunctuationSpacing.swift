import FontKit

/// The air that a mark of punctuation gets beside what the face gives it, by script.
///
/// Amounts are in ems of the mark's own size and are part of its advance, as a kern is.
struct PunctuationSpacing {
    /// On either side of a mark where a letter or digit stands there; 0 for all that is set as the face has it.
    ///
    /// Source: ours, judged on proofs at 300 dpi. In Arabic « » come close to touching tall letters, deep bowls and the و
    /// that is written on to a quoted word. Nothing of the kind is needed in Cyrillic: PT Serif and PT Sans move the em dash
    /// nearer to word spaces by kerns of their own, and Russian has no air inside « ».
    static func air(of unit: UInt16, in script: Script) -> Float {
        guard isNeeded(in: script) else { return 0 }
        switch unit {
        case 0xAB, 0xBB, 0x2039, 0x203A: return 0.04
        default: return 0
        }
    }

    /// Whether any mark of a script has air of its own.
    static func isNeeded(in script: Script) -> Bool { script == .arabic }

    let script: Script
    let em: Float
    let isRightToLeft: Bool

    /// Gives the marks among some glyphs, which are in logical order, their air.
    func apply(to glyphs: inout ArraySlice<ShapedGlyph>, of text: [UInt16], table: inout CharacterTable) {
        guard Self.isNeeded(in: script) else { return }
        for index in glyphs.indices {
            let cluster = Int(glyphs[index].cluster)
            guard cluster < text.count, case let air = Self.air(of: text[cluster], in: script) * em, air != 0 else { continue }
            let before = isLetter(cluster - 1, of: text, &table), after = isLetter(cluster + 1, of: text, &table)
            if before { glyphs[index].advance += air }
            if after { glyphs[index].advance += air }
            if isRightToLeft ? after : before { glyphs[index].dx += air }
        }
    }

    private func isLetter(_ offset: Int, of text: [UInt16], _ table: inout CharacterTable) -> Bool {
        guard text.indices.contains(offset) else { return false }
        switch text[offset] {
        // Digits and Arabic marks are shared by scripts.
        case 0x30...0x39, 0x64B...0x669, 0x6F0...0x6F9, 0x670: return true
        default: return !table.traits(of: UInt32(text[offset])).isShared
        }
    }
}
