import Diagnostics
import FontKit
import Foundation
import LayoutBook
import Testing

@Suite struct FontLibraryTests {
    static let catalogue = """
        families:
          - {key: one, name: One, scripts: [Arab], package: fonts-one, folder: a/one, regular: One.ttf, bold: OneBold.ttf}
          - {key: two, name: Two, scripts: [Latn], package: fonts-two, folder: a/two, regular: Two.ttf}
          - {key: three, name: Three, scripts: [Arab], bold: Three.ttf}
        roles:
          text: {Arab: [one], Latn: [two, one]}
        fallback: [two, three]
        """

    /// A library of `catalogue` whose system folder holds these files, all of them copies of one real font.
    func library(_ files: [String], in folder: TemporaryFolder, own: [String] = []) throws -> FontLibrary {
        let font = try [UInt8](Data(contentsOf: URL(filePath: "/usr/share/fonts/truetype/paratype/PTF55F.ttf")))
        for file in files { _ = try folder.write(bytes: font, to: file) }
        var diagnostics = Diagnostics()
        let path = try folder.write(Self.catalogue, to: "catalogue.yaml")
        let catalogue = try #require(Catalogue.read(path: path, into: &diagnostics))
        #expect(diagnostics.all.isEmpty)
        let directories = FontDirectories(own: own.map { folder.path + "/" + $0 }, system: [folder.path + "/sys"])
        return FontLibrary(catalogue: catalogue, directories: directories)
    }

    static let orders: [(FontRole, FontWeight, Script, [String])] = [
        (.text, .regular, .arabic, ["One.ttf", "OneBold.ttf", "Three.ttf", "Two.ttf"]),
        (.text, .bold, .arabic, ["OneBold.ttf", "One.ttf", "Three.ttf", "Two.ttf"]),
        (.text, .bold, .latin, ["Two.ttf", "OneBold.ttf", "One.ttf", "Three.ttf"]),
        (.mono, .regular, .hebrew, ["Two.ttf", "Three.ttf"]),
    ]

    @Test(arguments: orders)
    func candidatesStandInOrder(role: FontRole, weight: FontWeight, script: Script, expected: [String]) throws {
        let folder = try TemporaryFolder()
        let all = ["sys/a/one/One.ttf", "sys/a/one/OneBold.ttf", "sys/a/two/Two.ttf", "sys/Three.ttf"]
        let library = try library(all, in: folder)
        #expect(library.names(library.candidates(role: role, weight: weight, script: script)) == expected)
    }

    @Test func aMissingBoldFallsBackToTheSameFamily() throws {
        let folder = try TemporaryFolder()
        let library = try library(["sys/a/one/One.ttf", "sys/Three.ttf"], in: folder)
        #expect(library.names(library.candidates(role: .text, weight: .bold, script: .arabic)) == ["One.ttf", "Three.ttf"])
        var diagnostics = Diagnostics()
        library.reportMissing(role: .text, weight: .bold, script: .arabic, into: &diagnostics)
        #expect(diagnostics.exitCode == 5)
        #expect(diagnostics.all.map(\.message) == ["the font One (OneBold.ttf) is missing; it is for text in the script Arab"])
        #expect(diagnostics.all[0].hint?.hasPrefix("apt-get install fonts-one, or put OneBold.ttf into ") == true)
        library.reportMissing(role: .text, weight: .regular, script: .arabic, into: &diagnostics)
        #expect(diagnostics.all.count == 1, "the regular is there")
    }

    @Test func theUsersFolderComesFirst() throws {
        let folder = try TemporaryFolder()
        let library = try library(["sys/a/one/One.ttf", "own/deep/One.ttf"], in: folder, own: ["own"])
        let id = try #require(library.candidates(role: .text, weight: .regular, script: .arabic).first)
        #expect(library.path(of: id) == folder.path + "/own/deep/One.ttf")
    }

    @Test func aFileElsewhereInTheSystemIsFoundByWalking() throws {
        let folder = try TemporaryFolder()
        let library = try library(["sys/x/One.ttf", "sys/b/y/One.ttf"], in: folder)
        let id = try #require(library.candidates(role: .text, weight: .regular, script: .arabic).first)
        #expect(library.path(of: id) == folder.path + "/sys/b/y/One.ttf", "the first in order of path")
    }

    /// A file that was cut short has the head of a font and none of its characters.
    @Test(arguments: [7, 5_000]) func aFileThatIsNoFontIsReportedAndListed(length: Int) throws {
        let folder = try TemporaryFolder()
        let font = try [UInt8](Data(contentsOf: URL(filePath: "/usr/share/fonts/truetype/paratype/PTF55F.ttf")))
        _ = try folder.write(bytes: length == 7 ? Array("no font".utf8) : Array(font.prefix(length)), to: "sys/a/one/One.ttf")
        let library = try library(["sys/a/two/Two.ttf"], in: folder)
        var diagnostics = Diagnostics()
        library.reportMissing(role: .text, weight: .regular, script: .arabic, into: &diagnostics)
        #expect(diagnostics.all.first?.message.hasSuffix("/a/one/One.ttf is not a font that can be read") == true)
        #expect(library.names(library.candidates(role: .text, weight: .regular, script: .arabic)) == ["Two.ttf"])
        let one = library.listing()[0]
        #expect(!one.isComplete && one.files.map(\.isReadable) == [false, false])
        #expect(one.files[0].path != nil && one.files[1].path == nil)
        #expect(library.listing()[1].isComplete)
    }

    @Test func installedFacesTellTheirMeasures() throws {
        let library = try Project.library()
        let amiri = try #require(library.face(library.candidates(role: .text, weight: .regular, script: .arabic)[0]))
        #expect(amiri.name == "Amiri" && amiri.unitsPerEm == 1000)
        #expect(amiri.ascender == 1124 && amiri.descender == -634)
        #expect(amiri.capHeight > 600 && amiri.xHeight > 400 && amiri.xHeight < amiri.capHeight)
        #expect(amiri.covers(0x6CC) && !amiri.covers(0x44F) && !amiri.covers(0x110000))
        #expect(amiri.embedding.mayEmbed && amiri.embedding.maySubset)
        #expect(amiri.glyph(of: 0x6CC) != nil && amiri.glyph(of: 0x44F) == nil)
    }

    /// The bitmap says what the character map says, on every character of the planes that fonts use.
    @Test(arguments: ["amiri", "pt-serif", "noto-naskh-arabic", "dejavu-sans", "titr"])
    func coverageIsTheCharacterMap(key: String) throws {
        let library = try Project.library()
        let index = try #require(library.faces.indices.first { library.catalogue.families[library.faces[$0].family].key == key })
        let listed = library.candidates(role: .text, weight: .regular, script: .arabic)
            + library.candidates(role: .heading, weight: .bold, script: .arabic)
            + library.candidates(role: .text, weight: .regular, script: .latin)
        let id = try #require(listed.first { Int($0.index) == index })
        let face = try #require(library.face(id))
        let differing = (UInt32(0)...0x1FFFF).filter { face.covers($0) != (face.glyph(of: $0) != nil) }
        #expect(differing.isEmpty)
    }

    @Test func everyFamilyOfTheCatalogueIsInstalledAndMayBeEmbedded() throws {
        for family in try Project.library().listing() {
            #expect(family.isComplete, "\(family.name): \(family.howToGet ?? "")")
            #expect(family.files.allSatisfy { $0.embedding?.mayEmbed == true && $0.embedding?.maySubset == true })
            #expect(!family.scripts.isEmpty && !family.package.isEmpty && family.licence != "unknown")
        }
    }

    @Test func workersShareALibrary() async throws {
        let library = try Project.library()
        let ids = library.candidates(role: .text, weight: .regular, script: .arabic)
        let advances = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    ids.compactMap { library.face($0) }.reduce(0) { sum, face in
                        sum + (0x620...0x64A).reduce(0) { $0 + (face.glyph(of: $1).map { face.advance(of: $0) } ?? 0) }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(advances).count == 1 && advances[0] > 0)
    }
}
