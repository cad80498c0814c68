import Artwork
import Geometry
import LayoutBook
import Makeup
import Manuscript

/// Pictures that are known by their paths: `400x200.jpg` is that many pixels, `400x200.svg` a drawing of that shape, anything else
/// is missing. A code has as many modules on a side as its payload has letters.
final class StubArt: ArtDesk {
    /// What was fetched, and for which size.
    private(set) var fetched: [(path: String, size: Size)] = []

    func extent(of figure: Figure) -> ArtExtent? {
        let parts = figure.path.split(separator: "."), sides = parts[0].split(separator: "x").compactMap { Double($0) }
        guard sides.count == 2 else { return nil }
        let crop = figure.crop ?? .init(left: 0, top: 0, width: 1, height: 1)
        return ArtExtent(width: sides[0] * crop.width, height: sides[1] * crop.height, isDrawing: parts[1] == "svg")
    }

    func artwork(for figure: Figure, in size: Size) -> Artwork? {
        fetched.append((figure.path, size))
        if figure.path.hasSuffix(".svg") { return .drawing(VectorDrawing(svg: [], size: size)) }
        return .image(RasterImage(width: 1, height: 1, format: .gray, pixels: [0]))
    }

    func artwork(for code: QRCode) -> Artwork? {
        let side = code.payload.utf8.count
        return .modules(ModuleMatrix(side: side, isBlack: Array(repeating: true, count: side * side)))
    }
}
