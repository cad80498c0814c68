import CHarfBuzz
import Diagnostics
import FontKit
import LayoutBook

/// The faces that may set a role in a script, best first, each loaded when the ones before it lack a character.
final class FaceChain {
    let role: FontRole
    let weight: FontWeight
    let script: Script
    /// That the face which comes first is missing, if it is.
    let complaints: [Diagnostic]
    private let fonts: FontLibrary
    private let candidates: [FaceID]
    private var loaded: [Face] = []
    private var next = 0

    init(fonts: FontLibrary, role: FontRole, weight: FontWeight, slope: FontSlope, script: Script, paragraph: Script) {
        self.fonts = fonts
        self.role = role
        self.weight = weight
        self.script = script
        candidates = fonts.candidates(role: role, weight: weight, slope: slope, script: script, in: paragraph)
        var diagnostics = Diagnostics()
        fonts.reportMissing(role: role, weight: weight, slope: slope, script: script, into: &diagnostics)
        complaints = diagnostics.all
    }

    /// The best face that is there; nil if there is none at all.
    var first: Face? { self[0] }

    /// The face at a place in the order, nil behind the last.
    subscript(index: Int) -> Face? {
        while loaded.count <= index, next < candidates.count {
            if let face = fonts.face(candidates[next]) { loaded.append(face) }
            next += 1
        }
        return index < loaded.count ? loaded[index] : nil
    }

    /// The first face that answers yes.
    func first(where isRight: (Face) -> Bool) -> Face? {
        var index = 0
        while let face = self[index] {
            if isRight(face) { return face }
            index += 1
        }
        return nil
    }
}

extension Face {
    /// Whether the face can set a character by itself or by what HarfBuzz and ``RunShaper`` make of it: a space of
    /// another width, another hyphen, the parts of a composed letter.
    func canSet(_ scalar: UInt32, _ traits: CharacterTraits) -> Bool {
        if covers(scalar) || traits.needsNoGlyph { return true }
        if traits.isSpace { return covers(0x20) }
        if traits.isHyphen { return covers(0x2010) || covers(0x2D) }
        return parts(of: scalar).map { canSet($0, CharacterTraits(bits: 0)) && ($1 == 0 || covers($1)) } ?? false
    }

    /// A letter's canonical decomposition.
    private func parts(of scalar: UInt32) -> (UInt32, UInt32)? {
        var base: hb_codepoint_t = 0, mark: hb_codepoint_t = 0
        let functions = hb_unicode_funcs_get_default()
        return hb_unicode_decompose(functions, scalar, &base, &mark) != 0 ? (base, mark) : nil
    }

    /// The one character that a letter and a mark compose to, if the face has it.
    func composed(_ base: UInt32, _ mark: UInt32) -> UInt32? {
        var composed: hb_codepoint_t = 0
        let functions = hb_unicode_funcs_get_default()
        return hb_unicode_compose(functions, base, mark, &composed) != 0 && covers(composed) ? composed : nil
    }
}
