/// The rule of thumb that `CMYK` has for one colour, for bytes of pixels: where no condition is named.
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
}
