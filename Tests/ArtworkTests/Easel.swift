@testable import Artwork
import Diagnostics
import Glibc
import LayoutBook
import Manuscript

/// Loads files that a test makes, and keeps what is said of them.
final class Easel {
    static let inks = [Ink.black, Ink(name: "red", red: 255, green: 72, blue: 60),
                       Ink(name: "black 20%", red: 204, green: 204, blue: 204, tint: .init(ink: .black, share: 0.2))]

    private(set) var diagnostics = Diagnostics()
    private let folder: String
    private let loader = ArtworkLoader()
    private var count = 0

    init() {
        var template = Array("/tmp/varaq-artwork-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
    }

    deinit {
        for index in 0..<count { unlink("\(folder)/\(index)") }
        rmdir(folder)
    }

    func place() -> SourcePlace { SourcePlace(file: diagnostics.register(file: "lead.md"), line: 3, column: 5) }

    func load(_ bytes: [UInt8], _ options: PictureOptions = PictureOptions(), inks: [Ink] = Easel.inks) -> Artwork? {
        write(bytes).flatMap { load(path: $0, options, inks: inks) }
    }

    func extent(_ bytes: [UInt8], _ options: PictureOptions = PictureOptions()) -> PictureExtent? {
        let place = place()
        return write(bytes).flatMap { loader.extent(of: $0, options: options, inks: Easel.inks, at: place, into: &diagnostics) }
    }

    private func write(_ bytes: [UInt8]) -> String? {
        let path = "\(folder)/\(count)"
        count += 1
        guard let file = fopen(path, "w") else { return nil }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        return path
    }

    func load(path: String, _ options: PictureOptions = PictureOptions(), inks: [Ink] = Easel.inks) -> Artwork? {
        let place = place()
        return loader.load(path, options: options, inks: inks, at: place, into: &diagnostics)
    }

    func image(_ bytes: [UInt8], _ options: PictureOptions = PictureOptions()) -> RasterImage? {
        guard case .image(let image) = load(bytes, options) else { return nil }
        return image
    }

    func drawing(_ svg: String, _ options: PictureOptions = PictureOptions(), inks: [Ink] = Easel.inks) -> VectorDrawing? {
        guard case .drawing(let drawing) = load(Array(svg.utf8), options, inks: inks) else { return nil }
        return drawing
    }

    /// What was said, without the paths of passing files.
    var said: [String] {
        diagnostics.all.map { diagnostic in
            let words = diagnostics.render(diagnostic).split(separator: "\n")[0].split(separator: " ")
            return words.map { $0.hasPrefix(folder) ? $0.drop { $0 != ":" } : $0 }.joined(separator: " ")
        }
    }

    /// A picture that rises from black on the left to white on the right, with a red that falls.
    static func ramp(_ width: Int, _ height: Int) -> RasterImage {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let across = UInt8(x * 255 / max(width - 1, 1)), down = UInt8(y * 255 / max(height - 1, 1))
                pixels += [255 - across, across, down]
            }
        }
        return RasterImage(width: width, height: height, format: .colour, pixels: pixels)
    }

    static func even(_ gray: UInt8, _ width: Int, _ height: Int) -> RasterImage {
        RasterImage(width: width, height: height, format: .gray, pixels: Array(repeating: gray, count: width * height))
    }
}

/// Noise that is the same on every run.
struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
