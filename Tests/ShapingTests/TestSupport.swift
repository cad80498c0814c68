import Diagnostics
import FontKit
import Foundation
import Geometry
import LayoutBook
import Shaping

/// The project's own fonts, found from this file.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let fonts: FontLibrary = {
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: root + "/Fonts/catalogue.yaml", into: &diagnostics) else {
            fatalError("the project has a catalogue")
        }
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: []))
    }()

    /// A library with the project's families and other lists of them for text.
    static func fonts(textInArabic arabic: String, fallback: String) throws -> FontLibrary {
        let source = try String(contentsOfFile: root + "/Fonts/catalogue.yaml", encoding: .utf8)
        let families = source.prefix(upTo: source.range(of: "\nroles:")!.lowerBound)
        let path = NSTemporaryDirectory() + "varaq-" + UUID().uuidString + ".yaml"
        try (families + "\nroles: {text: {Arab: [\(arabic)]}}\nfallback: [\(fallback)]\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: path, into: &diagnostics), !diagnostics.hasErrors else {
            throw Unreadable()
        }
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: []))
    }

    struct Unreadable: Error {}
}

extension TextStyle {
    static func plain(_ language: String, role: FontRole = .text, weight: FontWeight = .regular, size: Double = 10,
                      features: [FontFeature] = []) -> TextStyle {
        TextStyle(role: role, weight: weight, size: .pt(size), ink: .black, features: features, language: language)
    }
}

extension StyledText {
    /// A paragraph of one style, in the direction of its language.
    init(_ text: String, _ style: TextStyle, direction: Direction? = nil, source: SourceMap = SourceMap()) {
        let units = Array(text.utf16)
        let spans = units.isEmpty ? [] : [Span(range: 0..<units.count, style: style)]
        self.init(text: units, direction: direction ?? Language(style.language).direction, spans: spans, source: source)
    }

    init(_ text: String, _ language: String, direction: Direction? = nil) {
        self.init(text, .plain(language), direction: direction)
    }
}

/// Shapes a paragraph that has no faults.
func shaped(_ styled: StyledText, with shaper: Shaper = Shaper(fonts: Project.fonts)) -> ShapedText {
    var diagnostics = Diagnostics()
    let text = shaper.shape(styled, into: &diagnostics)
    precondition(diagnostics.all.isEmpty, "\(diagnostics.all.map { diagnostics.render($0) })")
    return text
}

func shaped(_ text: String, _ language: String, direction: Direction? = nil) -> ShapedText {
    shaped(StyledText(text, language, direction: direction))
}

extension ShapedText {
    /// One value a unit of the text, from the runs.
    func perUnit<Value>(_ value: (ShapedRun) -> Value) -> [Value] {
        runs.flatMap { run in run.text.map { _ in value(run) } }
    }

    /// `file: text` of each run.
    func faces(in fonts: FontLibrary = Project.fonts) -> [String] {
        runs.map { fonts.faces[Int($0.face.index)].file + ": " + String(decoding: styled.text[$0.text], as: UTF16.self) }
    }

    /// The text with a bar wherever a line may end inside it, two where it must.
    var broken: String {
        var text = "", start = 0
        for place in breaks {
            text += String(decoding: styled.text[start..<Int(place.offset)], as: UTF16.self)
            if Int(place.offset) < styled.text.count { text += place.isMandatory ? "‖" : "|" }
            start = Int(place.offset)
        }
        return text
    }

    func advance(of units: Range<Int>) -> Float {
        glyphs.filter { units.contains(Int($0.cluster)) }.reduce(0) { $0 + $1.advance }
    }
}

/// Numbers that are the same on every run. Source: SplitMix64, Steele, Lea and Flood 2014.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
