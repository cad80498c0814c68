/// Inks by rule of thumb, for where no condition is named. Source: ISO 32000-1 10.3.5, with all of the black generated and removed.
enum PlainMix {
    /// Three bytes of RGB into four of CMYK.
    static func mix(_ rgb: UnsafePointer<UInt8>, into cmyk: UnsafeMutablePointer<UInt8>) {
        let most = Int(max(rgb[0], rgb[1], rgb[2]))
        for part in 0..<3 {
            cmyk[part] = most == 0 ? 0 : UInt8(((most - Int(rgb[part])) * 255 + most / 2) / most)
        }
        cmyk[3] = UInt8(255 - most)
    }

    /// Four bytes of CMYK into three of RGB.
    static func unmix(_ cmyk: UnsafePointer<UInt8>, into rgb: UnsafeMutablePointer<UInt8>) {
        for part in 0..<3 { rgb[part] = UInt8(((255 - Int(cmyk[part])) * (255 - Int(cmyk[3])) + 127) / 255) }
    }

    static func mix(_ colour: RGB) -> InkMix {
        let most = max(colour.red, colour.green, colour.blue)
        func lacking(_ part: Double) -> Double { most <= 0 ? 0 : (most - part) / most }
        return InkMix(cyan: lacking(colour.red), magenta: lacking(colour.green), yellow: lacking(colour.blue), black: 1 - most)
    }

    static func unmix(_ mix: InkMix) -> RGB {
        let light = 1 - mix.black
        return RGB(red: (1 - mix.cyan) * light, green: (1 - mix.magenta) * light, blue: (1 - mix.yellow) * light)
    }
}
