import CICU
public import FontKit
public import Geometry

/// What typesetting needs to know of a language: the script it is written in, its direction and its digits.
///
/// Source: Unicode CLDR, by ICU; explicit subtags are honoured (`az-Arab`, `ar-MA`, `fa-u-nu-latn`).
public struct Language: Sendable, Hashable {
    /// BCP 47.
    public let tag: String
    /// The script it is mainly written in; Latin where nothing is known of the language.
    public let script: Script
    public let direction: Direction
    /// From zero to nine.
    let digits: [Unicode.Scalar]
    /// ICU's name of the locale.
    let locale: String

    public init(_ tag: String) {
        self.tag = tag
        locale = Self.locale(tag)
        let script = Self.script(locale)
        self.script = script
        let isRightToLeft = icu_script_is_right_to_left(Int32(CharacterTable.number(of: script)))
        direction = isRightToLeft ? .rightToLeft : .leftToRight
        digits = Self.digits(locale)
    }

    /// A number in the language's own digits: Persian in fa and ps, Arabic in ar (not in the Maghreb), else European.
    public func digits(of number: Int) -> String {
        var text = ""
        for character in String(number).unicodeScalars {
            text.unicodeScalars.append(character == "-" ? character : digits[Int(character.value) - 0x30])
        }
        return text
    }

    private static func locale(_ tag: String) -> String {
        string(capacity: 160) { icu_locale_for_tag(tag, $0, $1) } ?? ""
    }

    private static func script(_ locale: String) -> Script {
        string(capacity: 8) { icu_locale_script(locale, $0, $1) }.flatMap { Script(code: $0) } ?? .latin
    }

    private static func digits(_ locale: String) -> [Unicode.Scalar] {
        let european = "0123456789".unicodeScalars.map { $0 }
        var units = [UInt16](repeating: 0, count: 32)
        let length = Int(icu_locale_digits(locale, &units, Int32(units.count)))
        guard length >= 10, length <= units.count else { return european }
        let digits = String(decoding: units[..<length], as: UTF16.self).unicodeScalars.map { $0 }
        return digits.count == 10 ? digits : european
    }
}

/// The text that an ICU function puts into a buffer; nil if it fails, does not fit or is empty.
func string(capacity: Int, _ fill: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        guard let base = buffer.baseAddress else { return nil }
        let length = Int(fill(base, Int32(capacity)))
        guard length > 0, length < capacity else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: base, count: length), as: UTF8.self)
    }
}
