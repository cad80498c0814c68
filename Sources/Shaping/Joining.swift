import CICU
import FontKit

/// The skeleton of a letter, dots aside, as far as rules of ours ask for it. Raw values are ICU's numbers.
/// Source: Unicode, ArabicShaping.txt, Joining_Group.
public enum JoiningGroup: UInt8, Sendable, CaseIterable {
    case none = 0
    case ain = 1, alef = 3, beh = 4, dal = 6, feh = 9
    /// Gaf and keheh, the Persian kaf.
    case gaf = 11
    case hah = 13, tehMarbutaGoal = 14, heh = 16, hehGoal = 17, kaf = 19, knottedHeh = 21, lam = 22, meem = 24, noon = 26, qaf = 29
    case reh = 31, sad = 33, seen = 35, swashKaf = 38, tah = 40, tehMarbuta = 42, waw = 44
    /// Yeh and alef maksura.
    case yeh = 45
    case yehBarree = 46, yehWithTail = 47, burushaskiYehBarree = 54, farsiYeh = 55, nya = 56, straightWaw = 85
    case africanFeh = 86, africanNoon = 87, africanQaf = 88, thinYeh = 102
}

/// What a character is to the joining of a word in Arabic script, in 16 bits.
@frozen
public struct JoiningTraits: Sendable, Hashable {
    @usableFromInline let bits: UInt16

    /// What a character is to a word.
    @frozen
    public enum Kind: UInt8, Sendable {
        /// Parts words: spaces, punctuation, symbols.
        case boundary
        /// A letter of Arabic script.
        case letter
        /// Looked through when letters join.
        case mark
        /// U+200C and U+200D.
        case joiner
        /// U+0640.
        case tatweel
        /// A letter of another script, or a digit.
        case foreign
    }

    /// What the character is to a word.
    @inlinable public var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits >> 8 & 0x7)) ?? .boundary }
    /// The raw value of a ``JoiningGroup``, or the number of a group without a name there; below 128.
    @inlinable public var group: UInt8 { UInt8(truncatingIfNeeded: bits & 0x7F) }
    /// Joins the letter before it.
    @inlinable public var joinsBack: Bool { bits & 0x800 != 0 }
    /// Joins the letter after it.
    @inlinable public var joinsOn: Bool { bits & 0x1000 != 0 }

    init(kind: Kind, group: UInt8 = 0, joinsBack: Bool = false, joinsOn: Bool = false) {
        bits = UInt16(kind.rawValue) << 8 | UInt16(group & 0x7F) | (joinsBack ? 0x800 : 0) | (joinsOn ? 0x1000 : 0)
    }
}

/// The joining of the characters of the Basic Multilingual Plane, asked of ICU by pages of 256 and kept.
///
/// Source: Unicode 9.2, Joining_Type and Joining_Group.
public struct JoiningTable: Sendable {
    /// `slots[unit >> 8]` counts pages in `pages`, 0 standing for a page that nobody has asked for yet.
    private var slots = [UInt8](repeating: 0, count: 256)
    private var pages: [JoiningTraits] = Array(repeating: JoiningTraits(kind: .boundary), count: 256)

    public init() {}

    /// Puts the traits of each unit of a text into `traits`; halves of surrogate pairs are foreign to Arabic words.
    public mutating func look(up text: [UInt16], into traits: inout [JoiningTraits]) {
        traits.removeAll(keepingCapacity: true)
        traits.reserveCapacity(text.count)
        for unit in text { traits.append(self.traits(of: unit)) }
    }

    /// The traits of one unit.
    @inline(__always)
    public mutating func traits(of unit: UInt16) -> JoiningTraits {
        if unit & 0xF800 == 0xD800 { return JoiningTraits(kind: .foreign) }
        var slot = Int(slots[Int(unit >> 8)])
        if slot == 0 { slot = load(page: unit >> 8) }
        return pages[slot << 8 | Int(unit & 0xFF)]
    }

    @inline(never)
    private mutating func load(page: UInt16) -> Int {
        let slot = pages.count >> 8
        precondition(slot < 256, "surrogates have no page")
        pages += (0..<256).map { Self.traits(ofCharacter: UInt32(page) << 8 | $0) }
        slots[Int(page)] = UInt8(slot)
        return slot
    }

    private static func traits(ofCharacter character: UInt32) -> JoiningTraits {
        let type = icu_joining_type(character)
        switch character {
        case 0x200C, 0x200D: return JoiningTraits(kind: .joiner)
        case 0x640: return JoiningTraits(kind: .tatweel)
        case _ where type == 5: return JoiningTraits(kind: .mark)
        case _ where icu_is_letter(character) && icu_script(character) == arabicScript:
            return JoiningTraits(kind: .letter, group: UInt8(icu_joining_group(character) & 0x7F),
                                 joinsBack: type == 2 || type == 4, joinsOn: type == 2 || type == 3)
        case _ where icu_is_letter(character) || icu_is_digit(character): return JoiningTraits(kind: .foreign)
        default: return JoiningTraits(kind: .boundary)
        }
    }

    private static let arabicScript = Int32(CharacterTable.number(of: .arabic))
}
