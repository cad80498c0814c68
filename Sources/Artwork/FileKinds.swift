/// What files that are no pictures of ours begin with, so that an author is told what to do with them.
enum FileKinds {
    /// The text of a file that may be a drawing: it begins with a tag.
    static func markup(_ file: [UInt8]) -> ArraySlice<UInt8>? {
        let text = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file[3...] : file[...]
        let start = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return start == UInt8(ascii: "<") ? text : nil
    }

    private static let known: [(offset: Int, mark: [UInt8], name: String)] = [
        (0, Array("GIF8".utf8), "a GIF"), (8, Array("WEBP".utf8), "a WebP picture"), (0, Array("BM".utf8), "a BMP picture"),
        (0, Array("II*\0".utf8), "a TIFF picture"), (0, Array("MM\0*".utf8), "a TIFF picture"),
        (4, Array("ftyp".utf8), "a HEIC or AVIF picture"), (0, Array("%PDF".utf8), "a PDF"),
        (0, Array("%!PS".utf8), "a PostScript file"), (0, [0x1F, 0x8B], "a compressed file"),
        (0, [0xFF, 0xFE], "a text in UTF-16"), (0, [0xFE, 0xFF], "a text in UTF-16"),
    ]

    static func fault(of file: [UInt8]) -> PictureFault {
        if file.isEmpty { return .broken("the file is empty") }
        let hint = "save it as PNG, JPEG or SVG"
        if let kind = known.first(where: { file.dropFirst($0.offset).starts(with: $0.mark) }) {
            return PictureFault(message: "the picture is \(kind.name), which cannot be set", hint: hint)
        }
        return PictureFault(message: "the picture is broken: it is neither PNG nor JPEG nor SVG", hint: hint)
    }
}
