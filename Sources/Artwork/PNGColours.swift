import Colour
import CZlib

/// What a PNG file says of its colours before its pixels. Source: PNG (2nd edition) 5.3, 11.2.2 and 11.3.3.
struct PNGColours {
    /// Whether it has more than grays; palettes are of colours.
    let isColour: Bool
    /// What stands in the chunk of a profile.
    private var body: Range<Int>?
    /// Whole chunks that say how colours are meant, in the order of the file.
    private var chunks: [Range<Int>] = []

    /// The names of such chunks as numbers: that of a profile, then what is for readers that know none.
    private static let names = ["iCCP", "sRGB", "gAMA", "cHRM"].map { number($0.utf8) }
    private static let pixels = number("IDAT".utf8)

    init(_ file: [UInt8]) {
        isColour = file.count > 25 && file[25] & 2 != 0
        var at = PNGFile.signature.count
        while at + 12 <= file.count {
            let length = Self.number(file[at..<at + 4]), name = Self.number(file[at + 4..<at + 8]), end = at + 12 + length
            guard end <= file.count, name != Self.pixels else { return }
            if let found = Self.names.firstIndex(of: name) {
                chunks.append(at..<end)
                if found == 0, body == nil { body = at + 8..<end - 4 }
            }
            at = end
        }
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// The profile; nil where there is none.
    func profile(in file: [UInt8]) -> Result<[UInt8], ColourFault>? {
        guard let body = body.map({ file[$0] }) else { return nil }
        // A name for people, a 0, the method, which is 0 too, and the stream.
        guard let end = body.firstIndex(of: 0), end + 1 < body.endIndex, body[end + 1] == 0 else { return .failure(.cutOff) }
        return Self.inflated(body[(end + 2)...])
    }

    /// The same picture without a word of how its colours are meant: libpng then gives them as they are.
    func bare(_ file: [UInt8]) -> [UInt8] {
        var bare: [UInt8] = [], at = 0
        bare.reserveCapacity(file.count)
        for chunk in chunks {
            bare += file[at..<chunk.lowerBound]
            at = chunk.upperBound
        }
        return bare + file[at...]
    }

    /// Never more than a profile may have, whatever the stream would swell to.
    private static func inflated(_ stream: ArraySlice<UInt8>) -> Result<[UInt8], ColourFault> {
        let most = min(OutputCondition.mostBytes, stream.count * mostSwelling)
        var status = Z_OK
        let inflated = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var length = uLongf(most)
            status = stream.withUnsafeBufferPointer { uncompress(buffer.baseAddress, &length, $0.baseAddress, uLong($0.count)) }
            count = status == Z_OK ? Int(length) : 0
        }
        switch status {
        // Without the room that is left.
        case Z_OK: return .success(Array(inflated[...]))
        case Z_BUF_ERROR: return .failure(.tooLarge(bytes: most + 1))
        default: return .failure(.broken(reason: "it cannot be inflated"))
        }
    }

    /// Bytes that one of the stream comes to at most. Source: RFC 1951 3.2.5, 258 bytes of two bits.
    private static let mostSwelling = 1_032
}
