import Artwork
import Geometry
import Makeup
import Testing
@testable import VaraqKit

/// Pictures go to a press no finer than it shows them, where they stand largest.
struct PictureSizeTests {
    private static func image(_ width: Int, _ height: Int) -> Artwork {
        .image(RasterImage(width: width, height: height, format: .gray, pixels: Array(repeating: 9, count: width * height)))
    }

    private static func page(_ pictures: [(artwork: Int, inches: Double)]) -> Page {
        let items = pictures.map { picture in
            let area = Rect(x: .zero, y: .zero, width: .inch(picture.inches), height: .inch(picture.inches))
            return PageItem(reading: nil, content: .picture(PlacedPicture(area: area, artwork: picture.artwork, alternative: "", language: "en")))
        }
        return Page(number: 1, label: "1", trim: Size(width: .inch(8), height: .inch(8)), items: items)
    }

    /// A picture on two pages in two sizes, one that is coarse enough, and one that stands nowhere.
    private static var document: Document {
        var document = Document(title: "", author: nil, language: "en", direction: .leftToRight, inks: [],
                                pages: [page([(0, 1), (1, 2)]), page([(0, 2)])], outline: [])
        document.artworks = [image(600, 600), image(400, 400), image(900, 900)]
        return document
    }

    private static func widths(_ document: Document) -> [Int] {
        document.artworks.compactMap { artwork in
            if case .image(let image) = artwork { return image.width }
            return nil
        }
    }

    @Test(arguments: [(170.0, [340, 400, 900]), (100, [200, 200, 900]), (72, [144, 144, 900]), (300, [600, 400, 900]), (600, [600, 400, 900])]
          as [(Double, [Int])])
    func `as many dots as the press shows`(resolution: Double, wanted: [Int]) {
        #expect(Self.widths(Self.document.limited(to: resolution)) == wanted)
    }
}
