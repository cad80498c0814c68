import Diagnostics
import FontKit
import Geometry
import LayoutBook
import Makeup
@testable import Paragraphs
import Shaping
import Specimens

/// A line of text in one of the project's faces, its words stretched wherever they may be.
struct StretchedLine {
    let text: ShapedText
    let places: [KashidaPlace]
    /// In logical order.
    let glyphs: [ShapedGlyph]
    let line: TextLine
    let files: [FontFile]

    static let fonts: FontLibrary? = {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        var diagnostics = Diagnostics()
        return Catalogue.read(path: root + "/Fonts/catalogue.yaml", into: &diagnostics).map {
            FontLibrary(catalogue: $0, directories: FontDirectories(own: []))
        }
    }()

    /// The role chooses the face: text is Amiri, mono Noto Naskh, display Noto Kufi, heading Titr.
    init(_ string: String, _ role: FontRole, tatweels count: Int, size: Length = .pt(10), right: Double = 300) {
        guard let fonts = Self.fonts else { preconditionFailure("the project has a catalogue") }
        let units = Array(string.utf16), shaper = Shaper(fonts: fonts)
        let style = TextStyle(role: role, weight: .regular, size: size, ink: .black, features: [], language: "fa")
        var diagnostics = Diagnostics()
        text = shaper.shape(StyledText(text: units, direction: .rightToLeft, spans: [.init(range: 0..<units.count, style: style)],
                                       source: SourceMap()), into: &diagnostics)
        var finder = KashidaFinder(shaper: shaper)
        places = count > 0 ? finder.places(in: text) : []
        let pieces: [LinePiece]
        (glyphs, pieces) = Self.stretch(text, at: places, by: count, with: shaper)
        line = LineWriter(text: text, fonts: fonts).write(glyphs, Self.place(glyphs, pieces, right: right), pieces: pieces,
                                                          endsWithSpace: true, right: right)
        files = fonts.files
    }

    private static func stretch(_ text: ShapedText, at places: [KashidaPlace], by count: Int,
                                with shaper: Shaper) -> ([ShapedGlyph], [LinePiece]) {
        var glyphs: [ShapedGlyph] = [], pieces: [LinePiece] = []
        for (index, run) in text.runs.enumerated() {
            let first = glyphs.count
            var from = run.text.lowerBound
            func keep(until end: Int) { glyphs += text.glyphs[run.glyphs].filter { (from..<end).contains(Int($0.cluster)) } }
            for place in places where place.run == index {
                let word = Int(place.word.lowerBound)..<Int(place.word.upperBound)
                keep(until: word.lowerBound)
                glyphs += shaper.reshape(text, run: index, range: word, tatweels: [.init(offset: Int(place.offset), count: count)])
                from = word.upperBound
            }
            keep(until: run.text.upperBound)
            pieces.append(LinePiece(run: index, text: run.text, glyphs: first..<glyphs.count, level: run.level,
                                    endsWithHyphen: false))
        }
        return (glyphs, pieces)
    }

    private static func place(_ glyphs: [ShapedGlyph], _ pieces: [LinePiece], right: Double) -> [Float] {
        var places = [Float](repeating: 0, count: glyphs.count), pen = Float(right) - glyphs.reduce(0) { $0 + $1.advance }
        for piece in Bidi.visualOrder(pieces.map(\.level)).map({ pieces[$0] }) {
            for index in piece.level & 1 == 1 ? Array(piece.glyphs.reversed()) : Array(piece.glyphs) {
                places[index] = pen
                pen += glyphs[index].advance
            }
        }
        return places
    }

    func item(y: Length = .pt(60)) -> PageItem {
        PageItem(reading: ReadingID(matter: 0, block: 0, line: 0), content: .line(PlacedLine(
            origin: Point(x: .pt(50), y: y), measure: .pt(300), line: line, direction: .rightToLeft, language: "fa",
            style: .body, source: nil)))
    }
}
