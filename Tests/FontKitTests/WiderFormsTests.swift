import Diagnostics
@testable import FontKit
import LayoutBook
import Testing

/// What faces say of wider forms of their letters.
@Suite struct WiderFormsTests {
    private static func library() throws -> FontLibrary {
        var diagnostics = Diagnostics()
        let folder = Project.root + "/Tests/Fonts"
        let catalogue = try #require(Catalogue.read(path: folder + "/catalogue.yaml", into: &diagnostics))
        #expect(diagnostics.all.isEmpty)
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [folder], system: []))
    }

    @Test(arguments: [(0, WiderForms.alternates, nil), (1, .width(106), 106.0)])
    func aFaceTellsWhatItHas(face: UInt16, forms: WiderForms, width: Double?) throws {
        let library = try Self.library(), id = FaceID(index: face)
        let found = try #require(library.face(id))
        #expect(found.widerForms == forms && found.widerForms.isInstance == (width != nil))
        #expect(library.files[Int(face)].wideWidth == width)
    }

    @Test func facesOfTheCatalogueHaveNone() throws {
        let library = try Project.library()
        for index in library.faces.indices {
            guard let face = library.face(FaceID(index: UInt16(index))) else { continue }
            #expect(face.widerForms == .none && library.files[index].wideWidth == nil, "\(face.name)")
        }
    }

    @Test(arguments: [(100.0, 125.0, WiderForms.width(106)), (100, 103, .width(103)), (100, 100, .none), (75, 100, .width(79.5))])
    func anAxisIsTakenOneStepFurther(usual: Double, most: Double, forms: WiderForms) {
        #expect(WiderForms.wider(than: usual, upTo: most) == forms)
    }
}
