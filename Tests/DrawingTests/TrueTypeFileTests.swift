import CCairo
@testable import Drawing
import FontKit
import Geometry
import Glibc
import Specimens
import Testing

/// The advance of a glyph at the size of its font.
func advance(of glyph: UInt32, in font: OpaquePointer) -> Double {
    var glyph = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0), extents = cairo_text_extents_t()
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents)
    return extents.x_advance
}

/// Font files read and enlarged.
struct TrueTypeFileTests {
    private static let naskh = Specimen.files[1]

    private static func bytes(of path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }

    @Test func `added sorts have the ink of their parts and the width they were given`() throws {
        let face = try #require(TrueTypeFile(Self.naskh))
        let inked = try #require((1..<face.glyphCount).first { face.bounds(of: $0) != nil })
        let box = try #require(face.bounds(of: inked))
        let parts = [Sort.Part(glyph: UInt16(inked), x: 0, y: 0), Sort.Part(glyph: UInt16(inked), x: 300, y: -50)]
        let font = try face.adding([
            Sort(parts: parts, advance: 777, text: []), Sort(parts: [], advance: 105, text: [0x20]),
        ])
        let fonts = ScaledFonts(Faces(Specimen.files, made: [nil, font]), resolution: 1)
        defer { withExtendedLifetime(fonts) {} }
        let made = try fonts.font(Specimen.naskh, .pt(face.unitsPerEm))
        var glyph = cairo_glyph_t(index: UInt(face.glyphCount), x: 0, y: 0), extents = cairo_text_extents_t()
        cairo_scaled_font_glyph_extents(made, &glyph, 1, &extents)
        #expect(extents.x_advance == 777)
        #expect(abs(extents.x_bearing - Double(box.0)) <= 1)
        #expect(abs(extents.width - Double(box.2 - box.0 + 300)) <= 2)
        #expect(abs(extents.height - Double(box.3 - box.1 + 50)) <= 2)
        #expect(advance(of: UInt32(face.glyphCount + 1), in: made) == 105)
    }

    @Test func `glyphs of the file keep their widths`() throws {
        let face = try #require(TrueTypeFile(Self.naskh)), size = Length.pt(face.unitsPerEm)
        let font = try face.adding([Sort(parts: [], advance: 1, text: [])])
        let old = ScaledFonts(Faces(Specimen.files), resolution: 1)
        let new = ScaledFonts(Faces(Specimen.files, made: [nil, font]), resolution: 1)
        defer { withExtendedLifetime((old, new)) {} }
        for glyph in stride(from: 0, to: face.glyphCount, by: 37) {
            let width = advance(of: UInt32(glyph), in: try old.font(Specimen.naskh, size))
            #expect(advance(of: UInt32(glyph), in: try new.font(Specimen.naskh, size)) == width)
            #expect(abs(Double(face.advance(of: glyph)) - width) < 1e-6)
        }
    }

    /// Cuts and flips with a seed; whatever is let in must not bring anything down.
    @Test func `damaged files are refused or read, and never a fault of ours`() throws {
        let sound = try Self.bytes(of: Self.naskh.path)
        var template = Array("/tmp/varaq-font-XXXXXX".utf8CString), state: UInt64 = 42
        close(mkstemp(&template))
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var refused = 0
        for round in 0..<60 {
            var damaged = sound
            if round % 3 == 0 { damaged.removeLast(random(sound.count)) }
            for _ in 0..<8 where !damaged.isEmpty { damaged[random(min(damaged.count, 400))] = UInt8(random(256)) }
            let file = try #require(fopen(path, "w"))
            fwrite(damaged, 1, damaged.count, file)
            fclose(file)
            guard let face = TrueTypeFile(FontFile(path: path)) else {
                refused += 1
                continue
            }
            let parts = (0..<5).map { _ in Sort.Part(glyph: UInt16(random(0x10000)), x: 30000, y: -30000) }
            _ = try face.adding([Sort(parts: parts, advance: 9, text: [])])
        }
        #expect(refused > 0)
    }

    /// A font with its tables in another order, some of them at odd places, by itself or behind the header of a collection.
    private static func rebuilt(_ font: [UInt8], order: ([String]) -> [String], gap: Int, inCollection: Bool) -> [UInt8] {
        func number(_ place: Int) -> Int { font[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        func bytes(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let count = Int(font[4]) << 8 | Int(font[5])
        let entries = (0..<count).map { 12 + 16 * $0 }.map { entry in
            (tag: String(decoding: font[entry..<entry + 4], as: UTF8.self), range: number(entry + 8)..<number(entry + 8) + number(entry + 12))
        }
        let start = inCollection ? 16 : 0
        var body: [UInt8] = [], places: [String: Int] = [:]
        for tag in order(entries.map(\.tag)) {
            for entry in entries where entry.tag == tag {
                body += [UInt8](repeating: 0xAA, count: gap)
                places[tag] = start + 12 + 16 * count + body.count
                body += font[entry.range]
            }
        }
        var file = inCollection ? Array("ttcf".utf8) + bytes(0x10000) + bytes(1) + bytes(16) : []
        file += font[..<12]
        for entry in entries { file += Array(entry.tag.utf8) + bytes(0) + bytes(places[entry.tag] ?? 0) + bytes(entry.range.count) }
        return file + body
    }

    @Test(arguments: [0, 1, 3], [false, true])
    func `wherever a file has its tables, what is made of it has the same glyphs and those that were added`(gap: Int, inCollection: Bool) throws {
        let sound = try Self.bytes(of: Self.naskh.path), size = Length.pt(Double(1000))
        let orders: [([String]) -> [String]] = [
            { ["glyf"] + $0.filter { $0 != "glyf" } }, { $0.filter { $0 != "glyf" } + ["glyf"] }, { $0.reversed() },
        ]
        let oldFonts = ScaledFonts(Faces(Specimen.files), resolution: 1), old = try oldFonts.font(Specimen.naskh, size)
        defer { withExtendedLifetime(oldFonts) {} }
        for order in orders {
            var template = Array("/tmp/varaq-font-XXXXXX".utf8CString)
            let descriptor = mkstemp(&template), path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            defer { unlink(path) }
            let bytes = Self.rebuilt(sound, order: order, gap: gap, inCollection: inCollection)
            try #require(write(descriptor, bytes, bytes.count) == bytes.count)
            close(descriptor)
            let face = try #require(TrueTypeFile(FontFile(path: path)))
            let part = Sort.Part(glyph: UInt16((1..<face.glyphCount).first { face.bounds(of: $0) != nil } ?? 0), x: 0, y: 0)
            let made = try face.adding([Sort(parts: [part], advance: 321, text: [])])
            let newFonts = ScaledFonts(Faces(Specimen.files, made: [nil, made]), resolution: 1)
            defer { withExtendedLifetime(newFonts) {} }
            let new = try newFonts.font(Specimen.naskh, size)
            for glyph in Array(stride(from: 0, to: face.glyphCount, by: 11)) + [face.glyphCount - 1] {
                #expect(Self.extents(of: glyph, in: new) == Self.extents(of: glyph, in: old))
            }
            let added = Self.extents(of: face.glyphCount, in: new), whole = Self.extents(of: Int(part.glyph), in: old)
            #expect(added.dropLast() == whole.dropLast() && abs((added.last ?? 0) - 321 * 1000 / face.unitsPerEm) < 0.01)
        }
    }

    /// Of the ink, then the advance.
    private static func extents(of glyph: Int, in font: OpaquePointer) -> [Double] {
        var glyph = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0), extents = cairo_text_extents_t()
        cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents)
        return [extents.x_bearing, extents.y_bearing, extents.width, extents.height, extents.x_advance]
    }

    @Test func `files without TrueType outlines, and faces that a file has not got, are refused`() {
        #expect(TrueTypeFile(FontFile(path: "/nonexistent")) == nil)
        #expect(TrueTypeFile(FontFile(path: "/etc/passwd")) == nil)
        #expect(TrueTypeFile(FontFile(path: "/dev/null")) == nil)
        #expect(TrueTypeFile(FontFile(path: Self.naskh.path, index: 1)) == nil)
        #expect(TrueTypeFile(FontFile(path: Self.naskh.path, index: 1 << 16)) == nil)
    }
}
