/// Why a file gives no picture, in words for its author.
struct PictureFault: Error, Hashable {
    var message: String
    var hint: String?
    /// Line and column in the file itself, where it is a text.
    var line: Int?
    var column: Int?

    static func broken(_ reason: String) -> PictureFault {
        PictureFault(message: "the picture is broken: \(reason)", hint: "open it in a picture editor and export it anew")
    }
}

/// How large a picture may be.
enum PictureLimits {
    /// Of a file, in bytes.
    static let file = 256 << 20
    /// Pixels on a side. Cairo's images end at 32,767.
    static let side = 30_000
    static let pixels = 120_000_000
    /// Pixels on the longer side beyond which no sheet shows more: A2 at 300 dots an inch.
    static let useful = 7_016
    /// Of a drawing's file, in bytes.
    static let drawing = 8 << 20

    /// Throws where an image of this many pixels is not to be decoded, which is known from its first bytes.
    static func check(width: Int, height: Int) throws(PictureFault) {
        guard width > 0, height > 0 else { throw .broken("it has no pixels") }
        guard max(width, height) <= side, width * height <= pixels else {
            throw PictureFault(
                message: "the picture is too large: \(width) × \(height) pixels",
                hint: "at most \(side) on a side and \(pixels / 1_000_000) million in all; \(useful) on the longer side are "
                    + "enough for an A2 sheet")
        }
    }
}
