import Artwork
import Drawing
import Geometry
import LayoutBook
import Makeup
import Press
import Specimens
import Testing

/// What Press adds to a draft, read back by qpdf.
struct PressTests {
    static let noon = PressOptions(date: 1_700_000_000)

    static func finish(_ document: Document, options: PressOptions = noon) throws -> [UInt8] {
        try Press.finish(Drawing(fontFiles: Specimen.files).pdf(document), options: options)
    }

    private func proof(_ document: Document) throws -> Proof { Proof(try Self.finish(document)) }

    private func page(_ text: String = "Привет", label: String = "1") -> Page {
        Specimen.page([Specimen.item([.init(text)])], label: label)
    }

    @Test func `a finished file is sound and keeps its pages`() throws {
        let proof = try proof(Specimen.document([page(), Specimen.page([]), page()]))
        #expect(proof.faults.isEmpty)
        #expect(proof.pageCount == 3)
    }

    @Test func `media, bleed and trim are the trim of each page, and Cairo's page group is gone`() throws {
        let small = Specimen.page([], trim: Size(width: .pt(100.5), height: .pt(60)))
        let proof = try proof(Specimen.document([page(), small]))
        for key in ["/MediaBox", "/BleedBox", "/TrimBox"] {
            #expect(proof.numbers(.page(0), key) == [0, 0, 419.5276, 595.2756])
            #expect(proof.numbers(.page(1), key) == [0, 0, 100.5, 60])
        }
        #expect(proof.syntax(.page(0), "/Group") == "null")
    }

    @Test(arguments: [(Direction.rightToLeft, "fa", "/R2L"), (.leftToRight, "sr-Latn", "/L2R")])
    func `readers learn language, direction and that a title is to be shown`(
        direction: Direction, language: String, syntax: String
    ) throws {
        let proof = try proof(Specimen.document([page()], language: language, direction: direction))
        #expect(proof.text(.root, "/Lang") == language)
        #expect(proof.syntax(.root, "/ViewerPreferences", "/Direction") == syntax)
        #expect(proof.syntax(.root, "/ViewerPreferences", "/DisplayDocTitle") == "true")
    }

    @Test(arguments: ["Заря", "Dawn (a draft) \\ 2", "سپیده‌دم", "𝔄 <b> & c"])
    func `title and author come back from Info and XMP`(title: String) throws {
        let proof = try proof(Specimen.document([page()], title: title, author: title + "!"))
        #expect(proof.text(.trailer, "/Info", "/Title") == title)
        #expect(proof.text(.trailer, "/Info", "/Author") == title + "!")
        let xmp = String(decoding: proof.stream(.root, "/Metadata"), as: UTF8.self)
        let escaped = title == "𝔄 <b> & c" ? "𝔄 &lt;b&gt; &amp; c" : title
        #expect(xmp.contains("<rdf:li xml:lang=\"x-default\">\(escaped)</rdf:li>"))
        #expect(xmp.contains("<dc:language><rdf:Bag><rdf:li>ru</rdf:li>"))
        #expect(xmp.contains("<dc:creator><rdf:Seq><rdf:li>\(escaped)!</rdf:li>"))
    }

    @Test(arguments: [
        (0, "D:19700101000000Z", "1970-01-01T00:00:00Z"), (1_700_000_000, "D:20231114221320Z", "2023-11-14T22:13:20Z"),
        (951_782_399, "D:20000228235959Z", "2000-02-28T23:59:59Z"), (-5, "D:19700101000000Z", "1970-01-01T00:00:00Z"),
        (Int64.max, "D:99991231235959Z", "9999-12-31T23:59:59Z"),
    ] as [(Int64, String, String)])
    func `dates are the caller's, in UTC`(seconds: Int64, info: String, xmp: String) throws {
        let options = PressOptions(date: seconds)
        let proof = Proof(try Self.finish(Specimen.document([page()], author: nil), options: options))
        #expect(proof.text(.trailer, "/Info", "/CreationDate") == info)
        #expect(proof.text(.trailer, "/Info", "/ModDate") == info)
        #expect(proof.text(.trailer, "/Info", "/Producer") == "Varaq")
        #expect(proof.syntax(.trailer, "/Info", "/Author") == "null")
        let packet = String(decoding: proof.stream(.root, "/Metadata"), as: UTF8.self)
        #expect(packet.contains("<xmp:CreateDate>\(xmp)</xmp:CreateDate>") && !packet.contains("dc:creator"))
    }

    @Test func `links become annotations without a border, in PDF space`() throws {
        let items = [Specimen.item([.init("сайт", link: 0)], links: ["https://пример.example/a (b)"])]
        let draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page(), Specimen.page(items)]))
        let area = try #require(draft.links.first).area
        let proof = Proof(try Press.finish(draft, options: Self.noon))
        #expect(proof.syntax(.page(0), "/Annots") == "null")
        #expect(proof.count(.page(1), "/Annots") == 1)
        let height = Specimen.trim.height
        let corners = [area.left, height - area.bottom, area.right, height - area.top].map(\.points)
        for (read, written) in zip(proof.numbers(.page(1), "/Annots", "0", "/Rect"), corners) {
            #expect(abs(read - written) < 0.001)
        }
        #expect(proof.text(.page(1), "/Annots", "0", "/A", "/URI")
            == "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/a%20(b)")
        #expect(proof.numbers(.page(1), "/Annots", "0", "/Border") == [0, 0, 0])
        #expect(proof.page(.page(1), "/Annots", "0", "/P") == 1)
    }

    @Test func `a colour that is no ink's is an error that names page and colour`() throws {
        let red = Specimen.page([Specimen.item([.init("(rg) 1 0 0 rg "), .init("да", ink: InkKey(index: 1))])])
        var draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page(), red]))
        #expect(throws: Never.self) { try Press.finish(draft, options: Self.noon) }
        draft.inks = [.black]
        let fault = #expect(throws: PressError.self) { try Press.finish(draft, options: Self.noon) }
        guard case .undeclaredColour(let page, let red, _, _) = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(page == 2 && abs(red * 255 - 200) < 0.01)
    }

    @Test func `a stroke in a colour that is no ink's is an error too`() throws {
        let area = Rect(x: .pt(1), y: .pt(1), width: .pt(9), height: .pt(9))
        let box = Specimen.page([Specimen.rule(.outline(area, thickness: .pt(1)), ink: InkKey(index: 1))])
        var draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([box]))
        draft.inks = [.black]
        #expect(throws: PressError.self) { try Press.finish(draft, options: Self.noon) }
    }

    @Test(arguments: [0, 1, 60, 500])
    func `a damaged draft is an error`(bytes: Int) throws {
        var draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page()]))
        draft.pdf = Array(draft.pdf.prefix(bytes))
        #expect(throws: PressError.self) { try Press.finish(draft, options: Self.noon) }
    }

    @Test func `the identifier follows the content`() throws {
        let first = try proof(Specimen.document([page()])).syntax(.trailer, "/ID")
        #expect(first != "null")
        #expect(try proof(Specimen.document([page()])).syntax(.trailer, "/ID") == first)
        #expect(try proof(Specimen.document([page("Пока")])).syntax(.trailer, "/ID") != first)
    }

    @Test func `tints are inks of their own, and drawings may be in inks and paper alone`() throws {
        let inks = [Ink.black, Ink(name: "black 20%", red: 204, green: 204, blue: 204, tint: .init(ink: .black, share: 0.2))]
        let area = Rect(x: .pt(10), y: .pt(10), width: .pt(40), height: .pt(40))
        func finish(_ colours: String...) throws -> [UInt8] {
            let shapes = colours.map { "<path d=\"M0 0h9v9z\" fill=\"\($0)\"/>" }.joined()
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" viewBox=\"0 0 9 9\">\(shapes)</svg>"
            let picture = PlacedPicture(area: area, artwork: 0, alternative: "", language: "ru")
            var document = Specimen.document([Specimen.page([
                Specimen.rule(.rounded(area, radius: .pt(4)), ink: InkKey(index: 1)),
                PageItem(reading: nil, content: .picture(picture)),
            ])], inks: inks)
            document.artworks = [.drawing(VectorDrawing(svg: Array(svg.utf8), size: area.size))]
            return try Self.finish(document)
        }
        #expect(Proof(try finish("#000000", "#cccccc", "#ffffff")).faults.isEmpty)
        #expect(throws: PressError.self) { try finish("#cdcccc") }
    }

    @Test func `a colour inside of a form is found too`() throws {
        // What is see-through is blended in a group of its own, which is a form.
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" viewBox=\"0 0 9 9\">"
            + "<g opacity=\"0.5\"><path d=\"M0 0h9v9z\" fill=\"#123456\"/><path d=\"M0 0h5v9z\"/></g></svg>"
        let area = Rect(x: .pt(10), y: .pt(10), width: .pt(40), height: .pt(40))
        let picture = PlacedPicture(area: area, artwork: 0, alternative: "", language: "ru")
        var document = Specimen.document([Specimen.page([PageItem(reading: nil, content: .picture(picture))])])
        document.artworks = [.drawing(VectorDrawing(svg: Array(svg.utf8), size: area.size))]
        let page = Proof(try Drawing(fontFiles: Specimen.files).pdf(document).pdf)
        #expect(!String(decoding: page.stream(.page(0), "/Contents"), as: UTF8.self).contains("rg"))
        #expect(throws: PressError.self) { try Self.finish(document) }
    }
}
