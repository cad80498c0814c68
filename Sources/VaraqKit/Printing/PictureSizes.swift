import Artwork
import Geometry
import Makeup

extension Document {
    /// The document with pictures no finer than a press shows, in dots to an inch where each stands largest.
    ///
    /// As it is at 300 and more, which pictures have when a document is made up.
    func limited(to resolution: Double) -> Document {
        guard resolution < 300 else { return self }
        var document = self
        for (index, size) in largestSizes.enumerated() {
            document.artworks[index] = artworks[index].limited(to: resolution, at: size)
        }
        return document
    }

    /// The widest and the highest that each of the artworks stands anywhere; nothing for one that stands nowhere.
    private var largestSizes: [Size] {
        var sizes = [Size](repeating: Size(width: .zero, height: .zero), count: artworks.count)
        for item in pages.lazy.flatMap(\.items) {
            guard case .picture(let picture) = item.content else { continue }
            let size = sizes[picture.artwork], area = picture.area.size
            sizes[picture.artwork] = Size(width: max(size.width, area.width), height: max(size.height, area.height))
        }
        return sizes
    }
}
