import Artwork
import Diagnostics
import Drawing
import Geometry
import Glibc
import LayoutBook
import Makeup
import Specimens
import Testing

/// Pictures on pages: where their pixels land, and how they stand in a PDF.
struct PlacedPictureTests {
    private let drawing = Drawing(fontFiles: Specimen.files)
    private let trim = Size(width: .pt(100), height: .pt(80))

    /// Four quarters: red, green, blue, yellow.
    private let quarters = RasterImage(width: 2, height: 2, format: .colour,
                                       pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0])

    private func item(_ artwork: Int, x: Double, y: Double, width: Double, height: Double) -> PageItem {
        PageItem(reading: nil, content: .picture(PlacedPicture(
            area: Rect(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height)), artwork: artwork, alternative: "", language: "ru")))
    }

    private func picture(_ artworks: [Artwork], _ items: [PageItem]) throws -> Picture {
        Picture(png: try drawing.png(Specimen.page(items, trim: trim), inks: Specimen.inks, artworks: artworks, dpi: 72))
    }

    private func proof(_ artworks: [Artwork], _ pages: [[PageItem]]) throws -> Proof {
        var document = Specimen.document(pages.map { Specimen.page($0, trim: trim) })
        document.artworks = artworks
        return Proof(try drawing.pdf(document).pdf)
    }

    private func drawing(_ svg: String) -> Artwork {
        .drawing(VectorDrawing(svg: Array(svg.utf8), size: Size(width: .pt(10), height: .pt(10))))
    }

    @Test func `an image fills its area to the edges, its first row on top`() throws {
        // As many pixels as it is set in, so that none is between two.
        let large = RasterImage(width: 40, height: 20, format: .colour, pixels: (0..<800).flatMap { index -> [UInt8] in
            let at = (index / 40 / 10 * 2 + index % 40 / 20) * 3
            return Array(quarters.pixels[at..<at + 3])
        })
        let drawn = try picture([.image(large)], [item(0, x: 10, y: 20, width: 40, height: 20)])
        #expect(drawn.ink.map { $0.columns == 10...49 && $0.rows == 20...39 } == true)
        #expect([drawn[10, 20], drawn[49, 20], drawn[10, 39], drawn[49, 39]] == [0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00])
    }

    @Test func `an image on several pages is in a PDF once, a gray one in gray, and smooth`() throws {
        let gray = RasterImage(width: 2, height: 1, format: .gray, pixels: [0, 200])
        let proof = try proof([.image(gray)], [[item(0, x: 0, y: 0, width: 9, height: 9)], [item(0, x: 5, y: 5, width: 50, height: 9)]])
        #expect(proof.faults.isEmpty)
        let images = (0..<2).map { page in proof.keys(.page(page), "/Resources", "/XObject").count }
        #expect(images == [1, 1])
        let name = try #require(proof.keys(.page(0), "/Resources", "/XObject").first)
        #expect(proof.keys(.page(1), "/Resources", "/XObject") == [name])
        #expect(proof.syntax(.page(0), "/Resources", "/XObject", name, "/ColorSpace") == "/DeviceGray")
        #expect(proof.stream(.page(0), "/Resources", "/XObject", name) == [0, 200])
    }

    @Test func `an image may stand on one page several times`() throws {
        let items = [item(0, x: 0, y: 0, width: 9, height: 9), item(0, x: 20, y: 0, width: 9, height: 9)]
        let proof = try proof([.image(quarters)], [items, items, items])
        #expect(proof.faults.isEmpty)
        let names = (0..<3).map { page in proof.keys(.page(page), "/Resources", "/XObject") }
        #expect(names[0].count == 2 && names[1] == names[0] && names[2] == names[0])
    }

    @Test func `a bilevel image is black ink through a stencil, every dot of it sharp`() throws {
        // Eleven across: white, black, white, black ...
        let rows: [[UInt8]] = (0..<4).map { $0 % 2 == 0 ? [0b0101_0101, 0b0100_0000] : [0b1000_0000, 0b0010_0000] }
        let dots = RasterImage(width: 11, height: 4, format: .bilevel, pixels: Array(rows.joined()))
        let drawn = try picture([.image(dots)], [item(0, x: 5, y: 5, width: 11, height: 4)])
        let row = { (y: Int) in (5..<16).map { drawn[$0, y] == 0 ? "#" : drawn[$0, y] == 0xFFFFFF ? "." : "?" }.joined() }
        #expect((5..<9).map(row) == [".#.#.#.#.#.", "#.........#", ".#.#.#.#.#.", "#.........#"])
        let proof = try proof([.image(dots)], [[item(0, x: 5, y: 5, width: 22, height: 8)]])
        let name = try #require(proof.keys(.page(0), "/Resources", "/XObject").first)
        let image = { (key: String) in proof.syntax(.page(0), "/Resources", "/XObject", name, key) }
        #expect(image("/ImageMask") == "true" && image("/BitsPerComponent") == "1")
        #expect(image("/Interpolate") == "false")
        #expect(String(decoding: proof.stream(.page(0), "/Contents"), as: UTF8.self).contains("0 0 0 rg"))
        #expect(proof.faults.isEmpty)
    }

    @Test func `a drawing is lines and surfaces in the colours it brings`() throws {
        let art = drawing("""
            <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10" fill="#c81e0f">\
            <clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath>\
            <rect width="10" height="5"/><g clip-path="url(#c)"><rect y="5" width="10" height="5" fill="#ffffff" stroke="#000000"/></g></svg>
            """)
        let drawn = try picture([art], [item(0, x: 10, y: 20, width: 40, height: 20)])
        #expect(drawn[30, 21] == 0xC81E0F && drawn[30, 29] != 0xFFFFFF && drawn[30, 35] == 0xFFFFFF)
        #expect(drawn[9, 25] == 0xFFFFFF)
        let proof = try proof([art], [[item(0, x: 10, y: 20, width: 40, height: 40)]])
        let content = String(decoding: proof.stream(.page(0), "/Contents"), as: UTF8.self)
        #expect(proof.keys(.page(0), "/Resources", "/XObject").isEmpty, "no pixels and no groups")
        #expect(content.contains("0.784314 0.117647 0.0588235 rg") && content.contains("1 1 1 rg") && content.contains("0 0 0 RG"))
        #expect(proof.faults.isEmpty)
    }

    @Test func `a drawing that librsvg cannot read is an error, not an empty place`() {
        #expect(throws: DrawingError.self) { try proof([drawing("<svg")], [[item(0, x: 0, y: 0, width: 9, height: 9)]]) }
    }

    @Test func `a code has a black pixel for each black module`() throws {
        let code = try #require(ModuleMatrix(qr: "https://example.org"))
        let drawn = try picture([.modules(code)], [item(0, x: 10, y: 10, width: Double(code.side) * 2, height: Double(code.side) * 2)])
        for y in 0..<code.side {
            for x in 0..<code.side {
                #expect(drawn[11 + x * 2, 11 + y * 2] == (code.isBlack[y * code.side + x] ? 0 : 0xFFFFFF), "\(x), \(y)")
            }
        }
        let content = String(decoding: try proof([.modules(code)], [[item(0, x: 0, y: 0, width: 50, height: 50)]])
            .stream(.page(0), "/Contents"), as: UTF8.self)
        #expect(content.split(whereSeparator: \.isWhitespace).count { $0 == "f" || $0 == "f*" } == 1, "one path")
    }

    @Test func `corners are round, and dashes begin and end a line`() throws {
        let area = Rect(x: .pt(10), y: .pt(10), width: .pt(40), height: .pt(20))
        let surface = try picture([], [Specimen.rule(.rounded(area, radius: .pt(8)))])
        #expect(surface[10, 10] == 0xFFFFFF && surface[49, 29] == 0xFFFFFF && surface[30, 10] == 0 && surface[10, 20] == 0)
        let outline = try picture([], [Specimen.rule(.roundedOutline(area, radius: .pt(8), thickness: .pt(2)))])
        #expect(outline[10, 10] == 0xFFFFFF && outline[30, 10] == 0 && outline[30, 11] == 0 && outline[30, 20] == 0xFFFFFF)
        #expect(outline.ink.map { $0.columns == 10...49 && $0.rows == 10...29 } == true)
        let line = Rect(x: .pt(10), y: .pt(50), width: .pt(43), height: .pt(2))
        for shape in [line, Rect(x: .pt(50), y: .pt(10), width: .pt(2), height: .pt(43))] {
            let dashes = try picture([], [Specimen.rule(.dashed(shape, dash: .pt(4), gap: .pt(4)))])
            let isLevel = shape == line
            let marks = (10..<53).map { (isLevel ? dashes[$0, 51] : dashes[51, $0]) == 0xFFFFFF ? 0 : 1 }
            #expect(marks.prefix(4) == [1, 1, 1, 1] && marks.suffix(4) == [1, 1, 1, 1])
            #expect(zip(marks, marks.dropFirst()).count { $0 != $1 } == 10, "six dashes")
        }
    }

    @Test func `items are drawn in their order`() throws {
        let box = Specimen.rule(.filled(Rect(x: .pt(0), y: .pt(0), width: .pt(20), height: .pt(20))))
        let image = item(0, x: 0, y: 0, width: 20, height: 20)
        #expect(try picture([.image(quarters)], [box, image])[2, 2] == 0xFF0000)
        #expect(try picture([.image(quarters)], [image, box])[2, 2] == 0)
    }

    @Test func `a JPEG goes into the PDF as it is`() throws {
        var diagnostics = Diagnostics()
        let path = try #require(Self.file(of: Self.tinyJPEG))
        defer { unlink(path) }
        let place = SourcePlace(file: diagnostics.register(file: "a.md"), line: 1, column: 1)
        let artwork = try #require(ArtworkLoader().load(path, options: .init(), inks: [.black], at: place, into: &diagnostics))
        guard case .image(let image) = artwork else { Issue.record("no image"); return }
        // Between points, where Cairo is tempted to write another image.
        let proof = try proof([artwork], [[item(0, x: 3.3, y: 7.7, width: 33.33, height: 41.7)]])
        let name = try #require(proof.keys(.page(0), "/Resources", "/XObject").first)
        #expect(proof.syntax(.page(0), "/Resources", "/XObject", name, "/Filter").contains("/DCTDecode"))
        #expect(proof.syntax(.page(0), "/Resources", "/XObject", name, "/Length") == "\(image.jpeg?.count ?? 0)")
        #expect(proof.faults.isEmpty)
    }

    /// An even gray of 8 pixels by 8.
    private static let tinyJPEG: [UInt8] = {
        var file: [UInt8] = [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0]
        file += [UInt8](repeating: 1, count: 64)
        file += [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
        // One code, of one bit: no difference, and the end of a block. Source: ITU-T T.81 C and F.1.2.
        for table in [0x00, 0x10] as [UInt8] {
            file += [0xFF, 0xC4, 0, 20, table, 1]
            file += [UInt8](repeating: 0, count: 16)
        }
        return file + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0b0011_1111, 0xFF, 0xD9]
    }()

    private static func file(of bytes: [UInt8]) -> String? {
        var template = Array("/tmp/varaq-picture-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        defer { close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
