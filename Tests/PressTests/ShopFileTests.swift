import Artwork
import Colour
import Diagnostics
import Drawing
import Geometry
import Imposition
import LayoutBook
import Makeup
import Press
import Specimens
import Testing

@Suite("Files for printers") struct ShopFileTests {
    private static let date: Int64 = 1_700_000_000

    /// A profile of the project.
    private static func profile(_ name: String) throws -> ShopProfile {
        var said = Diagnostics()
        return try #require(ProfileBook(folders: ["\(Self.home)/Layouts/profiles"]).profile(named: name, into: &said), "\(said.all)")
    }

    private static let home = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    private static func condition(_ name: String) throws -> OutputCondition {
        try OutputCondition.read(name, folder: "\(home)/Conditions")
    }

    /// Black and red words, a red surface to the edge of the page, and a picture of colours.
    private static func document(pages count: Int = 1) -> Document {
        let surface = Rect(x: .zero, y: .zero, width: .mm(148), height: .mm(30))
        var document = Specimen.document((1...count).map { number in
            let picture = PlacedPicture(area: Rect(x: .mm(20), y: .mm(60), width: .mm(40), height: .mm(20)), artwork: 0, alternative: "",
                                        language: "ru")
            return Specimen.page([
                Specimen.rule(.filled(surface), ink: InkKey(index: 1)),
                Specimen.item([.init("Чёрный "), .init("красный", ink: InkKey(index: 1))], y: .mm(15)),
                PageItem(reading: nil, content: .picture(picture)),
            ], number: number, label: "\(number)")
        })
        let pixels = (0..<8 * 4 * 3).map { UInt8($0 * 2) }
        document.artworks = [.image(RasterImage(width: 8, height: 4, format: .colour, pixels: pixels))]
        return document
    }

    private static func files(_ profile: ShopProfile, of document: Document = document(), condition: OutputCondition? = nil,
                              scheme: Scheme? = nil, _ change: (inout PressWork) -> Void = { _ in }) throws -> [PressFile] {
        var work = PressWork(profile: profile, condition: condition)
        if let scheme {
            var order = ImpositionOrder(pages: document.pages.map(\.trim), scheme: scheme, binding: .left)
            (order.bleed, order.marks) = (profile.bleed, profile.marks)
            work.imposition = try order.imposed()
        }
        change(&work)
        let draft = try Drawing(fontFiles: Specimen.files).pdf(document, bleed: profile.bleed)
        return try Press.files(of: draft, for: work, date: date)
    }

    private static func content(_ proof: Proof, _ page: Int = 0) -> String {
        String(decoding: proof.stream(.page(page), "/Contents"), as: UTF8.self)
    }

    /// The operators of a stream that set a colour or a graphics state, with their operands.
    private static func colours(_ content: String) -> [String] {
        let words = content.split { $0 == " " || $0 == "\n" }.map(String.init)
        let counts = ["rg": 3, "RG": 3, "k": 4, "K": 4, "g": 1, "G": 1, "cs": 1, "CS": 1, "scn": 1, "SCN": 1, "gs": 1]
        return words.indices.compactMap { index in
            counts[words[index]].flatMap { index >= $0 ? words[(index - $0)...index].joined(separator: " ") : nil }
        }
    }

    @Test("two inks: text is black alone and overprints, red is a plate of its own, nothing is RGB")
    func inks() throws {
        let proof = Proof(try Self.files(try Self.profile("shop-coated"), condition: try Self.condition("FOGRA39L"))[0].bytes)
        #expect(proof.faults.isEmpty)
        #expect(Self.colours(Self.content(proof)) == ["/VqInk0 cs", "1 scn", "/Vqos gs", "0 0 0 1 k", "/Vqss gs", "/VqInk0 cs", "1 scn"])
        #expect(proof.syntax(.page(0), "/Resources", "/ExtGState", "/Vqos") == "<< /OP false /OPM 1 /Type /ExtGState /op true >>")
        #expect(proof.syntax(.page(0), "/Resources", "/ColorSpace", "/VqInk0", "1") == "/red")
        #expect(proof.syntax(.page(0), "/Resources", "/ColorSpace", "/VqInk0", "2") == "/DeviceCMYK")
        let name = try #require(proof.keys(.page(0), "/Resources", "/XObject").first)
        #expect(proof.syntax(.page(0), "/Resources", "/XObject", name, "/ColorSpace") == "/DeviceCMYK")
        #expect(proof.stream(.page(0), "/Resources", "/XObject", name).count == 8 * 4 * 4)
    }

    @Test("what ends at the trim goes on to the bleed, and the boxes say where both are")
    func boxes() throws {
        let proof = Proof(try Self.files(try Self.profile("shop-coated"), condition: try Self.condition("FOGRA39L"))[0].bytes)
        let bleed = Length.mm(3).points, width = Length.mm(148).points, height = Length.mm(210).points
        func isNear(_ numbers: [Double], _ expected: [Double]) -> Bool {
            numbers.count == expected.count && zip(numbers, expected).allSatisfy { abs($0 - $1) < Length.mm(0.01).points }
        }
        let media = proof.numbers(.page(0), "/MediaBox"), foot = media[1]
        #expect(isNear(media, [0, foot, width + 2 * bleed, foot + height + 2 * bleed]) && (foot + height + 2 * bleed).rounded() == media[3])
        #expect(proof.numbers(.page(0), "/BleedBox") == media)
        #expect(isNear(proof.numbers(.page(0), "/TrimBox"), [bleed, foot + bleed, width + bleed, foot + height + bleed]))
        let words = Self.content(proof).split { $0 == " " || $0 == "\n" }
        let areas = words.indices.filter { words[$0] == "re" }.map { at in words[(at - 4)..<at].compactMap { Double($0) } }
        let full = [0, 0, width + 2 * bleed, Length.mm(30).points + bleed]
        #expect(areas.contains { isNear($0, full) } && areas.allSatisfy { $0[0] > 0 || $0[2] >= full[2] - 0.01 }, "\(areas)")
    }

    @Test("PDF/X-4 and PDF/X-1a say what they are", arguments: [
        (ShopProfile.Flavour.x4, "FOGRA39L", "FOGRA39", "1.6"), (.x1a, "TR002", "CGATS TR 002", "1.4"),
    ])
    func flavours(flavour: ShopProfile.Flavour, condition: String, identifier: String, version: String) throws {
        var profile = try Self.profile("shop-coated")
        profile.flavour = flavour
        let bytes = try Self.files(profile, condition: try Self.condition(condition), scheme: .single)[0].bytes, proof = Proof(bytes)
        #expect(proof.faults.isEmpty && bytes.starts(with: Array("%PDF-\(version)".utf8)))
        #expect(proof.syntax(.trailer, "/Info", "/Trapped") == "/False" && proof.count(.trailer, "/ID") == 2)
        #expect(proof.text(.root, "/OutputIntents", "0", "/OutputConditionIdentifier") == identifier)
        #expect(proof.syntax(.root, "/OutputIntents", "0", "/S") == "/GTS_PDFX" && proof.count(.root, "/OutputIntents") == 1)
        #expect(proof.stream(.root, "/OutputIntents", "0", "/DestOutputProfile").count > 100_000)
        let xmp = String(decoding: proof.stream(.root, "/Metadata"), as: UTF8.self)
        #expect(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<") == (flavour == .x4))
        #expect(proof.text(.trailer, "/Info", "/GTS_PDFXVersion") == (flavour == .x1a ? "PDF/X-1a:2003" : ""))
        #expect(bytes == (try Self.files(profile, condition: try Self.condition(condition), scheme: .single)[0].bytes))
        if flavour == .x1a { #expect(!String(decoding: bytes, as: UTF8.self).contains("/ObjStm")) }
    }

    @Test("plates: a gray file an ink with its marks, and a proof in which red is red")
    func plates() throws {
        var profile = try Self.profile("riso")
        profile.sides = .duplex
        let files = try Self.files(profile, scheme: .single)
        #expect(files.map(\.part) == ["Black", "red", "proof"])
        for file in files.dropLast() {
            let proof = Proof(file.bytes), form = String(decoding: proof.stream(.page(0), "/Resources", "/XObject", "/P0"), as: UTF8.self)
            #expect(proof.faults.isEmpty && proof.syntax(.root, "/OutputIntents") == "null")
            let isBlack = file.part == "Black"
            #expect(Self.colours(form) == (isBlack ? ["/Vqss gs", "1 g", "0 g", "1 g"] : ["/Vqss gs", "0 g", "/Vqhs gs", "1 g", "/Vqss gs", "0 g"])
                    || Self.colours(form).allSatisfy { $0.hasSuffix(" g") || $0.hasSuffix(" gs") }, "\(Self.colours(form))")
            #expect(Self.content(proof).contains("/VqAll CS 1 SCN"))
            let picture = proof.stream(.page(0), "/Resources", "/XObject", "/P0", "/Resources", "/XObject",
                                       try #require(proof.keys(.page(0), "/Resources", "/XObject", "/P0", "/Resources", "/XObject").first))
            #expect(picture.count == 32 && picture.allSatisfy { $0 == 0xFF } == !isBlack)
        }
        let form = String(decoding: Proof(files[2].bytes).stream(.page(0), "/Resources", "/XObject", "/P0"), as: UTF8.self)
        #expect(Self.colours(form).contains("0.7843 0.1176 0.0588 rg"))
    }

    @Test("a printer of one side gets fronts and backs apart; one that turns the other way gets backs on their heads")
    func sides() throws {
        var profile = try Self.profile("office-simplex")
        profile.sides = .simplex
        let apart = try Self.files(profile, of: Self.document(pages: 8), scheme: .saddle)
        #expect(apart.map(\.part) == ["fronts", "backs"] && apart.map { Proof($0.bytes).pageCount } == [2, 2])
        profile.sides = .duplex
        let turned = Proof(try Self.files(profile, of: Self.document(pages: 8), scheme: .saddle) { $0.turnsBacks = true }[0].bytes)
        #expect((0..<4).map { turned.syntax(.page($0), "/Rotate") } == ["null", "180", "null", "180"])
    }

    @Test("an office printer gets colours as they are on the screen")
    func office() throws {
        let files = try Self.files(try Self.profile("office-duplex"), scheme: .single), proof = Proof(files[0].bytes)
        let form = String(decoding: proof.stream(.page(0), "/Resources", "/XObject", "/P0"), as: UTF8.self)
        #expect(files.count == 1 && files[0].part == nil && proof.faults.isEmpty)
        #expect(Self.colours(form).filter { $0.hasSuffix(" rg") } == ["0.784314 0.117647 0.0588235 rg", "0 0 0 rg", "0.784314 0.117647 0.0588235 rg"])
    }

    @Test("a colour that no ink has stops the press")
    func stranger() throws {
        var document = Self.document()
        document.inks[1].red = 201
        var draft = try Drawing(fontFiles: Specimen.files).pdf(document)
        draft.inks = Specimen.inks
        #expect(throws: PressError.self) {
            try Press.files(of: draft, for: PressWork(profile: try Self.profile("riso")), date: Self.date)
        }
        #expect(throws: PressError.self) { try Press.files(of: draft, for: PressWork(profile: try Self.profile("office-duplex")), date: Self.date) }
    }
}
