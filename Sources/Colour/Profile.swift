import CLCMS
import Glibc

/// Owns a profile of lcms2, read or made.
final class Profile {
    let handle: cmsHPROFILE
    let context: ColourContext

    /// Throws when lcms2 does not take it.
    init(_ bytes: [UInt8], in context: ColourContext) throws(ColourFault) {
        guard let handle = bytes.withUnsafeBytes({
            cmsOpenProfileFromMemTHR(context.handle, $0.baseAddress, cmsUInt32Number($0.count))
        }) else { throw context.fault(otherwise: "it has no tables that can be read") }
        self.handle = handle
        self.context = context
    }

    /// Takes the handle over; throws when there is none.
    private init(taking handle: cmsHPROFILE?, in context: ColourContext) throws(ColourFault) {
        guard let handle else { throw context.fault(otherwise: "no memory") }
        self.handle = handle
        self.context = context
    }

    deinit { cmsCloseProfile(handle) }

    static func sRGB(in context: ColourContext) throws(ColourFault) -> Profile {
        try Profile(taking: cmsCreate_sRGBProfileTHR(context.handle), in: context)
    }

    static func lab(in context: ColourContext) throws(ColourFault) -> Profile {
        try Profile(taking: cmsCreateLab4ProfileTHR(context.handle, nil), in: context)
    }

    /// Gray in the steps of sRGB. Source: IEC 61966-2-1, as lcms2's curve of type 4.
    static func gray(in context: ColourContext) throws(ColourFault) -> Profile {
        let numbers = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
        return try gray(by: cmsBuildParametricToneCurve(context.handle, 4, numbers), in: context)
    }

    /// The black ink alone of a press: gray 0 is all of it, 1 is paper. A gray picture then loses nothing to the gain of dots.
    static func blackInk(of press: Profile) throws(ColourFault) -> Profile {
        let context = press.context
        let seen = try TransformHandle(from: press, CLCMS_CMYK_DOUBLE, to: lab(in: context), CLCMS_LAB_DOUBLE, compensates: false)
        var brightest = 0.0
        let steps = (0..<256).map { gray in
            let lab = seen.one([0, 0, 0, 100 * (1 - Double(gray) / 255)], channels: 3)
            brightest = max(brightest, light(ofLightness: lab[0]))
            return UInt16((min(brightest, 1) * 65_535).rounded())
        }
        return try gray(by: cmsBuildTabulatedToneCurve16(context.handle, cmsUInt32Number(steps.count), steps), in: context)
    }

    private static func gray(by curve: OpaquePointer?, in context: ColourContext) throws(ColourFault) -> Profile {
        guard let curve else { throw context.fault(otherwise: "no memory") }
        defer { cmsFreeToneCurve(curve) }
        return try Profile(taking: cmsCreateGrayProfileTHR(context.handle, cmsD50_xyY(), curve), in: context)
    }

    /// Source: CIE 15:2004, 8.2.1.1.
    private static func light(ofLightness lightness: Double) -> Double {
        lightness > 8 ? pow((lightness + 16) / 116, 3) : max(0, lightness) * 27 / 24_389
    }

    /// What the profile calls itself, in ASCII; nothing where it has no name.
    var words: String {
        var letters = [CChar](repeating: 0, count: 256)
        let count = cmsGetProfileInfoASCII(handle, cmsInfoDescription, "en", "US", &letters, cmsUInt32Number(letters.count))
        let bytes = letters.prefix(min(Int(count), letters.count)).map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }
        return String(decoding: bytes.map { 0x20...0x7E ~= $0 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// The profile as a file. Throws when lcms2 cannot write it.
    func bytes() throws(ColourFault) -> [UInt8] {
        var size: cmsUInt32Number = 0
        guard cmsSaveProfileToMem(handle, nil, &size) != 0 else { throw context.fault(otherwise: "it has no size") }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        guard cmsSaveProfileToMem(handle, &bytes, &size) != 0 else { throw context.fault(otherwise: "it cannot be written") }
        return bytes
    }
}

/// Owns a transform of lcms2, relative colorimetric.
final class TransformHandle {
    private let handle: cmsHTRANSFORM
    /// Frees itself after the transform.
    private let context: ColourContext

    /// `compensates`: the darkest of the one becomes the darkest of the other, and all between moves along.
    /// `points`: along an edge of the table that it is made into, where pixels are bytes.
    /// Throws when the tables of a profile do not fit its header.
    init(from source: Profile, _ pixels: cmsUInt32Number, to target: Profile, _ targetPixels: cmsUInt32Number,
         intent: Int32 = INTENT_RELATIVE_COLORIMETRIC, compensates: Bool = true, points: UInt32 = 0) throws(ColourFault) {
        // The points stand in the third byte. Source: lcms2.h, cmsFLAGS_GRIDPOINTS.
        let flags = cmsUInt32Number(cmsFLAGS_NOCACHE | (compensates ? cmsFLAGS_BLACKPOINTCOMPENSATION : 0)) | (points & 0xFF) << 16
        context = source.context
        guard let handle = cmsCreateTransformTHR(context.handle, source.handle, pixels, target.handle, targetPixels,
                                                 cmsUInt32Number(intent), flags) else {
            throw context.fault(otherwise: "its tables do not lead from colour to colour")
        }
        self.handle = handle
    }

    deinit { cmsDeleteTransform(handle) }

    /// `target` must have room for as many pixels as `source` has.
    func convert(_ source: UnsafeRawPointer, into target: UnsafeMutableRawPointer, pixels: Int) {
        cmsDoTransform(handle, source, target, cmsUInt32Number(pixels))
    }

    /// One colour between layouts of doubles.
    func one(_ colour: [Double], channels: Int) -> [Double] {
        var result = [Double](repeating: 0, count: channels)
        cmsDoTransform(handle, colour, &result, 1)
        return result
    }
}
