import Drawing
import FontKit
import Geometry
import LayoutBook
import Makeup
import Specimens
import Testing

/// What PNG and SVG show.
struct PictureTests {
    private let drawing = Drawing(fontFiles: Specimen.files)
    /// A point to a pixel at 72 dpi.
    private let trim = Size(width: .pt(120), height: .pt(80))

    private func picture(_ items: [PageItem], dpi: Double = 72) throws -> Picture {
        Picture(png: try drawing.png(Specimen.page(items, trim: trim), inks: Specimen.inks, dpi: dpi))
    }

    @Test(arguments: [(72.0, 120, 80), (144, 240, 160), (100, 167, 112), (36, 60, 40)])
    func `a page has as many pixels as its trim asks for`(dpi: Double, width: Int, height: Int) throws {
        let picture = try picture([], dpi: dpi)
        #expect((picture.width, picture.height) == (width, height))
        #expect(picture.ink == nil)
    }

    @Test func `a filled rule covers its rectangle from the top left, in its ink, and nothing else`() throws {
        let area = Rect(x: .pt(10), y: .pt(20), width: .pt(30), height: .pt(4))
        let picture = try picture([Specimen.rule(.filled(area), ink: InkKey(index: 1))])
        let ink = try #require(picture.ink)
        #expect(ink == (10...39, 20...23))
        #expect(picture[10, 20] == 0xC81E0F && picture[39, 23] == 0xC81E0F)
    }

    @Test func `an outline lies inside its rectangle and leaves the middle white`() throws {
        let area = Rect(x: .pt(10), y: .pt(20), width: .pt(30), height: .pt(20))
        let picture = try picture([Specimen.rule(.outline(area, thickness: .pt(2)))])
        let ink = try #require(picture.ink)
        #expect(ink == (10...39, 20...39))
        for (x, y) in [(10, 20), (11, 21), (39, 39), (38, 38)] { #expect(picture[x, y] == 0) }
        for (x, y) in [(12, 22), (37, 37), (25, 30)] { #expect(picture[x, y] == 0xFFFFFF) }
    }

    @Test func `text stands on its baseline and begins at its origin`() throws {
        let picture = try picture([Specimen.item([.init("HHH")], x: .pt(10), y: .pt(50), size: .pt(20))], dpi: 288)
        let ink = try #require(picture.ink)
        #expect(abs(ink.rows.upperBound + 1 - 200) <= 1)
        #expect((40...48).contains(ink.columns.lowerBound))
        // Cap height of PT Serif is 0.7 em.
        #expect((53...59).contains(ink.rows.count))
    }

    @Test func `ink returns to what an item asks for after another colour`() throws {
        let square = { (x: Double) in
            PlacedRule.Shape.filled(Rect(x: .pt(x), y: .pt(0), width: .pt(4), height: .pt(4)))
        }
        let picture = try picture([
            Specimen.rule(square(0)), Specimen.rule(square(10), ink: InkKey(index: 1)), Specimen.rule(square(20)),
        ])
        #expect([picture[1, 1], picture[11, 1], picture[21, 1]] == [0, 0xC81E0F, 0])
    }

    @Test func `the same page gives the same PNG and the same SVG, whatever was drawn between`() throws {
        let page = Specimen.page([Specimen.item([.init("Привет")])])
        let other = Specimen.page([Specimen.item([.init("Да")])])
        let png = try drawing.png(page, inks: Specimen.inks, dpi: 50)
        let svg = try drawing.svg(page, inks: Specimen.inks)
        _ = try drawing.svg(other, inks: Specimen.inks)
        _ = try drawing.pdf(Specimen.document([other]))
        #expect(try drawing.png(page, inks: Specimen.inks, dpi: 50) == png)
        #expect(try drawing.svg(page, inks: Specimen.inks) == svg)
        #expect(try Drawing(fontFiles: Specimen.files).svg(page, inks: Specimen.inks) == svg)
        #expect(try drawing.svg(other, inks: Specimen.inks) != svg)
    }

    @Test func `an SVG has the size of the trim and a use for each glyph with ink`() throws {
        let page = Specimen.page([Specimen.item([.init("Привет")], x: .pt(10), y: .pt(40))], trim: trim)
        let svg = String(decoding: try drawing.svg(page, inks: Specimen.inks), as: UTF8.self)
        #expect(svg.contains("width=\"120pt\" height=\"80pt\""))
        #expect(svg.ranges(of: "<use ").count == 6)
    }

    @Test func `a page too large for a picture is refused`() {
        let page = Specimen.page([], trim: Size(width: .mm(2000), height: .mm(10)))
        #expect(throws: DrawingError.self) { try drawing.png(page, inks: Specimen.inks, dpi: 600) }
    }
}
