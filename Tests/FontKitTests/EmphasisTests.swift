import Diagnostics
import FontKit
import LayoutBook
import Testing

/// Which face stands for italics.
@Suite struct EmphasisTests {
    private static let families = """
        families:
          - {key: one, name: One, scripts: [Arab], regular: One.ttf, bold: OneBold.ttf}
          - {key: two, name: Two, scripts: [Latn, Cyrl], package: fonts-two, regular: Two.ttf, bold: TwoBold.ttf, italic: TwoItalic.ttf, bold-italic: TwoBoldItalic.ttf}
          - {key: three, name: Three, scripts: [Arab], regular: Three.ttf}
        roles:
          text: {Arab: [one], Latn: [two], Cyrl: [two], Grek: [one]}

        """

    private func library(_ emphasis: String, without missing: [String] = [], in folder: TemporaryFolder) throws -> FontLibrary {
        let path = try folder.write(Self.families + emphasis, to: "catalogue.yaml")
        for file in ["One", "OneBold", "Two", "TwoBold", "TwoItalic", "TwoBoldItalic", "Three"] where !missing.contains(file) {
            _ = try folder.write("", to: "sys/\(file).ttf")
        }
        var diagnostics = Diagnostics()
        let catalogue = try #require(Catalogue.read(path: path, into: &diagnostics))
        #expect(diagnostics.all.isEmpty)
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [], system: [folder.path + "/sys"]))
    }

    @Test(arguments: [
        ("", Script.latin, FontWeight.regular, ["TwoItalic", "TwoBoldItalic", "Two", "TwoBold"]),
        ("", .latin, .bold, ["TwoBoldItalic", "TwoItalic", "TwoBold", "Two"]),
        // Drawn without italics: bold.
        ("", .greek, .regular, ["OneBold", "One"]),
        ("emphasis: {Arab: bold}", .arabic, .regular, ["OneBold", "One"]),
        ("emphasis: {Latn: bold}", .latin, .regular, ["TwoBold", "Two", "TwoBoldItalic", "TwoItalic"]),
        ("emphasis: {Arab: three}", .arabic, .regular, ["Three", "OneBold", "One"]),
    ])
    func italicsAreAskedForByScript(emphasis: String, script: Script, weight: FontWeight, files: [String]) throws {
        let folder = try TemporaryFolder(), library = try library(emphasis, in: folder)
        let found = library.candidates(role: .text, weight: weight, slope: .italic, script: script)
        #expect(library.names(found) == files.map { $0 + ".ttf" })
    }

    @Test func uprightTypeIsNotEmphasised() throws {
        let folder = try TemporaryFolder(), library = try library("emphasis: {Arab: three}", in: folder)
        #expect(library.names(library.candidates(role: .text, weight: .regular, script: .arabic)) == ["One.ttf", "OneBold.ttf"])
        let latin = library.candidates(role: .text, weight: .regular, script: .latin)
        #expect(library.names(latin) == ["Two.ttf", "TwoBold.ttf", "TwoItalic.ttf", "TwoBoldItalic.ttf"])
    }

    @Test func aMissingItalicIsAFaultWhereAFamilyHasOne() throws {
        let folder = try TemporaryFolder()
        let library = try library("emphasis: {Arab: three}", without: ["TwoItalic", "Three"], in: folder)
        var diagnostics = Diagnostics()
        library.reportMissing(role: .text, weight: .regular, slope: .italic, script: .cyrillic, into: &diagnostics)
        library.reportMissing(role: .text, weight: .regular, slope: .italic, script: .arabic, into: &diagnostics)
        #expect(diagnostics.all.map(\.message) == ["the font Two (TwoItalic.ttf) is missing; it is for text in the script Cyrl",
                                                   "the font Three (Three.ttf) is missing; it is for text in the script Arab"])
        #expect(diagnostics.exitCode == 5)
        let found = library.candidates(role: .text, weight: .regular, slope: .italic, script: .cyrillic)
        #expect(library.names(found) == ["TwoBoldItalic.ttf", "Two.ttf", "TwoBold.ttf"])
    }

    @Test(arguments: [
        (Script.cyrillic, FontRole.text, "PTF56F.ttf"), (.cyrillic, .heading, "PTS56F.ttf"), (.latin, .text, "PTF56F.ttf"),
        (.greek, .text, "NotoSerif-Italic.ttf"), (.arabic, .text, "Amiri-Bold.ttf"), (.arabic, .heading, "titr.ttf"),
        (.cyrillic, .mono, "PTM75F.ttf"),
    ])
    func theCataloguesItalicsAreTrueOnes(script: Script, role: FontRole, file: String) throws {
        let library = try Project.library()
        let found = library.candidates(role: role, weight: .regular, slope: .italic, script: script)
        #expect(library.names(found).first == file)
        let slopes = library.listing().flatMap(\.files).filter { $0.slope == .italic }.map(\.name)
        #expect(slopes.count == 8 && slopes.allSatisfy { !$0.contains("Slanted") && !$0.contains("Oblique") })
    }
}
