import Drawing
import Geometry
import LayoutBook
import Makeup
import Paragraphs
import Specimens
import Testing

/// Where the side table says that links lie.
struct LinkTests {
    private let drawing = Drawing(fontFiles: Specimen.files)
    private let addresses = ["https://a.example/", "https://b.example/"]

    private func links(_ lines: [[Specimen.Run]], direction: Direction = .leftToRight) throws -> [Draft.Link] {
        let items = lines.enumerated().map {
            Specimen.item($1, y: .pt(100 + 20 * Double($0)), direction: direction, links: addresses)
        }
        return try drawing.pdf(Specimen.document([Specimen.page([]), Specimen.page(items, number: 2)])).links
    }

    @Test func `neighbouring words with one address are one link, from first ink to last`() throws {
        let runs: [Specimen.Run] = [.init("Смотри "), .init("Наш сайт ", link: 0), .init("тут")]
        let link = try #require(try links([runs]).first)
        let line = Specimen.line(runs)
        let starts = line.words.map { 50 + Double(line.glyphs[Int($0.glyphs.lowerBound)].x) }
        #expect(try links([runs]).count == 1)
        #expect(link.page == 1 && link.address == addresses[0])
        #expect((starts[1]...starts[1] + 1).contains(link.area.left.points))
        // A space of PT Serif is about a quarter of an em, and does not belong to the link.
        #expect((starts[3] - 4...starts[3] - 2).contains(link.area.right.points))
        #expect((85..<93).contains(link.area.top.points) && (102..<108).contains(link.area.bottom.points))
    }

    @Test func `another address, a word between and another line each begin a link of their own`() throws {
        let red = InkKey(index: 1)
        #expect(try links([[.init("раз ", link: 0), .init("два", link: 1)]]).map(\.address) == addresses)
        #expect(try links([[.init("раз ", link: 0), .init("и "), .init("два", link: 0)]]).count == 2)
        #expect(try links([[.init("раз", link: 0)], [.init("два", link: 0)]]).count == 2)
        #expect(try links([[.init("раз ", link: 0), .init("два", ink: red, link: 0)]]).count == 1)
        #expect(try links([[.init("раз")]]).isEmpty)
    }

    @Test func `a link from right to left reaches leftwards`() throws {
        let runs: [Specimen.Run] = [
            .init("سایت ما ", face: Specimen.naskh, link: 0, isRightToLeft: true),
            .init("a.example", link: 0),
        ]
        let found = try links([runs], direction: .rightToLeft)
        #expect(found.count == 2)
        let (persian, latin) = (found[0].area, found[1].area)
        #expect(latin.right <= persian.left)
        #expect((348...351).contains(persian.right.points))
    }

    @Test func `words of nothing but space have no area of their own`() throws {
        #expect(try links([[.init(" ", link: 0), .init("раз", link: 0)]]).count == 1)
        #expect(try links([[.init("раз "), .init(" ", link: 0)]]).isEmpty)
    }
}
