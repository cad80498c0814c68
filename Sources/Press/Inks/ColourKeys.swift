import Drawing
import LayoutBook

/// The RGB keys that stand for inks and their tints, and for bare paper.
struct ColourKeys {
    /// Packed as 0xRRGGBB.
    private let keys: Set<UInt32>

    init(_ inks: [Ink]) { keys = Set((inks + [.paper]).map(Self.key)) }

    /// The three components of the first colour in a content stream, for fills or strokes, that is no ink's key.
    func firstStranger(in content: UnsafeBufferPointer<UInt8>) -> [Double]? {
        var reader = ContentReader(content)
        while let place = reader.next() {
            guard reader.reads(place, "rg") || reader.reads(place, "RG") else { continue }
            let colour = (0..<3).map { reader.number($0) ?? 0 }
            guard let key = Self.key(of: colour), keys.contains(key) else { return colour }
        }
        return nil
    }

    static func key(of ink: Ink) -> UInt32 { UInt32(ink.red) << 16 | UInt32(ink.green) << 8 | UInt32(ink.blue) }

    /// The key that components from 0 to 1 are; nil where they are not whole in 8 bits.
    static func key(of colour: [Double]) -> UInt32? {
        guard colour.count == 3 else { return nil }
        var key: UInt32 = 0
        for component in colour {
            let exact = component * 255, near = exact.rounded()
            guard abs(exact - near) < 0.01, 0...255 ~= near else { return nil }
            key = key << 8 | UInt32(near)
        }
        return key
    }
}

extension PDFFile {
    /// Throws where a page is drawn in a colour that is no ink's: it would come out on the wrong plates. Images bring their own.
    func checkColours(of draft: Draft) throws(PressError) {
        let keys = ColourKeys(draft.inks)
        for (number, page) in try pages().enumerated() {
            var stranger = try withContent(of: page, keys.firstStranger)
            for form in try forms(of: page) where stranger == nil { stranger = try withData(of: form, keys.firstStranger) }
            if let colour = stranger {
                throw .undeclaredColour(page: number + 1, red: colour[0], green: colour[1], blue: colour[2])
            }
        }
    }
}
