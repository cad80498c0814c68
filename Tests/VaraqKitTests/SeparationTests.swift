import Foundation
import Testing
import VaraqKit

/// What another program makes of the plates of a press file.
@Suite("Separations", .enabled(if: Separations.canBeMade)) struct SeparationTests {
    private static let layout = """
        extends: broadsheet-a4
        summary: Two inks
        inks: [black, {name: red, rgb: [200, 30, 40], plate: Riso Red}, {tint: 8%}, {tint: 20%}, {tint: 40%}, {tint: 65%}]
        styles: {lead-title: {ink: red}, masthead-name: {ink: red}}

        """

    /// The plates of an example in two inks.
    private func separations(_ edition: String, profile: String) throws -> Separations {
        let folder = try Folder(["dawn/duo.yaml": Self.layout])
        for name in try FileManager.default.contentsOfDirectory(atPath: Shop.root + "/Examples/dawn") {
            try FileManager.default.copyItem(atPath: Shop.root + "/Examples/dawn/" + name, toPath: folder["dawn/" + name])
        }
        let typesetter = try Shop.typesetter(), order = Order(path: folder["dawn"], layout: "duo", editions: [edition])
        var diagnostics = Diagnostics()
        let typeset = try #require(typesetter.typeset(order, into: &diagnostics).first)
        let finish = try #require(typesetter.finish(FinishOrder(profile: profile), for: order.path, into: &diagnostics))
        let printed = try #require(try typesetter.printed(typeset, for: finish, into: &diagnostics))
        #expect(printed.files.count == 1 && diagnostics.errorCount == 0, "\(diagnostics.all)")
        return try Separations(of: printed.files[0].bytes)
    }

    @Test(arguments: [("fa", "shop-coated"), ("ru", "shop-uncoated")])
    func `two inks come on two plates, text on black alone`(edition: String, profile: String) throws {
        let plates = try separations(edition, profile: profile)
        #expect(plates.names == ["Black", "Cyan", "Magenta", "Riso Red", "Yellow"])
        for name in ["Cyan", "Magenta", "Yellow"] { #expect(plates.darkest(name, inset: 0.06) == 255, "\(name)") }
        #expect(plates.darkest("Black", inset: 0.06) == 0 && plates.darkest("Riso Red", inset: 0.06) == 0)
        // Where one ink is full there is none of the other: the heads are red, all else is black.
        #expect(plates.shared("Black", "Riso Red", inset: 0.06) == 0)
    }
}

extension SeparationTests {
    @Test func `a shop that mixes all colours gets four plates`() throws {
        let plates = try separations("ru", profile: "online-shop")
        #expect(plates.names == ["Black", "Cyan", "Magenta", "Yellow"])
        #expect(try #require(plates.darkest("Magenta", inset: 0.06)) < 80 && plates.darkest("Cyan", inset: 0.06) == 255)
    }
}

/// The plates of the first page of a PDF as grays, 0 for all of the ink.
struct Separations {
    static let canBeMade = FileManager.default.isExecutableFile(atPath: "/usr/bin/gs")

    private var plates: [String: GrayImage] = [:]

    var names: [String] { plates.keys.sorted() }

    init(of pdf: [UInt8]) throws {
        let folder = try Folder(["file.pdf": ""])
        try Data(pdf).write(to: URL(filePath: folder["file.pdf"]))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gs")
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.arguments = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dLastPage=1", "-sDEVICE=tiffsep", "-sCompression=none", "-r36",
                             "-sOutputFile=plate.tif", "file.pdf"]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            guard let start = name.firstIndex(of: "("), let end = name.lastIndex(of: ")") else { continue }
            plates[String(name[name.index(after: start)..<end])] = try GrayImage(tiff: Array(Data(contentsOf: URL(filePath: folder[name]))))
        }
    }

    /// Of the pixels further from the edges than a share of the sides.
    func darkest(_ name: String, inset: Double) -> UInt8? { plates[name]?.inner(inset).min() }

    /// Pixels that are nearly full on both plates.
    func shared(_ a: String, _ b: String, inset: Double) -> Int? {
        guard let a = plates[a], let b = plates[b] else { return nil }
        return zip(a.inner(inset), b.inner(inset)).count { $0 < 40 && $1 < 40 }
    }
}

/// A picture of a byte a pixel.
private struct GrayImage {
    var width = 0, height = 0
    var pixels: [UInt8] = []

    /// Of a file without compression. Source: TIFF 6.0, section 2.
    init(tiff: [UInt8]) throws {
        func number(_ at: Int, _ bytes: Int) -> Int { (0..<bytes).reduce(0) { $0 | Int(tiff[at + $1]) << (8 * $1) } }
        try #require(tiff.starts(with: Array("II".utf8)))
        let directory = number(4, 4)
        var fields: [Int: [Int]] = [:]
        for entry in 0..<number(directory, 2) {
            let at = directory + 2 + entry * 12, size = number(at + 2, 2) == 3 ? 2 : 4, count = number(at + 4, 4)
            let place = size * count > 4 ? number(at + 8, 4) : at + 8
            fields[number(at, 2)] = (0..<count).map { place + $0 * size }.filter { $0 + size <= tiff.count }.map { number($0, size) }
        }
        width = try #require(fields[256]?.first)
        height = try #require(fields[257]?.first)
        for (start, count) in zip(fields[273] ?? [], fields[279] ?? []) { pixels += tiff[start..<start + count] }
        try #require(pixels.count == width * height)
    }

    func inner(_ share: Double) -> [UInt8] {
        let x = Int(Double(width) * share), y = Int(Double(height) * share)
        return (y..<height - y).flatMap { pixels[($0 * width + x)..<(($0 + 1) * width - x)] }
    }
}
