import Colour
import LayoutBook

/// Brings the pictures of a draft into the inks of a file: gray into its black, colours into what there is for them.
///
/// Pictures of one bit are stencils that take the colour of what is around them, and stay.
final class PictureInking {
    enum Goal: Hashable {
        /// CMYK, and gray for what is gray.
        case process
        case gray
        /// Gray of one plate; paper where the picture has nothing for it.
        case plate(Plate, hasProcess: Bool)
    }

    private let file: PDFFile
    private let goal: Goal
    private let condition: OutputCondition?
    /// Made when the first picture of their kind is met.
    private var transforms: [PixelLayout: ColourTransform] = [:]

    /// - Parameter condition: What pictures are separated for; nil for rules of thumb.
    init(_ file: PDFFile, goal: Goal, condition: OutputCondition?) {
        self.file = file
        self.goal = goal
        self.condition = condition
    }

    /// Throws where a picture's pixels are not as its dictionary says, and where the condition's profile is broken.
    func ink(_ pages: [PDFFile.Object]) throws(PressError) {
        var seen: Set<Int32> = []
        for (index, page) in pages.enumerated() {
            for holder in [page] + (try file.forms(of: page)) {
                for picture in pictures(of: holder) where seen.insert(file.number(of: picture)).inserted {
                    try ink(picture, page: index + 1)
                }
            }
        }
    }

    private func pictures(of holder: PDFFile.Object) -> [PDFFile.Object] {
        let entries = file.isStream(holder) ? file.dictionary(of: holder) : holder
        let objects = file.value("/XObject", of: file.value("/Resources", of: entries))
        return file.keys(of: objects).map { file.value($0, of: objects) }.filter {
            file.isStream($0) && file.name("/Subtype", of: file.dictionary(of: $0)) == "/Image"
                && !file.isTrue("/ImageMask", of: file.dictionary(of: $0))
        }
    }

    private func ink(_ picture: PDFFile.Object, page: Int) throws(PressError) {
        let entries = file.dictionary(of: picture)
        guard let layout = layout(of: entries) else { throw .undeclaredInk(page: page, operation: "Do") }
        if layout == .gray, file.integer("/BitsPerComponent", of: entries) == 1 { return try inkBits(picture) }
        let transform = try transform(from: layout)
        let count = (file.integer("/Width", of: entries) ?? 0) * (file.integer("/Height", of: entries) ?? 0)
        let bytes: [UInt8] = try file.withData(of: picture) { pixels in
            guard count > 0, pixels.count >= count * layout.rawValue else { return [] }
            return converted(UnsafeBufferPointer(rebasing: pixels[..<(count * layout.rawValue)]), by: transform)
        }
        guard !bytes.isEmpty else { throw .qpdf(reason: "a picture of page \(page) has fewer pixels than it says") }
        try file.replaceData(of: picture, with: bytes, packed: .fast)
        try file.set("/ColorSpace", of: entries, to: isOneChannel(transform) ? "/DeviceGray" : "/DeviceCMYK")
        try file.set("/BitsPerComponent", of: entries, to: "8")
        file.remove("/Decode", of: entries)
    }

    /// Black and white in a bit: it is all black ink, and nothing on other plates.
    private func inkBits(_ picture: PDFFile.Object) throws(PressError) {
        guard case .plate(let plate, _) = goal, plate != .black else { return }
        let blank = try file.withData(of: picture) { [UInt8](repeating: 0xFF, count: $0.count) }
        file.replaceData(of: picture, with: blank)
        file.remove("/Decode", of: file.dictionary(of: picture))
    }

    private func layout(of entries: PDFFile.Object) -> PixelLayout? {
        switch file.name("/ColorSpace", of: entries) {
        case "/DeviceGray": .gray
        case "/DeviceRGB": .rgb
        default: nil
        }
    }

    private func transform(from layout: PixelLayout) throws(PressError) -> ColourTransform {
        if let known = transforms[layout] { return known }
        let made: ColourTransform
        do { made = try ColourTransform(from: layout, to: target(of: layout), of: condition) } catch { throw .colour(error) }
        transforms[layout] = made
        return made
    }

    private func target(of layout: PixelLayout) -> PixelLayout {
        switch goal {
        case .process: layout == .gray ? .gray : .cmyk
        case .gray: .gray
        case .plate(_, let hasProcess): layout == .gray || !hasProcess ? .gray : .cmyk
        }
    }

    private func isOneChannel(_ transform: ColourTransform) -> Bool {
        if case .plate = goal { return true }
        return transform.target == .gray
    }

    private func converted(_ pixels: UnsafeBufferPointer<UInt8>, by transform: ColourTransform) -> [UInt8] {
        let count = pixels.count / transform.source.rawValue, size = count * transform.target.rawValue
        let inked = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            transform.convert(pixels, into: UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
            filled = size
        }
        guard case .plate(let plate, _) = goal else { return inked }
        if transform.target == .gray { return plate == .black ? inked : [UInt8](repeating: 0xFF, count: count) }
        guard let channel = Plate.process.firstIndex(of: plate) else { return [UInt8](repeating: 0xFF, count: count) }
        return (0..<count).map { 255 - inked[$0 * 4 + channel] }
    }
}
