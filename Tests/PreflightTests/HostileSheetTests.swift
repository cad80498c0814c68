import Geometry
import Imposition
import Press
import Specimens
import Testing

/// What ``Press/impose(_:by:)`` makes of files that mean no good, or that hold more than their pages draw.
@Suite("Sheets of files of anybody's") struct HostileSheetTests {
    private func impose(_ file: HandmadePDF) throws -> ImposedPDF {
        try Press.impose(file.bytes) { trims throws(ImpositionFault) in
            try ImpositionOrder(pages: trims, scheme: .single, binding: .left).imposed()
        }
    }

    private func isBomb(_ file: HandmadePDF) -> Bool {
        do { _ = try impose(file) } catch PressError.bomb { return true } catch { Issue.record("\(error)") }
        return false
    }

    private static let spaces = Repacking.deflated([UInt8](repeating: 32, count: 70 << 20))

    @Test("whose objects inflate without end are not opened") func objects() {
        var file = HandmadePDF.x4()
        file.objects[40] = .stream("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", Self.spaces)
        #expect(isBomb(file))
    }

    @Test("whose contents inflate without end are not put together; one alone is left as it is") func contents() throws {
        var file = HandmadePDF.x4()
        file.objects[40] = .stream("/Filter /FlateDecode", Self.spaces)
        file.change(HandmadePDF.page, "/Contents 4 0 R", "/Contents 40 0 R")
        #expect(Proof(try impose(file).bytes).faults.isEmpty)
        file.change(HandmadePDF.page, "/Contents 40 0 R", "/Contents [4 0 R 40 0 R]")
        #expect(isBomb(file))
        file[40] = "/Filter [" + String(repeating: "/FlateDecode ", count: 9) + "]"
        #expect(isBomb(file))
    }

    @Test("whose pages lie in a tree without end are not gone through") func tree() throws {
        func file(levels: Int) -> HandmadePDF {
            var file = HandmadePDF.x4()
            let pages = file[2]
            file[2] = "<< /Type /Pages /Count 2 /Kids [100 0 R] >>"
            for level in 0..<levels { file.objects[100 + level] = .plain("<< /Type /Pages /Count 2 /Kids [\(101 + level) 0 R] >>") }
            file.objects[100 + levels] = .plain(pages)
            return file
        }
        #expect(try impose(file(levels: 20)).sheets == 1)
        #expect(isBomb(file(levels: 30_000)))
    }

    @Test("do not shrink by what stands in the dictionary of a content") func matrix() throws {
        var file = HandmadePDF.x4()
        file.enter(HandmadePDF.content, "/Matrix [0 0 0 0 0 0]")
        #expect(!Proof(try impose(file).bytes).syntax(.page(0), "/Resources", "/XObject", "/P0", "/Matrix").contains("0 0 0 0"))
    }

    @Test("tell of form fields and stamps, which are not on them") func annotations() throws {
        var file = HandmadePDF.x4()
        file.objects[40] = .stream("/Subtype /Form /BBox [0 0 9 9]", Array("0 0 9 9 re f".utf8))
        let seen = "/Type /Annot /Rect [0 0 9 9] /AP << /N 40 0 R >>"
        file.enter(HandmadePDF.page, "/Annots [<< \(seen) /Subtype /Stamp >> << \(seen) /Subtype /Widget /F 4 >> "
            + "<< \(seen) /Subtype /Stamp /F 2 >> << \(seen) /Subtype /Link >> << /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>]")
        file.enter(HandmadePDF.root, "/AcroForm << /Fields [] >>")
        let imposed = try impose(file)
        #expect(imposed.annotationsLeftOut == 2 && !Proof(imposed.bytes).syntax(.root).contains("/AcroForm"))
    }

    @Test("tell what is damaged, and only that") func damage() throws {
        var file = HandmadePDF.x4()
        #expect(try impose(file).damage == nil)
        file.enter(HandmadePDF.page, "/Rotate 999999999999999999999")
        #expect(try impose(file).damage?.isEmpty == false)
    }

    @Test("do not claim what they are no longer", arguments: ["pdfaid:part", "pdfuaid:part", "pdfxid:GTS_PDFXVersion"])
    func claims(property: String) throws {
        var file = HandmadePDF.x4()
        file[data: HandmadePDF.metadata] = "<x \(property)=\"1\"/>"
        #expect(Proof(try impose(file).bytes).syntax(.root).contains("/Metadata") == property.hasPrefix("pdfxid"))
    }
}
