import LayoutBook

/// Writes the properties of a drawing anew: colours as the keys of inks, and nothing that is see-through or lies elsewhere.
///
/// Source: SVG 1.1, 6 (styling) and 11.2 (paint); CSS Color 4, 4 and 6.
struct DrawingColours {
    private let inks: [Ink]
    private var keys: [Colour: String] = [:]
    /// Colours that vanish, one each, the first of them.
    private(set) var warnings: [PictureFault] = []

    struct Colour: Hashable {
        var red, green, blue: Int
    }

    init(_ inks: [Ink]) { self.inks = inks }

    // MARK: Styles

    /// A style sheet with its declarations written anew. Rules of its own kind (`@import`) may bring files and fonts.
    mutating func stylesheet(_ text: String, in reader: MarkupReader) throws(PictureFault) -> String {
        let offset = reader.offset
        var rest = Self.withoutComments(text)[...], sheet = ""
        if rest.contains("@") || rest.contains("\\") {
            throw reader.refusal("the drawing's style sheet has what is not read here: '@' or '\\'",
                                 hint: "export it with its styles in attributes", at: offset)
        }
        while let brace = rest.firstIndex(of: "{") {
            guard let end = rest[brace...].firstIndex(of: "}") else { throw reader.fault("its style sheet has no end", at: offset) }
            if rest[..<brace].contains(where: { "\"'[(".contains($0) }) {
                throw reader.refusal("the drawing's style sheet has a selector with a string or brackets, which is not read here",
                                     hint: "export it with its styles in attributes", at: offset)
            }
            let body = String(rest[rest.index(after: brace)..<end])
            sheet += rest[..<brace] + "{" + (try declarations(body, in: reader, at: offset)) + "}"
            rest = rest[rest.index(after: end)...]
        }
        return sheet
    }

    private static func withoutComments(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = [], at = 0
        while at < bytes.count {
            if bytes[at...].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "*")]) {
                at += 2
                while at < bytes.count, !bytes[at...].starts(with: [UInt8(ascii: "*"), UInt8(ascii: "/")]) { at += 1 }
                at += 2
            } else {
                kept.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// `name: value` between semicolons.
    mutating func declarations(_ text: String, in reader: MarkupReader, at offset: Int) throws(PictureFault) -> String {
        if text.utf8.contains(UInt8(ascii: "\\")) {
            throw reader.refusal("a style of the drawing has a '\\'", hint: "export it as plain SVG", at: offset)
        }
        var kept: [String] = []
        for declaration in text.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = Self.trimmed(declaration[..<colon])
            var value = Self.trimmed(declaration[declaration.index(after: colon)...]), mark = ""
            if let important = value.firstIndex(of: "!") {
                mark = " !important"
                value = Self.trimmed(value[..<important])
            }
            if let new = try property(name, value, in: reader, at: offset) { kept.append("\(name):\(new)\(mark)") }
        }
        return kept.joined(separator: ";")
    }

    // MARK: Properties

    /// The value that a property has in inks; nil for one that says nothing here.
    mutating func property(_ name: String, _ value: String, in reader: MarkupReader, at offset: Int) throws(PictureFault) -> String? {
        let name = name.lowercased(), value = Self.trimmed(value[...])
        if value.utf8.contains(UInt8(ascii: "\\")) {
            throw reader.refusal("the drawing has a '\\' in \(name)", hint: "export it as plain SVG", at: offset)
        }
        switch name {
        case "fill", "stroke", "color", "stop-color", "flood-color", "lighting-color", "solid-color":
            return try paint(name, value, in: reader, at: offset)
        case "enable-background", "isolation", "color-interpolation", "color-interpolation-filters", "color-rendering",
             "font-family", "font", "cursor", "src":
            return nil
        case "opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity":
            if Self.share(value).map({ $0 >= 0.999 }) ?? ["inherit", "initial"].contains(value) { return nil }
            throw reader.refusal("the drawing is see-through: \(name) \(shortened(value))",
                                 hint: "give it the colour that it has on paper", at: offset)
        case "filter", "mask", "mask-image", "mix-blend-mode":
            if ["none", "normal", "inherit", "initial"].contains(value) { return nil }
            throw reader.refusal("the drawing has what no plate can hold: \(name) \(shortened(value))",
                                 hint: "flatten it to plain shapes, or place it as a PNG", at: offset)
        default:
            if name.hasPrefix("-") { return nil }
            guard Self.isLocal(value) else {
                throw reader.refusal("the drawing refers to another file: \(name) \(shortened(value))",
                                     hint: "put what it shows into the drawing", at: offset)
            }
            return value
        }
    }

    /// Whether every address in a value is that of an element of the drawing.
    private static func isLocal(_ value: String) -> Bool {
        value.addresses.allSatisfy { $0.first { !" \"'".utf8.contains($0) } == UInt8(ascii: "#") }
    }

    private static func share(_ text: String) -> Double? {
        text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    }

    private static func trimmed(_ text: Substring) -> String {
        // Nearly every value begins and ends in ASCII that is seen.
        if let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x7F ~= first, 0x21..<0x7F ~= last { return String(text) }
        let start = text.drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    // MARK: Paint

    private mutating func paint(_ name: String, _ value: String, in reader: MarkupReader, at offset: Int) throws(PictureFault) -> String {
        let word = value.lowercased()
        switch word {
        case "none", "inherit", "initial", "currentcolor": return value
        case "transparent": return "none"
        default: break
        }
        if word.hasPrefix("url") {
            throw reader.refusal("the drawing has a gradient or a pattern: \(name) \(shortened(value))",
                                 hint: "give the shape one colour of an ink, or place the drawing as a PNG", at: offset)
        }
        guard let colour = Self.colour(word) else {
            throw reader.refusal("the colour '\(shortened(value))' in the drawing is not known, or see-through",
                                 hint: "write it as #rrggbb", at: offset)
        }
        if let key = keys[colour] { return key }
        let key = match(colour, written: value, in: reader, at: offset)
        keys[colour] = key
        return key
    }

    /// A colour by its name, as `#rgb`, `#rrggbb` or `rgb()`; nil for others and for one that is see-through.
    private static func colour(_ text: String) -> Colour? {
        if let code = NamedColours.codes[text] { return Colour(red: code >> 16, green: code >> 8 & 255, blue: code & 255) }
        if text.hasPrefix("#") { return colour(hexadecimal: text.dropFirst()) }
        guard text.hasPrefix("rgb"), let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
        let parts = text[text.index(after: open)...].dropLast().split { ", /\t\n".contains($0) }.map(String.init)
        guard parts.count == 3 || parts.count == 4 && share(parts[3]) == 1 else { return nil }
        let bytes = parts.prefix(3).compactMap { part -> Int? in
            let number = part.hasSuffix("%") ? Double(part.dropLast()).map { $0 * 2.55 } : Double(part)
            return number.flatMap { $0.isFinite ? Int(min(max($0, 0), 255).rounded()) : nil }
        }
        return bytes.count == 3 ? Colour(red: bytes[0], green: bytes[1], blue: bytes[2]) : nil
    }

    private static func colour(hexadecimal digits: Substring) -> Colour? {
        guard let number = Int(digits, radix: 16), !digits.hasPrefix("+"), !digits.hasPrefix("-") else { return nil }
        switch digits.count {
        case 3: return Colour(red: (number >> 8) * 17, green: (number >> 4 & 15) * 17, blue: (number & 15) * 17)
        case 4 where number & 15 == 15: return colour(hexadecimal: digits.dropLast())
        case 6: return Colour(red: number >> 16, green: number >> 8 & 255, blue: number & 255)
        case 8 where number & 255 == 255: return colour(hexadecimal: digits.dropLast(2))
        default: return nil
        }
    }

    /// The key of the ink, or of the bare paper, that looks most like a colour.
    private mutating func match(_ colour: Colour, written: String, in reader: MarkupReader, at offset: Int) -> String {
        // Inks first, so that a colour between one and the paper is printed; none under a second key, which is for styles.
        let candidates = inks.filter { $0.tint?.share != 1 } + [.paper]
        let distances = candidates.map { Self.distance(colour, Colour(red: Int($0.red), green: Int($0.green), blue: Int($0.blue))) }
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        let ink = candidates[nearest]
        if ink == .paper, distances[nearest] > Self.nearlyWhite, warnings.count < Self.mostWarnings {
            warnings.append(reader.refusal("the colour '\(shortened(written))' of the drawing is nearest to bare paper and vanishes",
                                           hint: "give the layout an ink or a tint for it, or the shape another colour", at: offset))
        }
        return Self.key(of: ink)
    }

    /// The square of how far two colours are apart, green counting most.
    /// Source: the eye's parts of light, ITU-R BT.601, rounded to 2, 4 and 3 of 9 so that blue is not lost.
    private static func distance(_ a: Colour, _ b: Colour) -> Int {
        let red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue
        return 2 * red * red + 4 * green * green + 3 * blue * blue
    }

    /// An author who mends so many colours finds the others next time; the place of each is found by counting lines from the top.
    private static let mostWarnings = 20

    /// From white to a gray of 95 %.
    private static let nearlyWhite = 9 * 13 * 13

    /// `#rrggbb`.
    static func key(of ink: Ink) -> String {
        "#" + [ink.red, ink.green, ink.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension String {
    /// What stands behind each `url(` of a value, in capitals or not, to the end of the value.
    var addresses: [Substring.UTF8View] {
        var addresses: [Substring.UTF8View] = [], rest = utf8[...]
        while let bracket = rest.firstIndex(of: UInt8(ascii: "(")) {
            let isAddress = rest[..<bracket].suffix(3).elementsEqual("url".utf8) { $0 | 0x20 == $1 }
            rest = rest[bracket...].dropFirst()
            if isAddress { addresses.append(rest) }
        }
        return addresses
    }
}
