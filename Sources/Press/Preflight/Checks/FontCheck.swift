/// A font as far as preflight needs it: where its letters end.
final class FontFacts {
    /// Whether a letter takes two bytes.
    let isComposite: Bool
    let isType3: Bool
    /// In thousandths of an em, from the first code on.
    private let widths: [Double]
    private let firstCode: Int
    private let wide: [Int: Double]
    private let usual: Double

    /// Widths of more letters are not kept.
    private static let most = 70_000

    init(_ font: PDFDictionary, in file: ForeignFile) {
        let kind = file[font, "/Subtype"].name
        isComposite = kind == "/Type0"
        isType3 = kind == "/Type3"
        if isComposite {
            let descendant = file.items("/DescendantFonts", of: font).first?.dictionary ?? PDFDictionary()
            usual = file[descendant, "/DW"].number ?? 1000
            wide = Self.wide(file.items("/W", of: descendant), file)
            (widths, firstCode) = ([], 0)
        } else {
            let descriptor = file.dictionary("/FontDescriptor", of: font)
            usual = descriptor.flatMap { file[$0, "/MissingWidth"].number } ?? 500
            widths = file.items("/Widths", of: font).prefix(256).map { $0.number ?? 0 }
            firstCode = file[font, "/FirstChar"].integer ?? 0
            wide = [:]
        }
    }

    /// Source: ISO 32000-1 9.7.4.3.
    private static func wide(_ items: [PDFValue], _ file: ForeignFile) -> [Int: Double] {
        var widths: [Int: Double] = [:], at = 0
        while at + 1 < items.count, widths.count < most, let first = items[at].integer {
            if let list = items[at + 1].array {
                for (place, width) in list.prefix(most).enumerated() { widths[first + place] = file.resolve(width).number ?? 0 }
                at += 2
            } else {
                guard at + 2 < items.count, let last = items[at + 1].integer, let width = items[at + 2].number, last >= first else { break }
                for code in first...min(last, first + most) { widths[code] = width }
                at += 3
            }
        }
        return widths
    }

    /// Of the letters in a string, in thousandths of an em; and how many there are, and how many of them are spaces of one byte.
    func advance(_ bytes: ArraySlice<UInt8>) -> (width: Double, letters: Int, spaces: Int) {
        var width = 0.0, spaces = 0
        guard isComposite else {
            for byte in bytes {
                let place = Int(byte) - firstCode
                width += widths.indices.contains(place) ? widths[place] : usual
                if byte == 32 { spaces += 1 }
            }
            return (width, bytes.count, spaces)
        }
        var at = bytes.startIndex
        while at + 1 < bytes.endIndex {
            width += wide[Int(bytes[at]) << 8 | Int(bytes[at + 1])] ?? usual
            at += 2
        }
        return (width, bytes.count / 2, 0)
    }
}

/// Looks at fonts. Source: ISO 32000-1 9.6 to 9.10.
struct FontCheck {
    let inspector: Inspector
    let page: PageFacts
    private var file: ForeignFile { inspector.file }

    func run(_ font: PDFDictionary, named name: String) {
        let kind = file[font, "/Subtype"].name ?? "", base = (file[font, "/BaseFont"].name ?? name).dropFirst()
        let owner = "font \(base)"
        if kind == "/Type3" { inspector.report(.type3, on: page, in: "font \(name.dropFirst())", "it is of Type 3") }
        let descendant = kind == "/Type0" ? file.items("/DescendantFonts", of: font).first?.dictionary : font
        if kind != "/Type3" {
            checkProgram(descendant, owner)
            if kind == "/Type0", let descendant { checkGlyphMap(descendant, owner) }
            checkWidths(descendant ?? PDFDictionary(), isComposite: kind == "/Type0", owner)
        }
        checkUnicode(font, isComposite: kind == "/Type0", owner)
    }

    private func checkProgram(_ font: PDFDictionary?, _ owner: String) {
        let descriptor = font.flatMap { file.dictionary("/FontDescriptor", of: $0) }
        let program = ["/FontFile", "/FontFile2", "/FontFile3"].lazy.compactMap { key in descriptor.flatMap { file[$0, key].stream } }.first
        guard let program else { return inspector.report(.notEmbedded, on: page, in: owner, "it is not embedded") }
        if file.data(of: program, most: 16)?.bytes.isEmpty != false {
            inspector.report(.notEmbedded, on: page, in: owner, "what is embedded is empty, or cannot be read")
        }
    }

    private func checkGlyphMap(_ font: PDFDictionary, _ owner: String) {
        if file[font, "/Subtype"].name == "/CIDFontType2", !font.has("/CIDToGIDMap") {
            inspector.report(.noGlyphMap, on: page, in: owner, "/CIDToGIDMap is missing")
        }
    }

    private func checkWidths(_ font: PDFDictionary, isComposite: Bool, _ owner: String) {
        let isStandard = !isComposite && !font.has("/FontDescriptor")
        guard !isStandard, !font.has(isComposite ? "/W" : "/Widths"), !font.has("/DW") else { return }
        inspector.report(.noWidths, on: page, in: owner, "\(isComposite ? "/W" : "/Widths") is missing")
    }

    /// Source: ISO 19005-2 6.2.11.7.2.
    private func checkUnicode(_ font: PDFDictionary, isComposite: Bool, _ owner: String) {
        let encoding = file[font, "/Encoding"].name
        let isKnown = !isComposite && ["/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"].contains(encoding)
        guard !isKnown, !font.has("/ToUnicode") else { return }
        inspector.report(.noUnicode, on: page, in: owner, "/ToUnicode is missing")
    }
}
