import Artwork
import Drawing
import Geometry
import LayoutBook
import Makeup
import Specimens
import Testing

/// Pages drawn small: contact sheets and thumbnails.
struct ContactSheetTests {
    private let drawing = Drawing(fontFiles: Specimen.files)

    private func page(_ text: String) -> Page {
        let area = Rect(x: .pt(60), y: .pt(200), width: .pt(300), height: .pt(300))
        let picture = PlacedPicture(area: area, artwork: 0, alternative: "", language: "ru")
        return Specimen.page([Specimen.item([.init(text)], size: .pt(30)), PageItem(reading: nil, content: .picture(picture))])
    }

    private let gray = Artwork.image(RasterImage(width: 1, height: 1, format: .gray, pixels: [128]))

    private func entry(_ text: String, caption: String, pages: Int = 2, direction: Direction = .leftToRight) -> ContactSheet.Entry {
        guard case .line(let line) = Specimen.item([.init(caption)], x: .zero, y: .pt(12)).content else { preconditionFailure("a line") }
        return ContactSheet.Entry(pages: (0..<pages).map { _ in page(text) }, inks: Specimen.inks, artworks: [gray],
                                  direction: direction, caption: [line])
    }

    @Test(.enabled(if: canReadText)) func `a contact sheet has all entries with their captions, as text`() throws {
        let entries = (0..<10).map { entry("стр\($0)", caption: "макет\($0) для газеты") }
        let draft = try drawing.contactSheet(ContactSheet(title: "Макеты", language: "ru", direction: .leftToRight, entries: entries))
        let proof = Proof(draft.pdf)
        #expect(proof.faults.isEmpty && proof.pageCount == 2 && draft.pages.count == 2)
        #expect(draft.inks == Specimen.inks)
        let text = readText(draft.pdf)
        for number in 0..<10 {
            #expect(text.split(separator: "стр\(number)", omittingEmptySubsequences: false).count == 3)
            #expect(text.contains("макет\(number) для газеты"))
        }
        #expect(try drawing.contactSheet(.init(title: "Макеты", language: "ru", direction: .leftToRight, entries: entries)).pdf == draft.pdf)
    }

    @Test func `no entries are an empty sheet`() throws {
        let draft = try drawing.contactSheet(ContactSheet(title: "", language: "ru", direction: .rightToLeft, entries: []))
        #expect(Proof(draft.pdf).pageCount == 1)
    }

    @Test func `a thumbnail has two pages side by side, the first where reading begins`() throws {
        let blank = Specimen.page([])
        let pages = [page("а"), blank, blank]
        for direction in [Direction.leftToRight, .rightToLeft] {
            let png = try drawing.thumbnail(of: pages, inks: Specimen.inks, artworks: [gray], direction: direction)
            #expect(try drawing.thumbnail(of: pages, inks: Specimen.inks, artworks: [gray], direction: direction) == png)
            let picture = Picture(png: png)
            #expect(picture.width == 300 && (200...220).contains(picture.height))
            // The gray square is on the first page.
            let left = picture[75, picture.height * 6 / 10], right = picture[225, picture.height * 6 / 10]
            // One of sixteen shades.
            #expect((direction == .leftToRight ? left : right) == 0x888888 && (direction == .leftToRight ? right : left) == 0xFFFFFF)
        }
        let single = Picture(png: try drawing.thumbnail(of: [page("а")], inks: Specimen.inks, artworks: [gray], direction: .leftToRight))
        #expect(single.height == 300 && single.width < 220)
    }
}
