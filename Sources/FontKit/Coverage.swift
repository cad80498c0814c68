import CHarfBuzz

/// The characters a face has a glyph for: a bitmap for each page of 256 characters that has any.
///
/// `pages[scalar >> 8]` counts pages of four words in `bits`; page 0 there is empty, so a lookup needs no branch. The
/// memory belongs to the ``Face`` and is never written to once this is made: a plain view, so that asking costs no
/// reference counting in the loops that ask it for every character.
@frozen
package struct Coverage: @unchecked Sendable {
    @usableFromInline let pages: UnsafePointer<UInt16>
    @usableFromInline let bits: UnsafePointer<UInt64>

    /// What the face's character map holds; nil where that is empty, as in a file that was cut short. Whoever makes one must
    /// ``free()`` it.
    init?(_ face: OpaquePointer) {
        let set = hb_set_create()
        defer { hb_set_destroy(set) }
        hb_face_collect_unicodes(face, set)
        guard hb_set_is_empty(set) == 0 else { return nil }
        var map = CoverageMap()
        var first: hb_codepoint_t = hb_codepoint_t.max, last: hb_codepoint_t = hb_codepoint_t.max
        while hb_set_next_range(set, &first, &last) != 0, first <= 0x10FFFF {
            for scalar in first...min(last, 0x10FFFF) { map.insert(scalar) }
        }
        pages = Self.copy(map.pages)
        bits = Self.copy(map.bits)
    }

    private static func copy<Word>(_ words: [Word]) -> UnsafePointer<Word> {
        let memory = UnsafeMutableBufferPointer<Word>.allocate(capacity: words.count)
        _ = memory.initialize(from: words)
        return UnsafePointer(memory.baseAddress!) // neither list is ever empty
    }

    func free() {
        pages.deallocate()
        bits.deallocate()
    }

    @inlinable
    package func contains(_ scalar: UInt32) -> Bool {
        guard scalar <= 0x10FFFF else { return false }
        return bits[Int(pages[Int(scalar >> 8)]) << 2 | Int(scalar >> 6 & 3)] >> UInt64(scalar & 63) & 1 == 1
    }
}

/// A coverage while it is being gathered.
private struct CoverageMap {
    var pages = [UInt16](repeating: 0, count: 0x1100)
    var bits: [UInt64] = [0, 0, 0, 0]

    mutating func insert(_ scalar: UInt32) {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
            pages[page] = UInt16(bits.count / 4)
            bits += [0, 0, 0, 0]
        }
        bits[Int(pages[page]) << 2 | Int(scalar >> 6 & 3)] |= 1 << UInt64(scalar & 63)
    }
}
