import FontKit
import LayoutBook

/// A TrueType font file, read as far as it takes to add glyphs that are made of others.
///
/// All measures are in font units. Source: OpenType 1.9, the tables named.
struct TrueTypeFile {
    private let bytes: [UInt8]
    /// By tag.
    private let tables: [String: Range<Int>]
    /// Where the tables begin that are asked of each glyph.
    private let hmtx: Int, loca: Int
    let glyphCount: Int
    let unitsPerEm: Double
    private let metricCount: Int
    private let hasLongOffsets: Bool

    /// Nil for a file that cannot be read, is damaged, or has no TrueType outlines.
    init?(_ file: FontFile) {
        guard let bytes = FileBytes.read(file.path), let start = Self.start(of: file.index & 0xFFFF, in: bytes),
              let tables = Self.tables(of: bytes, from: start) else { return nil }
        let sizes = [("head", 54), ("hhea", 36), ("maxp", 32), ("hmtx", 0), ("loca", 0), ("glyf", 0), ("cmap", 0)]
        guard file.index >> 16 == 0, sizes.allSatisfy({ (tables[$0.0]?.count ?? -1) >= $0.1 }) else { return nil }
        self.bytes = bytes
        self.tables = tables
        func value(_ tag: String, _ offset: Int) -> Int { bytes.unsigned((tables[tag]?.lowerBound ?? 0) + offset) }
        unitsPerEm = Double(value("head", 18))
        hasLongOffsets = value("head", 50) != 0
        glyphCount = value("maxp", 4)
        metricCount = value("hhea", 34)
        hmtx = tables["hmtx"]?.lowerBound ?? 0
        loca = tables["loca"]?.lowerBound ?? 0
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
        let start = offset(of: glyph), place = range("glyf").lowerBound + start
        guard offset(of: glyph + 1) >= start + 10, place + 10 <= range("glyf").upperBound else { return nil }
        return (bytes.signed(place + 2), bytes.signed(place + 4), bytes.signed(place + 6), bytes.signed(place + 8))
    }

    /// A file with these sorts as further glyphs, numbered from ``glyphCount`` on.
    ///
    /// They are in no character map and no feature, so the tables for shaping stay away. Each is a composite glyph of
    /// `glyf`, so that its outlines are those of its parts.
    func adding(_ sorts: [Sort]) -> [UInt8] {
        var outlines = Array(bytes[range("glyf")]), offsets: [UInt8] = [], metrics: [UInt8] = []
        for glyph in 0...glyphCount { offsets.append(offset(of: glyph), bytes: 4) }
        for glyph in 0..<glyphCount {
            metrics.append(advance(of: glyph), bytes: 2)
            metrics.append(bearing(of: glyph), bytes: 2)
        }
        for sort in sorts {
            outlines.pad()
            offsets.removeLast(4)
            offsets.append(outlines.count, bytes: 4)
            let left = append(sort, to: &outlines)
            offsets.append(outlines.count, bytes: 4)
            metrics.append(Int(sort.advance), bytes: 2)
            metrics.append(left, bytes: 2)
        }
        let count = glyphCount + sorts.count, parts = sorts.reduce(0) { max($0, $1.parts.count) }
        return assemble([
            "glyf": outlines, "loca": offsets, "hmtx": metrics, "maxp": profile(glyphs: count, parts: parts),
            "hhea": changed("hhea", [34: count]), "head": changed("head", [50: 1]),
        ])
    }

    /// Appends the outline of a sort and returns its left side bearing; nothing for a sort without ink.
    private func append(_ sort: Sort, to outlines: inout [UInt8]) -> Int {
        let inked = sort.parts.compactMap { part in
            bounds(of: Int(part.glyph)).map { (part: part, x: Int(part.x), y: Int(part.y), box: $0) }
        }
        guard let left = inked.map({ $0.box.0 + $0.x }).min(), let bottom = inked.map({ $0.box.1 + $0.y }).min(),
              let right = inked.map({ $0.box.2 + $0.x }).max(), let top = inked.map({ $0.box.3 + $0.y }).max()
        else { return 0 }
        for value in [-1, left, bottom, right, top] { outlines.append(value, bytes: 2) }
        for (index, piece) in inked.enumerated() {
            outlines.append(index + 1 < inked.count ? 0x23 : 0x03, bytes: 2)
            for value in [Int(piece.part.glyph), piece.x, piece.y] { outlines.append(value, bytes: 2) }
        }
        outlines.pad()
        return left
    }

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

    /// The table with some of its 16-bit values, by offset, replaced.
    private func changed(_ tag: String, _ values: KeyValuePairs<Int, Int>) -> [UInt8] {
        var table = Array(bytes[range(tag)])
        for (offset, value) in values {
            table[offset] = UInt8(truncatingIfNeeded: value >> 8)
            table[offset + 1] = UInt8(truncatingIfNeeded: value)
        }
        return table
    }

    /// `maxp` for more glyphs, the largest of them a composite of so many parts.
    private func profile(glyphs: Int, parts: Int) -> [UInt8] {
        let start = range("maxp").lowerBound
        func most(_ offset: Int) -> Int { bytes.unsigned(start + offset) }
        let points = max(most(6), most(10)) * max(parts, 1), contours = max(most(8), most(12)) * max(parts, 1)
        return changed("maxp", [
            4: glyphs, 10: min(points, 0xFFFF), 12: min(contours, 0xFFFF), 28: max(most(28), parts), 30: most(30) + 1,
        ])
    }

    /// A font file of the tables that a PDF needs. Checksums stay zero: no reader of embedded fonts looks at them.
    private func assemble(_ made: [String: [UInt8]]) -> [UInt8] {
        let tags = Self.keptTags.filter { tables[$0] != nil }
        var file: [UInt8] = [0, 1, 0, 0], body: [UInt8] = []
        for value in [tags.count, 0, 0, 0] { file.append(value, bytes: 2) }
        for tag in tags {
            let table = made[tag].map { $0[...] } ?? bytes[range(tag)]
            file += tag.utf8
            for value in [0, 12 + 16 * tags.count + body.count, table.count] { file.append(value, bytes: 4) }
            body += table
            body.pad()
        }
        return file + body
    }

    /// In the order of the table directory.
    private static let keptTags = [
        "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep",
    ]

    /// Where the table directory of a face begins: at once, or where a collection says.
    private static func start(of face: Int, in bytes: [UInt8]) -> Int? {
        guard bytes.starts(with: Array("ttcf".utf8)) else { return face == 0 ? 0 : nil }
        let place = 12 + 4 * face
        guard place + 4 <= bytes.count else { return nil }
        return bytes.unsigned(place) << 16 | bytes.unsigned(place + 2)
    }

    private static func tables(of bytes: [UInt8], from start: Int) -> [String: Range<Int>]? {
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
extension [UInt8] {
    fileprivate func unsigned(_ place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }

    fileprivate func signed(_ place: Int) -> Int { Int(Int16(truncatingIfNeeded: unsigned(place))) }

    fileprivate mutating func append(_ value: Int, bytes: Int) {
        for shift in stride(from: 8 * (bytes - 1), through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Fills up to a multiple of four bytes.
    fileprivate mutating func pad() {
        while count & 3 != 0 { append(0) }
    }
}
