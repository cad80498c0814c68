import FoundationEssentials
import Testing

/// A PDF written by hand, object by object, so that a test can spoil one thing in it.
struct HandmadePDF {
    /// An object: plain syntax, or a stream with the entries of its dictionary besides /Length.
    enum Body {
        case plain(String)
        case stream(String, [UInt8])
    }

    var version = "1.6"
    /// By number, from 1.
    var objects: [Int: Body] = [:]
    var trailer = "/Root 1 0 R /Info 13 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"

    // The numbers of what tests spoil.
    static let root = 1, page = 3, content = 4, font = 5, descriptor = 6, form = 8, picture = 9, metadata = 10, intent = 11, profile = 12
    static let info = 13, tint = 14, second = 16

    /// The words between `obj` and `endobj`, or of the dictionary of a stream.
    subscript(number: Int) -> String {
        get {
            switch objects[number] {
            case .plain(let syntax): syntax
            case .stream(let entries, _): entries
            case nil: ""
            }
        }
        set {
            if case .stream(_, let bytes) = objects[number] { objects[number] = .stream(newValue, bytes) } else { objects[number] = .plain(newValue) }
        }
    }

    /// The data of a stream as text.
    subscript(data number: Int) -> String {
        get { if case .stream(_, let bytes) = objects[number] { String(decoding: bytes, as: UTF8.self) } else { "" } }
        set { objects[number] = .stream(self[number], Array(newValue.utf8)) }
    }

    /// Exchanges words of an object, which must have them.
    mutating func change(_ number: Int, _ old: String, _ new: String) {
        #expect(self[number].contains(old), "object \(number) has no \(old)")
        self[number] = self[number].replacing(old, with: new)
    }

    mutating func changeData(_ number: Int, _ old: String, _ new: String) {
        #expect(self[data: number].contains(old), "the data of object \(number) have no \(old)")
        self[data: number] = self[data: number].replacing(old, with: new)
    }

    /// Puts operators behind those of the page.
    mutating func draw(_ operators: String) { self[data: Self.content] += "\n" + operators + "\n" }

    /// Adds an entry to a category of the page's resources.
    mutating func add(_ category: String, _ entry: String) { change(Self.page, "\(category) <<", "\(category) << \(entry)") }

    /// Adds an entry to a dictionary.
    mutating func enter(_ number: Int, _ entry: String) {
        if case .stream(let entries, let bytes) = objects[number] { objects[number] = .stream(entries + " " + entry, bytes) } else {
            self[number] = "<< " + entry + " " + self[number].dropFirst(2)
        }
    }

    /// The file. Source: ISO 32000-1 7.5.
    var bytes: [UInt8] {
        var file = Array("%PDF-\(version)\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 10], places: [Int: Int] = [:]
        for number in objects.keys.sorted() {
            places[number] = file.count
            file += Array("\(number) 0 obj\n".utf8)
            switch objects[number] {
            case .plain(let syntax): file += Array(syntax.utf8)
            case .stream(let entries, let bytes):
                file += Array("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Array("\nendstream".utf8)
            case nil: break
            }
            file += Array("\nendobj\n".utf8)
        }
        let start = file.count, count = (objects.keys.max() ?? 0) + 1
        file += Array("xref\n0 \(count)\n0000000000 65535 f \n".utf8)
        for number in 1..<count {
            let place = places[number].map { String(10_000_000_000 + $0).dropFirst() + " 00000 n \n" } ?? "0000000000 65535 f \n"
            file += Array(place.utf8)
        }
        return file + Array("trailer\n<< /Size \(count) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    }
}

extension HandmadePDF {
    /// A sound PDF/X-4 of two pages of A6: a surface over the bleed, black text that overprints, a spot ink, a form, a picture.
    static func x4() -> HandmadePDF {
        var file = HandmadePDF()
        file.objects = [
            root: .plain("<< /Type /Catalog /Pages 2 0 R /Metadata 10 0 R /OutputIntents [11 0 R] >>"),
            2: .plain("<< /Type /Pages /Count 2 /Kids [3 0 R 16 0 R] >>"),
            page: .plain(pageSyntax(content: 4)), second: .plain(pageSyntax(content: 17)),
            content: .stream("", Array("""
                /Ink gs .1 .2 0 0 k 0 0 342 464 re f
                0 0 0 1 k 0 0 0 1 K BT /F1 10 Tf 60 300 Td (AB) Tj ET
                /Spot cs 1 scn 60 200 100 10 re f
                /Black gs 0 0 0 1 K .5 w 60 180 m 160 180 l S
                q 60 0 0 60 60 80 cm /Photo Do Q /Mark Do
                """.utf8)),
            17: .stream("", Array("/Ink gs 0 0 0 1 k BT /F1 10 Tf 60 300 Td (B) Tj ET".utf8)),
            font: .plain("""
                << /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Varaq /FirstChar 65 /LastChar 66 /Widths [500 500] \
                /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>
                """),
            descriptor: .plain("""
                << /Type /FontDescriptor /FontName /AAAAAA+Varaq /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 \
                /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 7 0 R >>
                """),
            7: .stream("", program),
            form: .stream("/Type /XObject /Subtype /Form /BBox [0 0 400 500]", Array("0 .5 0 0 k 200 200 50 50 re f".utf8)),
            picture: .stream("/Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8",
                             [UInt8](repeating: 120, count: 90_000)),
            metadata: .stream("/Type /Metadata /Subtype /XML", Array(xmp.utf8)),
            intent: .plain("""
                << /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /RegistryName (http://www.color.org) \
                /Info (Coated) /DestOutputProfile 12 0 R >>
                """),
            profile: .stream("/N 4", Self.profile(space: "CMYK", version: 2)),
            info: .plain("<< /Title (Dawn) /CreationDate (D:20260101120000Z) /ModDate (D:20260101120000Z) /Trapped /False >>"),
            tint: .plain("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .8 .9 0] /N 1 >>"),
        ]
        return file
    }

    /// The same as a PDF/X-1a:2003.
    static func x1a() -> HandmadePDF {
        var file = x4()
        file.version = "1.4"
        file.change(info, "/Title", "/GTS_PDFXVersion (PDF/X-1a:2003) /Title")
        file.objects[metadata] = nil
        file.change(root, "/Metadata 10 0 R", "")
        return file
    }

    /// The same for reading: tagged, PDF/UA-1 and PDF/A-2u.
    static func screen() -> HandmadePDF {
        var file = x4()
        file.change(root, "/Type /Catalog", """
            /Type /Catalog /Lang (ru) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot 20 0 R
            """)
        file.objects[20] = .plain("<< /Type /StructTreeRoot /K 21 0 R >>")
        file.objects[21] = .plain("<< /Type /StructElem /S /Document /P 20 0 R /K [22 0 R] >>")
        file.objects[22] = .plain("<< /Type /StructElem /S /Figure /Alt (A) /P 21 0 R /Pg 3 0 R /K 0 >>")
        file[data: content] = "/Figure << /MCID 0 >> BDC \(file[data: content]) EMC"
        file[data: 17] = "/Artifact BMC \(file[data: 17]) EMC"
        file.change(intent, "/GTS_PDFX", "/GTS_PDFA1")
        file.changeData(metadata, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
                        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>")
        return file
    }

    /// A6 with 3 mm of bleed and room for marks.
    private static func pageSyntax(content: Int) -> String {
        """
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 342 464] /BleedBox [13.6 13.6 328.4 450.4] /TrimBox [22.2 22.2 319.8 441.8] \
        /Contents \(content) 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Mark 8 0 R /Photo 9 0 R >> \
        /ColorSpace << /Spot [/Separation /Reddish /DeviceCMYK 14 0 R] >> /Pattern << >> \
        /ExtGState << /Ink << /OP true /op true /OPM 1 >> /Black << /OP true /op true /OPM 1 >> /Out << /OP false /op false >> >> >> >>
        """
    }

    /// A face of our own.
    private static var program: [UInt8] {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        return (try? Data(contentsOf: URL(filePath: "/\(tests)/Fonts/VaraqAlternates.ttf"))).map(Array.init) ?? []
    }

    /// Nothing but a header. Source: ICC.1:2010 7.2.
    static func profile(space: String, version: UInt8, kind: String = "prtr") -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 132)
        bytes[3] = 132
        bytes[8] = version
        for (place, word) in [(12, kind), (16, space), (20, "Lab "), (36, "acsp")] { bytes.replaceSubrange(place..<place + 4, with: word.utf8) }
        return bytes
    }

    private static let xmp = """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
          xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
          xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
        <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Dawn</rdf:li></rdf:Alt></dc:title>
        <xmp:CreateDate>2026-01-01T12:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-01-01T12:00:00Z</xmp:ModifyDate>
        <xmp:MetadataDate>2026-01-01T12:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
        <pdf:Trapped>False</pdf:Trapped>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """
}
