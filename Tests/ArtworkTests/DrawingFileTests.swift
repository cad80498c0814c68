@testable import Artwork
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Testing

/// SVG files become drawings in inks, or it is said why not.
struct DrawingFileTests {
    private let easel = Easel()

    private func body(_ content: String, _ options: PictureOptions = PictureOptions()) -> String? {
        easel.drawing("<svg width=\"30\" height=\"20\">\(content)</svg>", options)
            .map { String(decoding: $0.svg, as: UTF8.self) }
            .map { String($0[$0.index(after: $0.firstIndex(of: ">") ?? $0.startIndex)...].dropLast("</svg>".count)) }
    }

    @Test(arguments: [
        ("#000", "#000000"), ("#010203", "#000000"), ("black", "#000000"), ("Red", "#ff483c"), ("#f00", "#ff483c"),
        ("rgb(250, 60, 60)", "#ff483c"), ("rgb(100%,0%,0%)", "#ff483c"), ("rgb(200 200 200)", "#cccccc"), ("#ddd", "#cccccc"),
        ("white", "#ffffff"), ("#fefefe", "#ffffff"), ("#ff0000ff", "#ff483c"), ("none", "none"), ("transparent", "none"),
        ("currentColor", "currentColor"), ("inherit", "inherit"), ("navy", "#000000"), ("DarkBlue", "#000000"),
    ]) func `each colour is the nearest ink's`(colour: String, key: String) {
        let path = "d=\"M0 0h9v9z\""
        #expect(body("<path \(path) fill=\"\(colour)\"/>") == "<path \(path) fill=\"\(key)\"/>")
        #expect(body("<path \(path) style=\"stroke : \(colour) ; stroke-width:2\"/>")
            == "<path \(path) style=\"stroke:\(key);stroke-width:2\"/>")
        #expect(body("<style>/* a } */ .a, g>b { color: \(colour) !important; }</style>")
            == "<style> .a, g&gt;b {color:\(key) !important}</style>")
        #expect(easel.said == [])
    }

    @Test func `a colour that only paper is near to is told of`() {
        #expect(body("<rect width=\"3\" height=\"3\" fill=\"#ffffc0\"/>") != nil)
        #expect(easel.said == [
            ":1:29: warning: the colour '#ffffc0' of the drawing is nearest to bare paper and vanishes",
        ])
    }

    @Test func `what says nothing of its colour is black, and what editors add is left out`() throws {
        let svg = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <!-- made by hand -->
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="urn:x" viewBox="0 0 40 20"><title>A &amp; B</title>
            <ink:view><ink:grid/></ink:view><metadata><a/></metadata><g ink:label="x" id="&#x61;"><path d="M0 0"></path></g>
            <use xlink:href="#a" opacity="1"/></svg>
            """
        let drawing = try #require(easel.drawing(svg))
        #expect(drawing.size == Size(width: .pt(30), height: .pt(15)))
        #expect(String(decoding: drawing.svg, as: UTF8.self) == """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" overflow="hidden" \
            viewBox="0.0 0.0 40.0 20.0" preserveAspectRatio="none" width="40.0" height="20.0" fill="#000000" color="#000000">\
            <g id="a"><path d="M0 0"></path></g><use xlink:href="#a"/></svg>
            """)
        #expect(easel.said == [])
    }

    @Test(arguments: [
        ("width=\"25.4mm\" height=\"12.7mm\"", 72, 36), ("width=\"96\" height=\"48px\"", 72, 36),
        ("width=\"1in\" viewBox=\"0 0 10 5\"", 72, 36), ("viewBox=\"5,5,100,50\"", 75, 37.5),
        ("width=\"100%\" height=\"100%\" viewBox=\"0 0 8 4\"", 6, 3), ("width=\"4in\" height=\"4in\" viewBox=\"0 0 8 4\"", 288, 144),
    ] as [(String, Double, Double)]) func `a drawing is as large as it says, in the shape of its view box`(root: String, width: Double, height: Double) throws {
        let size = try #require(easel.drawing("<svg \(root)/>")).size
        #expect(abs(size.width.points - width) < 1e-9 && abs(size.height.points - height) < 1e-9)
    }

    @Test func `a crop moves the view box`() throws {
        let options = PictureOptions(crop: Figure.Crop(left: 0.5, top: 0, width: 0.5, height: 1), aspect: 2)
        let drawing = try #require(easel.drawing("<svg viewBox=\"0 0 40 20\"/>", options))
        #expect(drawing.size.width.points == 15 && drawing.size.height.points == 7.5)
        #expect(String(decoding: drawing.svg, as: UTF8.self).contains("viewBox=\"20.0 5.0 20.0 10.0\""))
    }

    @Test(arguments: [
        ("<linearGradient id=\"a\"/>", 29, "the drawing has a gradient: <linearGradient>"),
        ("<g>\n <text>a</text></g>", -2, "the drawing has text in a font: <text>"),
        ("<image href=\"a.png\"/>", 29, "the drawing has a picture of pixels: <image>"),
        ("<filter/>", 29, "the drawing has what no plate can hold: <filter>"),
        ("<script>1</script>", 29, "the drawing has what moves or acts: <script>"),
        ("<foreignObject/>", 29, "the drawing has what is not drawn here: <foreignObject>"),
        ("<g opacity=\".5\"/>", 29, "the drawing is see-through: opacity .5"),
        ("<g style=\"fill-opacity:50%\"/>", 29, "the drawing is see-through: fill-opacity 50%"),
        ("<g fill=\"url(#a) red\"/>", 29, "the drawing has a gradient or a pattern: fill url(#a) red"),
        ("<g mask=\"url(#a)\"/>", 29, "the drawing has what no plate can hold: mask url(#a)"),
        ("<g fill=\"#ff000080\"/>", 29, "the colour '#ff000080' in the drawing is not known, or see-through"),
        ("<g fill=\"hsl(1,2%,3%)\"/>", 29, "the colour 'hsl(1,2%,3%)' in the drawing is not known, or see-through"),
        ("<use href=\"b.svg#a\"/>", 29, "the drawing refers to another file: href=\"b.svg#a\""),
        ("<g clip-path=\"url(http://a/#b)\"/>", 29, "the drawing refers to another file: clip-path url(http://a/#b)"),
        ("<g onclick=\"go()\"/>", 29, "the drawing has a script: 'onclick' of <g>"),
        ("<style>@import 'a';</style>", 48, "the drawing's style sheet has what is not read here: '@' or '\\'"),
        ("<g style=\"f\\69ll:red\"/>", 29, "a style of the drawing has a '\\'"),
        ("<g clip-path=\"u\\72l(#c)\"/>", 29, "the drawing has a '\\' in clip-path"),
        ("<g id=\"a\"><use href=\"#b\"/></g><use href=\"#a\"/>", 59,
         "the drawing has <use> of what holds a <use> itself, or more than 2000 of them"),
        ("<g>", 34, "the picture is broken: </svg> closes an element that is not open"),
        ("<g a=\"&b;\"/>", 35, "the picture is broken: it refers to an entity that is not known"),
        ("<g a=\"1\" a=\"2\"/>", 29, "the picture is broken: <g> has 'a' twice"),
        ("<g a=1/>", 34, "the picture is broken: the value of 'a' has no quotes"),
    ]) func `what inks cannot print is refused where it stands`(content: String, column: Int, message: String) {
        #expect(body(content) == nil)
        let place = column > 0 ? ":1:\(column):" : ":2:\(-column):"
        #expect(easel.said.count == 1 && easel.said[0].hasPrefix(place) && easel.said[0].hasSuffix("error: " + message), "\(easel.said)")
    }

    @Test func `whole files that are no drawings`() {
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg width=\"1\" height=\"1\"/>"
        let deep = "<svg width=\"1\" height=\"1\">" + String(repeating: "<g>", count: 100_000)
        for text in [bomb, deep, "<html/>", "<svg/>", "<svg width=\"1\" height=\"1\"/><svg/>", "<svg", "<!--", "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>",
                     "<svg width=\"0\" height=\"1\"/>", "<svg viewBox=\"0 0 nan 1\"/>", "< >", "<svg width=\"1\" height=\"1\">\u{0}</svg>"] {
            #expect(easel.drawing(text) == nil, "\(text.prefix(40))")
        }
        #expect(easel.diagnostics.errorCount == 12)
    }
}
