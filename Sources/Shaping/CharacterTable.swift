import CICU
import FontKit

/// What shaping needs to know of a character, in 16 bits: its script (ICU's number) and a few marks.
struct CharacterTraits {
    var bits: UInt16

    static let extends: UInt16 = 0x100
    static let needsNoGlyph: UInt16 = 0x200
    static let isSpace: UInt16 = 0x400
    static let opens: UInt16 = 0x800
    static let closes: UInt16 = 0x1000
    static let isHyphen: UInt16 = 0x2000
    static let isLineEnd: UInt16 = 0x4000
    static let isConfined: UInt16 = 0x8000

    /// ICU's number of the character's script.
    @inline(__always) var script: UInt8 { UInt8(truncatingIfNeeded: bits) }
    /// Takes the script of what stands around it. Source: UAX #24.
    @inline(__always) var isShared: Bool { script <= 1 }
    /// Belongs to the cluster of the character before it: marks, ZWNJ, ZWJ.
    @inline(__always) var extends: Bool { bits & Self.extends != 0 }
    /// Is never seen: joiners, bidi controls, the soft hyphen, line ends.
    @inline(__always) var needsNoGlyph: Bool { bits & Self.needsNoGlyph != 0 }
    /// Can be made from the face's own space.
    @inline(__always) var isSpace: Bool { bits & Self.isSpace != 0 }
    @inline(__always) var opens: Bool { bits & Self.opens != 0 }
    @inline(__always) var closes: Bool { bits & Self.closes != 0 }
    /// Can be made from U+002D.
    @inline(__always) var isHyphen: Bool { bits & Self.isHyphen != 0 }
    /// A separator or control that must reach the shaper as a space: it knows no glyph for it.
    @inline(__always) var isLineEnd: Bool { bits & Self.isLineEnd != 0 }
    /// Shared by some scripts and foreign to all others, as the Arabic comma is. Source: UAX #24, Script_Extensions.
    @inline(__always) var isConfined: Bool { bits & Self.isConfined != 0 }
    /// The shaper may need another character in its place.
    @inline(__always) var mayBeMade: Bool { bits & (Self.isSpace | Self.isHyphen | Self.isLineEnd) != 0 }
}

/// The traits of the characters of the Basic Multilingual Plane, kept by pages of 256 once asked for.
///
/// `slots[unit >> 8]` counts pages in `pages`, 0 standing for a page that nobody has asked for yet.
struct CharacterTable {
    private var slots = [UInt8](repeating: 0, count: 256)
    private var pages = [UInt16](repeating: 0, count: 256)
    private var scriptTags = [UInt32](repeating: 0, count: 256)

    @inline(__always)
    mutating func traits(of scalar: UInt32) -> CharacterTraits {
        guard scalar < 0x10000 else { return Self.look(up: scalar) }
        var slot = Int(slots[Int(scalar >> 8)])
        if slot == 0 { slot = load(page: scalar >> 8) }
        return CharacterTraits(bits: pages[slot << 8 | Int(scalar & 0xFF)])
    }

    @inline(never)
    private mutating func load(page: UInt32) -> Int {
        let slot = pages.count >> 8
        precondition(slot < 256, "surrogates, which have pages of their own, are no characters")
        pages += (0..<256).map { Self.look(up: page << 8 | $0).bits }
        slots[Int(page)] = UInt8(slot)
        return slot
    }

    /// The ISO 15924 code of one of ICU's script numbers.
    mutating func script(_ number: UInt8) -> Script {
        if scriptTags[Int(number)] == 0 { scriptTags[Int(number)] = Self.tag(number) }
        return Script(tag: scriptTags[Int(number)])
    }

    private static func tag(_ number: UInt8) -> UInt32 {
        let name = icu_script_code(Int32(number)).map { String(cString: $0) } ?? ""
        return (Script(code: name) ?? .common).tag
    }

    /// ICU's number of a script, that of common characters if it knows none.
    static func number(of script: Script) -> UInt8 {
        UInt8(exactly: icu_script_number(script.description)) ?? 0
    }

    private static func look(up scalar: UInt32) -> CharacterTraits {
        var bits = UInt16(UInt8(exactly: icu_script(scalar)) ?? 0)
        if extends(scalar) { bits |= CharacterTraits.extends }
        if icu_is_default_ignorable(scalar) { bits |= CharacterTraits.needsNoGlyph }
        if isMadeFromSpace(scalar) { bits |= CharacterTraits.isSpace }
        if isLineEnd(scalar) { bits |= CharacterTraits.isLineEnd | CharacterTraits.needsNoGlyph }
        if scalar == 0x2010 || scalar == 0x2011 { bits |= CharacterTraits.isHyphen }
        if closing(of: scalar) != nil { bits |= CharacterTraits.opens }
        if closes(scalar) { bits |= CharacterTraits.closes }
        if CharacterTraits(bits: bits).isShared, bits & (CharacterTraits.extends | CharacterTraits.isSpace) == 0,
           icu_script_beside(scalar, 2) != 2 || icu_script_beside(scalar, 3) != 3 {
            bits |= CharacterTraits.isConfined
        }
        return CharacterTraits(bits: bits)
    }

    private static func extends(_ scalar: UInt32) -> Bool {
        icu_is_grapheme_extender(scalar) || icu_is_mark(scalar) || scalar == 0x200D
    }

    /// The spaces that Unicode fixes in width or forbids to break. Source: Unicode, General Punctuation.
    private static func isMadeFromSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func isLineEnd(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x9...0xD, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// What closes a bracket or an angle quote; nil if the character opens nothing. Source: UAX #24 5.1, UAX #9 BD14.
    static func closing(of scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xAB: 0xBB
        case 0x2039: 0x203A
        default: icu_bracket_type(scalar) == 1 ? icu_paired_bracket(scalar) : nil
        }
    }

    private static func closes(_ scalar: UInt32) -> Bool {
        scalar == 0xBB || scalar == 0x203A || icu_bracket_type(scalar) == 2
    }
}

/// The Unicode scalar value at a unit of a UTF-16 text and how many units it takes; a lone surrogate is U+FFFD.
@inline(__always)
func scalar(at index: Int, of text: UnsafeBufferPointer<UInt16>) -> (value: UInt32, width: Int) {
    let unit = text[index]
    guard unit & 0xF800 == 0xD800 else { return (UInt32(unit), 1) }
    guard unit & 0xFC00 == 0xD800, index + 1 < text.count, text[index + 1] & 0xFC00 == 0xDC00 else { return (0xFFFD, 1) }
    return (0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(text[index + 1] & 0x3FF)), 2)
}
