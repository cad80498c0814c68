import CHarfBuzz

/// The characters a face has a glyph for: a bitmap for each page of 256 characters that has any.
///
/// `pages[scalar >> 8]` counts pages of four words in `bits`; page 0 there is empty, so a lookup needs no branch.
struct Coverage: Sendable {
    private var pages: [UInt16]
    private var bits: [UInt64]

    /// What the face's character map holds.
    init(_ face: OpaquePointer) {
        pages = [UInt16](repeating: 0, count: 0x1100)
        bits = [0, 0, 0, 0]
        let set = hb_set_create()
        defer { hb_set_destroy(set) }
        hb_face_collect_unicodes(face, set)
        var first: hb_codepoint_t = hb_codepoint_t.max, last: hb_codepoint_t = hb_codepoint_t.max
        while hb_set_next_range(set, &first, &last) != 0, first <= 0x10FFFF {
            for scalar in first...min(last, 0x10FFFF) { insert(scalar) }
        }
    }

    private mutating func insert(_ scalar: UInt32) {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
            pages[page] = UInt16(bits.count / 4)
            bits += [0, 0, 0, 0]
        }
        bits[Int(pages[page]) * 4 + Int(scalar >> 6 & 3)] |= 1 << UInt64(scalar & 63)
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        guard scalar <= 0x10FFFF else { return false }
        return bits[Int(pages[Int(scalar >> 8)]) * 4 + Int(scalar >> 6 & 3)] >> UInt64(scalar & 63) & 1 == 1
    }
}
