import Glibc

/// The gray that is as bright as a colour. Source: IEC 61966-2-1 (sRGB) for light, ITU-R BT.709 3.2 for its parts.
enum Gray {
    /// The light of a component, 65,535 at most.
    private static let light: [UInt32] = (0...255).map { UInt32((light(Double($0) / 255) * 65_535).rounded()) }
    /// The component of a light.
    private static let component: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 65_536), start = 0
        for level in 0..<255 {
            let end = Int((light((Double(level) + 0.5) / 255) * 65_535).rounded(.up))
            for index in start..<end { table[index] = UInt8(level) }
            start = end
        }
        return table
    }()

    private static func light(_ component: Double) -> Double {
        component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
    }

    /// In units of 1/65,536; together just that.
    private static let weights: (red: UInt32, green: UInt32, blue: UInt32) = (13_933, 46_871, 4_732)

    /// A byte for each three.
    static func pixels(of rgb: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: rgb.count / 3) { gray, count in
            rgb.withUnsafeBufferPointer { rgb in
                light.withUnsafeBufferPointer { light in
                    component.withUnsafeBufferPointer { component in
                        for index in 0..<rgb.count / 3 {
                            let red = UInt64(light[Int(rgb[index * 3])]) * UInt64(weights.red)
                            let green = UInt64(light[Int(rgb[index * 3 + 1])]) * UInt64(weights.green)
                            let blue = UInt64(light[Int(rgb[index * 3 + 2])]) * UInt64(weights.blue)
                            gray[index] = component[Int((red + green + blue) >> 16)]
                        }
                    }
                }
            }
            count = rgb.count / 3
        }
    }
}

extension RasterImage {
    /// The image in grays.
    func gray() -> RasterImage {
        guard format == .colour else { return self }
        return RasterImage(width: width, height: height, format: .gray, pixels: Gray.pixels(of: pixels))
    }

    /// Whether no pixel has a colour.
    var isNeutral: Bool {
        guard format == .colour else { return true }
        return pixels.withUnsafeBufferPointer { pixels in
            stride(from: 0, to: pixels.count, by: 3).allSatisfy {
                pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
            }
        }
    }
}
