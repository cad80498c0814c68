import FontKit

/// A TrueType font file, read as far as it takes to add glyphs that are made of others.
///
/// All measures are in font units. Source: OpenType 1.9, the tables named.
struct TrueTypeFile {
    private let file: MappedFont
    /// By tag.
    private let tables: [String: Range<Int>]
    /// The tables that are asked of each glyph: where they begin, and the whole of the last.
    private let hmtx: Int, loca: Int, glyf: Range<Int>
    let glyphCount: Int
    let unitsPerEm: Double
    private let metricCount: Int
    private let hasLongOffsets: Bool

    /// Nil for a file that cannot be read, is damaged, or has no TrueType outlines.
    init?(_ file: FontFile) {
        guard let font = MappedFont(file.path), let start = Self.start(of: file.index & 0xFFFF, in: font.bytes),
              let tables = Self.tables(of: font.bytes, from: start) else { return nil }
        // Offsets in the file that is made of it have 32 bits.
        guard font.bytes.count <= Self.largest else { return nil }
        let sizes = [("head", 54), ("hhea", 36), ("maxp", 32), ("hmtx", 0), ("loca", 0), ("glyf", 1), ("cmap", 0)]
        guard file.index >> 16 == 0, sizes.allSatisfy({ (tables[$0.0]?.count ?? -1) >= $0.1 }) else { return nil }
        self.file = font
        self.tables = tables
        func value(_ tag: String, _ offset: Int) -> Int { font.bytes.unsigned((tables[tag]?.lowerBound ?? 0) + offset) }
        unitsPerEm = Double(value("head", 18))
        hasLongOffsets = value("head", 50) != 0
        glyphCount = value("maxp", 4)
        metricCount = value("hhea", 34)
        hmtx = tables["hmtx"]?.lowerBound ?? 0
        loca = tables["loca"]?.lowerBound ?? 0
        glyf = tables["glyf"] ?? 0..<0
        guard unitsPerEm > 0, metricCount > 0, metricCount <= glyphCount,
              range("hmtx").count >= metricCount * 2 + glyphCount * 2,
              range("loca").count >= (glyphCount + 1) * (hasLongOffsets ? 4 : 2) else { return nil }
    }

    func advance(of glyph: Int) -> Int {
        bytes.unsigned(hmtx + 4 * min(glyph, metricCount - 1))
    }

    /// Left, bottom, right and top of a glyph's ink; nil for a glyph without ink.
    func bounds(of glyph: Int) -> (Int, Int, Int, Int)? {
        guard glyph < glyphCount else { return nil }
        let start = offset(of: glyph), place = glyf.lowerBound + start
        guard offset(of: glyph + 1) >= start + 10, place + 10 <= glyf.upperBound else { return nil }
        return (bytes.signed(place + 2), bytes.signed(place + 4), bytes.signed(place + 6), bytes.signed(place + 8))
    }

    /// A font with these sorts as further glyphs, numbered from ``glyphCount`` on.
    ///
    /// They are in no character map and no feature, so the tables for shaping stay away. Each is a composite glyph of
    /// `glyf`, so that its outlines are those of its parts.
    ///
    /// Throws where there is no memory for it.
    func adding(_ sorts: [Sort]) throws(DrawingError) -> MadeFont {
        let count = glyphCount + sorts.count, outlined = sorts.reduce(0) { $0 + size(of: $1) }
        let sizes = ["head", "hhea", "maxp"].map { range($0).count } + [4 * count, 4 * count + 4]
        let font = try MadeFont(file, keeping: tables.filter { Self.keptTags.contains($0.key) }, glyf: glyf, more: outlined,
                            room: sizes.reduce(0) { $0 + MadeFont.padded($1) })
        var metrics = font.add("hmtx", size: 4 * count), offsets = font.add("loca", size: 4 * count + 4)
        for glyph in 0..<glyphCount {
            metrics.put(advance(of: glyph))
            metrics.put(bearing(of: glyph))
            offsets.put(long: offset(of: glyph))
        }
        font.change("head", [50: 1])
        font.change("hhea", [34: count])
        changeProfile(of: font, glyphs: count, parts: sorts.reduce(0) { max($0, $1.parts.count) })
        var end = MadeFont.padded(glyf.count)
        for sort in sorts {
            offsets.put(long: end)
            metrics.put(Int(sort.advance))
            metrics.put(put(sort, in: &font.outlines))
            end += size(of: sort)
        }
        offsets.put(long: end)
        font.writeDirectory()
        return font
    }

    /// Of the outline of a sort.
    private func size(of sort: Sort) -> Int {
        let inked = sort.parts.count { bounds(of: Int($0.glyph)) != nil }
        return inked == 0 ? 0 : 12 + 8 * inked
    }

    /// Writes the outline of a sort and returns its left side bearing; nothing for a sort without ink.
    private func put(_ sort: Sort, in outlines: inout MadeFont.Writer) -> Int {
        let inked = sort.parts.compactMap { part in
            bounds(of: Int(part.glyph)).map { (part: part, x: Int(part.x), y: Int(part.y), box: $0) }
        }
        guard let left = inked.map({ $0.box.0 + $0.x }).min(), let bottom = inked.map({ $0.box.1 + $0.y }).min(),
              let right = inked.map({ $0.box.2 + $0.x }).max(), let top = inked.map({ $0.box.3 + $0.y }).max()
        else { return 0 }
        for value in [-1, left, bottom, right, top] { outlines.put(value) }
        for (index, piece) in inked.enumerated() {
            outlines.put(index + 1 < inked.count ? 0x23 : 0x03)
            for value in [Int(piece.part.glyph), piece.x, piece.y] { outlines.put(value) }
        }
        outlines.put(0)
        return left
    }

    private var bytes: UnsafeRawBufferPointer { file.bytes }

    private func range(_ tag: String) -> Range<Int> { tables[tag] ?? 0..<0 }

    /// Of a glyph's outline in `glyf`; that of the number behind the last glyph is the end of the table.
    private func offset(of glyph: Int) -> Int {
        hasLongOffsets ? bytes.unsigned(loca + 4 * glyph) << 16 | bytes.unsigned(loca + 4 * glyph + 2)
            : 2 * bytes.unsigned(loca + 2 * glyph)
    }

    private func bearing(of glyph: Int) -> Int {
        glyph < metricCount ? bytes.signed(hmtx + 4 * glyph + 2)
            : bytes.signed(hmtx + 4 * metricCount + 2 * (glyph - metricCount))
    }

    /// Says in `maxp` that there are more glyphs, the largest of them a composite of so many parts.
    private func changeProfile(of font: MadeFont, glyphs: Int, parts: Int) {
        let start = range("maxp").lowerBound
        func most(_ offset: Int) -> Int { bytes.unsigned(start + offset) }
        let points = max(most(6), most(10)) * max(parts, 1), contours = max(most(8), most(12)) * max(parts, 1)
        font.change("maxp", [
            4: glyphs, 10: min(points, 0xFFFF), 12: min(contours, 0xFFFF), 28: max(most(28), parts), 30: most(30) + 1,
        ])
    }

    /// No font of print is larger, by far.
    private static let largest = 1 << 30

    /// What a PDF needs.
    private static let keptTags: Set = [
        "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep",
    ]

    /// Where the table directory of a face begins: at once, or where a collection says.
    private static func start(of face: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.starts(with: Array("ttcf".utf8)) else { return face == 0 ? 0 : nil }
        let place = 12 + 4 * face
        guard place + 4 <= bytes.count else { return nil }
        return bytes.unsigned(place) << 16 | bytes.unsigned(place + 2)
    }

    private static func tables(of bytes: UnsafeRawBufferPointer, from start: Int) -> [String: Range<Int>]? {
        guard start + 12 <= bytes.count else { return nil }
        let count = bytes.unsigned(start + 4)
        guard start + 12 + 16 * count <= bytes.count else { return nil }
        var tables: [String: Range<Int>] = [:]
        for entry in stride(from: start + 12, to: start + 12 + 16 * count, by: 16) {
            let offset = bytes.unsigned(entry + 8) << 16 | bytes.unsigned(entry + 10)
            let length = bytes.unsigned(entry + 12) << 16 | bytes.unsigned(entry + 14)
            guard offset + length <= bytes.count else { return nil }
            tables[String(decoding: bytes[entry..<entry + 4], as: UTF8.self)] = offset..<offset + length
        }
        return tables
    }
}

/// Big-endian numbers, as font files have them.
extension UnsafeRawBufferPointer {
    fileprivate func unsigned(_ place: Int) -> Int {
        precondition(place >= 0 && place + 2 <= count)
        return Int(UInt16(bigEndian: loadUnaligned(fromByteOffset: place, as: UInt16.self)))
    }

    fileprivate func signed(_ place: Int) -> Int { Int(Int16(truncatingIfNeeded: unsigned(place))) }
}
