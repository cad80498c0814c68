/// A script by its ISO 15924 code, e.g. `Arab`, packed big-endian into 32 bits as HarfBuzz and OpenType do.
public struct Script: Hashable, Sendable, CustomStringConvertible {
    public let tag: UInt32

    public init(tag: UInt32) { self.tag = tag }

    /// The scripts that the catalogue's families are listed under.
    public static let arabic = Script("Arab")
    public static let cyrillic = Script("Cyrl")
    public static let latin = Script("Latn")
    public static let greek = Script("Grek")
    public static let hebrew = Script("Hebr")
    /// Characters that all scripts share, and those that take the script of their base.
    public static let common = Script("Zyyy")

    /// The script of a four-letter code; other letters than ASCII are our own mistake.
    public init(_ code: StaticString) {
        precondition(code.utf8CodeUnitCount == 4)
        tag = (0..<4).reduce(0) { $0 << 8 | UInt32(code.utf8Start[$1]) }
    }

    /// The script of a four-letter ISO 15924 code in any case, nil for anything else.
    public init?(code: String) {
        let letters = Array(code.utf8)
        guard letters.count == 4, letters.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return nil }
        tag = UInt32(letters[0] & 0xDF) << 24 | UInt32(letters[1] | 0x20) << 16
            | UInt32(letters[2] | 0x20) << 8 | UInt32(letters[3] | 0x20)
    }

    public var description: String {
        String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> $0) }, as: UTF8.self)
    }
}

/// Indexes ``FontLibrary/faces``.
public struct FaceID: Hashable, Sendable {
    public let index: UInt16

    package init(index: UInt16) { self.index = index }
}
