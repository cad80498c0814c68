import CZlib
import Glibc

/// Writes ICC profiles of matrices and curves, and puts profiles into files. Source: ICC.1:2001-04 6.1 to 6.5; Annex B.
struct ProfileMaker {
    enum Curve {
        case power(Double)
        /// IEC 61966-2-1 in a table of 1,024 steps, as scanners and printers ship it.
        case sRGB
    }

    var space = "RGB "
    /// Columns of X, Y and Z by daylight of 5,000 K; none for gray.
    var primaries: [[Double]] = []
    var curve: Curve

    /// The wide gamut of cameras.
    static let adobe = ProfileMaker(primaries: [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]],
                                    curve: .power(563.0 / 256)).bytes
    /// A scanner's whose white is a little blue, by less than is seen.
    static let scanner = ProfileMaker(primaries: [[0.43507, 0.22199, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06111, 0.71910]],
                                      curve: .power(1.8)).bytes
    static let sRGB = ProfileMaker(primaries: sRGBPrimaries, curve: .sRGB).bytes
    static let powerOf22 = ProfileMaker(primaries: sRGBPrimaries, curve: .power(2.2)).bytes
    /// As old Macintoshes showed it.
    static let gray18 = ProfileMaker(space: "GRAY", curve: .power(1.8)).bytes

    private static let sRGBPrimaries = [[0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410]]
    private static let white = [0.96420, 1, 0.82491]

    var bytes: [UInt8] {
        let names = primaries.isEmpty ? ["kTRC"] : ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]
        let bodies = primaries.isEmpty ? [steps] : primaries.map(Self.point) + [steps, steps, steps]
        return Self.profile(space, tags: [("wtpt", Self.point(Self.white))] + zip(names, bodies))
    }

    private static func profile(_ space: String, tags: [(name: String, body: [UInt8])]) -> [UInt8] {
        var table = number(tags.count), bodies: [UInt8] = []
        for tag in tags {
            table += Array(tag.name.utf8) + number(132 + 12 * tags.count + bodies.count) + number(tag.body.count)
            bodies += tag.body + [UInt8](repeating: 0, count: (4 - tag.body.count % 4) % 4)
        }
        var header = number(128 + table.count + bodies.count) + [0, 0, 0, 0, 2, 0x20, 0, 0] + Array("mntr\(space)XYZ ".utf8)
        header += [0x07, 0xD7, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
        header += [UInt8](repeating: 0, count: 28) + white.flatMap(fixed)
        return header + [UInt8](repeating: 0, count: 128 - header.count) + table + bodies
    }

    private var steps: [UInt8] {
        let values = switch curve {
        case .power(let power): [UInt16(power * 256)]
        case .sRGB: (0..<1024).map { UInt16((Self.light(Double($0) / 1023) * 65_535).rounded()) }
        }
        return Array("curv\0\0\0\0".utf8) + Self.number(values.count) + values.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    private static func point(_ parts: [Double]) -> [UInt8] { Array("XYZ \0\0\0\0".utf8) + parts.flatMap(fixed) }
    private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65_536).rounded())) }
    private static func number(_ value: Int) -> [UInt8] { PNGMaker.number(value) }

    static func light(_ component: Double) -> Double {
        component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
    }

    static func component(_ light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}

/// Files with a profile put into them.
enum Profiled {
    /// The chunk of a PNG file.
    static func chunk(_ profile: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(profile.count))
        var stream = [UInt8](repeating: 0, count: Int(length))
        compress(&stream, &length, profile, uLong(profile.count))
        return PNGMaker.chunk("iCCP", Array("made here\0\0".utf8) + stream.prefix(Int(length)))
    }

    /// A JPEG file with segments behind its first marker, in the order of `parts`; each says that there are `count`.
    static func jpeg(_ file: [UInt8], parts: [(number: Int, bytes: [UInt8])], count: Int) -> [UInt8] {
        let segments = parts.flatMap { part -> [UInt8] in
            let body = Array("ICC_PROFILE\0".utf8) + [UInt8(part.number), UInt8(count)] + part.bytes
            return [0xFF, 0xE2, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)] + body
        }
        return Array(file[..<2]) + segments + file[2...]
    }

    /// With the profile in pieces of a length, the last first.
    static func jpeg(_ file: [UInt8], _ profile: [UInt8], pieces length: Int = 60_000) -> [UInt8] {
        let starts = Array(stride(from: 0, to: profile.count, by: length))
        let parts = starts.enumerated().map { ($0 + 1, Array(profile[$1..<min($1 + length, profile.count)])) }
        return jpeg(file, parts: parts.reversed(), count: parts.count)
    }
}
