import Geometry
import LayoutBook
import Manuscript

/// Makes a drawing in inks of an SVG file, or says what of it cannot be printed in inks.
///
/// The file is written anew: only elements and properties that stay lines and surfaces in solid colours, each colour the
/// key of an ink, so that what whoever draws it is given has been looked at to the last byte. Source: SVG 1.1 (2nd edition).
struct DrawingFile {
    private var reader: MarkupReader
    private var colours: DrawingColours
    private let options: PictureOptions
    private let black: String
    private var svg = ""
    private var size: Size?
    /// Elements that are left out with all that is in them.
    private var skipped = 0
    private var isInStyle = false
    private var uses = DrawingUses()

    /// Throws for what is broken or cannot be printed in inks; the warnings tell of colours that vanish.
    static func read(_ text: ArraySlice<UInt8>, options: PictureOptions,
                     inks: [Ink]) throws(PictureFault) -> (drawing: VectorDrawing, warnings: [PictureFault]) {
        guard text.count <= PictureLimits.drawing else {
            throw PictureFault(message: "the drawing has \(text.count) bytes, more than the \(PictureLimits.drawing) that are read",
                               hint: "leave out detail, or place it as a PNG")
        }
        var file = DrawingFile(reader: try MarkupReader(text), inks: inks, options: options)
        return (try file.read(), file.colours.warnings)
    }

    private init(reader: MarkupReader, inks: [Ink], options: PictureOptions) {
        self.reader = reader
        self.options = options
        colours = DrawingColours(inks)
        black = DrawingColours.key(of: inks.first ?? .black)
    }

    private mutating func read() throws(PictureFault) -> VectorDrawing {
        while let event = try reader.next() {
            switch event {
            case .open(let tag): try open(tag)
            case .close(let name): close(name)
            case .text(let text):
                guard isInStyle else { continue }
                uses.enter(stylesheet: text, at: reader.offset)
                svg += Self.escaped(try colours.stylesheet(text, in: reader))
            }
        }
        try uses.check(with: reader)
        guard let size else { throw .broken("it has no root") }
        return VectorDrawing(svg: Array(svg.utf8), size: size)
    }

    private mutating func open(_ tag: MarkupReader.Tag) throws(PictureFault) {
        if skipped > 0 || Self.isSilent(tag.name) {
            if !tag.isClosed { skipped += 1 }
            return
        }
        try checkElement(tag)
        svg += "<\(tag.name)"
        if size == nil { try writeRoot(tag) }
        for (name, value) in tag.attributes { try write(name, value, of: tag) }
        svg += tag.isClosed ? "/>" : ">"
        isInStyle = tag.name == "style" && !tag.isClosed
        uses.enter(tag)
    }

    private mutating func close(_ name: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        svg += "</\(name)>"
        isInStyle = false
        uses.leave()
    }

    // MARK: Elements

    private static let drawn: Set = [
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath",
        "marker", "style",
    ]

    /// What is said and not drawn: words about the drawing, and what editors keep for themselves.
    private static func isSilent(_ name: String) -> Bool {
        ["title", "desc", "metadata"].contains(name) || name.utf8.contains(UInt8(ascii: ":"))
    }

    private func checkElement(_ tag: MarkupReader.Tag) throws(PictureFault) {
        if size == nil, tag.name != "svg" {
            throw reader.refusal("the picture is no drawing: its root is <\(tag.name)>, not <svg>",
                                 hint: "save it as PNG, JPEG or SVG", at: tag.offset)
        }
        for (name, value) in tag.attributes where name.hasPrefix("xmlns:") && value == "http://www.w3.org/2000/svg" {
            throw reader.refusal("the drawing writes its elements with a prefix ('\(name.dropFirst(6)):')",
                                 hint: "export it as plain SVG", at: tag.offset)
        }
        if Self.drawn.contains(tag.name) { return }
        let reason = switch tag.name {
        case "linearGradient", "radialGradient", "meshgradient", "stop": ("a gradient", "give the shape one colour of an ink")
        case "filter", "mask", "pattern": ("what no plate can hold", "flatten it to plain shapes")
        case "image", "feImage": ("a picture of pixels", "set that picture by itself")
        case "text", "tspan", "textPath", "flowRoot": ("text in a font", "turn letters into paths")
        case "script", "animate", "animateTransform", "animateMotion", "set": ("what moves or acts", "take it out")
        default: ("what is not drawn here", "export it as plain SVG with paths only")
        }
        throw reader.refusal("the drawing has \(reason.0): <\(tag.name)>",
                             hint: reason.1 + ", or place the drawing as a PNG", at: tag.offset)
    }

    // MARK: The root

    /// The outer size and what is seen: the view box, cut as the options say and filling the size whatever its shape.
    private mutating func writeRoot(_ tag: MarkupReader.Tag) throws(PictureFault) {
        let attributes = Dictionary(tag.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let width = attributes["width"].flatMap(DrawingLength.points), height = attributes["height"].flatMap(DrawingLength.points)
        var box = attributes["viewBox"].flatMap(DrawingLength.numbers) ?? []
        if box.count != 4, let width, let height { box = [0, 0, width * 4 / 3, height * 4 / 3] }
        guard box.count == 4, box.allSatisfy({ abs($0) < 1e6 }), box[2] > 0, box[3] > 0 else {
            throw reader.refusal("the drawing does not say how large it is", hint: "give <svg> a width and a height, or a viewBox",
                                 at: tag.offset)
        }
        // A width or height that does not go with the shape of the view box would leave bands of white.
        let scale = width.map { $0 / box[2] } ?? height.map { $0 / box[3] } ?? 0.75
        let view = options.view(ofAspect: box[2] / box[3])
        let seen = [box[0] + box[2] * view.left, box[1] + box[3] * view.top, box[2] * view.width, box[3] * view.height]
        size = Size(width: .pt(seen[2] * scale), height: .pt(seen[3] * scale))
        svg += " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" overflow=\"hidden\""
        svg += " viewBox=\"\(seen.map { "\($0)" }.joined(separator: " "))\" preserveAspectRatio=\"none\""
        svg += " width=\"\(seen[2])\" height=\"\(seen[3])\""
        // What says nothing of its colour is black.
        for name in ["fill", "color"] where attributes[name] == nil { svg += " \(name)=\"\(black)\"" }
    }

    private static let ofRoot: Set = ["width", "height", "viewBox", "preserveAspectRatio", "x", "y", "overflow", "version", "baseProfile"]

    // MARK: Attributes

    private mutating func write(_ name: String, _ value: String, of tag: MarkupReader.Tag) throws(PictureFault) {
        if uses.depth == 0, Self.ofRoot.contains(name) { return }
        if name == "href" || name == "xlink:href" {
            guard value.hasPrefix("#") else {
                throw reader.refusal("the drawing refers to another file: \(name)=\"\(shortened(value))\"",
                                     hint: "put what it shows into the drawing", at: tag.offset)
            }
            svg += " xlink:href=\"\(Self.escaped(value))\""
        } else if name.hasPrefix("on") {
            throw reader.refusal("the drawing has a script: '\(name)' of <\(tag.name)>", hint: "take it out", at: tag.offset)
        } else if name == "style" {
            svg += " style=\"\(Self.escaped(try colours.declarations(value, in: reader, at: tag.offset)))\""
        } else if !name.utf8.contains(UInt8(ascii: ":")), name != "xmlns", name != "base" {
            guard let kept = try colours.property(name, value, in: reader, at: tag.offset) else { return }
            svg += " \(name)=\"\(Self.escaped(kept))\""
        }
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Numbers and lengths of SVG. Source: SVG 1.1, 4.2 and 7.10: a pixel is 1/96 inch.
enum DrawingLength {
    private static let units: [(name: String, points: Double)] = [
        ("px", 0.75), ("pt", 1), ("pc", 12), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72),
    ]

    /// In points; nil for a share of what is not known, and for what is no length over 0.
    static func points(_ text: String) -> Double? {
        let text = text.filter { !$0.isWhitespace }
        let unit = units.first { text.hasSuffix($0.name) }
        guard let number = Double(text.dropLast(unit?.name.count ?? 0)), number > 0, number < 1e6 else { return nil }
        return number * (unit?.points ?? 0.75)
    }

    /// Numbers between spaces or commas; nil where something else stands among them.
    static func numbers(_ text: String) -> [Double]? {
        let parts = text.split { $0 == "," || $0.isWhitespace }.map { Double($0) }
        let numbers = parts.compactMap(\.self)
        return numbers.count == parts.count && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

/// A value as it may stand in a message.
func shortened(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }
