import CLCMS
public import LayoutBook

/// A colour of a screen, in sRGB; each part from 0 to 1.
public struct RGB: Sendable, Hashable {
    public var red, green, blue: Double

    public init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// What a mix comes to by rule of thumb.
    init(_ mix: CMYK) {
        let light = mix.light
        self.init(red: light.red, green: light.green, blue: light.blue)
    }
}

/// A colour as it is seen by daylight of 5,000 K, the paper's own included. Source: CIE 15:2004, 8.2.1.
public struct Lab: Sendable, Hashable {
    /// From 0 to 100.
    public var lightness: Double
    /// From green to red, and from blue to yellow.
    public var a, b: Double

    public init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }
}

/// Matches single colours of screens and of an output condition; belongs to one thread.
///
/// As `ColourTransform` does it, but exactly: nothing is rounded to bytes.
public final class ColourMatch {
    /// Nil where there is no condition: colours are then mixed by rule of thumb.
    private let press: Press?

    /// Throws when the profile is broken.
    public init(_ condition: OutputCondition?) throws(ColourFault) {
        press = try condition.map { condition throws(ColourFault) in try Press(condition) }
    }

    /// The inks for a colour of the screen. Of a condition of gray, black alone.
    public func cmyk(ofRGB colour: RGB) -> CMYK {
        guard let press else { return CMYK(light: (colour.red, colour.green, colour.blue)) }
        let parts = press.toInks.one([colour.red, colour.green, colour.blue], channels: press.channels)
        let inks = (press.channels == 1 ? [0, 0, 0, 1 - parts[0]] : parts.map { $0 / 100 }).map { min(max($0, 0), 1) }
        return CMYK(cyan: inks[0], magenta: inks[1], yellow: inks[2], black: inks[3])
    }

    /// What a screen shows for a mix, its white being the paper: a proof. Of a condition of gray, its black alone.
    public func rgb(ofCMYK mix: CMYK) -> RGB {
        guard let press else { return RGB(mix) }
        let parts = press.toScreen.one(press.parts(of: mix), channels: 3).map { min(max($0, 0), 1) }
        return RGB(red: parts[0], green: parts[1], blue: parts[2])
    }

    /// How a mix looks on the paper of the condition; nil without one.
    public func lab(ofCMYK mix: CMYK) -> Lab? {
        guard let press else { return nil }
        let parts = press.toLab.one(press.parts(of: mix), channels: 3)
        return Lab(lightness: parts[0], a: parts[1], b: parts[2])
    }
}

/// The ways to and from a condition.
private struct Press {
    let channels: Int
    let toInks: TransformHandle
    let toScreen: TransformHandle
    /// Absolute colorimetric: with the paper.
    let toLab: TransformHandle

    init(_ condition: OutputCondition) throws(ColourFault) {
        let context = try ColourContext()
        let press = try Profile(condition.profile, in: context), screen = try Profile.sRGB(in: context)
        let inks = condition.channels == 1 ? CLCMS_GRAY_DOUBLE : CLCMS_CMYK_DOUBLE
        channels = condition.channels
        toInks = try TransformHandle(from: screen, CLCMS_RGB_DOUBLE, to: press, inks)
        toScreen = try TransformHandle(from: press, inks, to: screen, CLCMS_RGB_DOUBLE)
        toLab = try TransformHandle(from: press, inks, to: Profile.lab(in: context), CLCMS_LAB_DOUBLE,
                                    intent: INTENT_ABSOLUTE_COLORIMETRIC, compensates: false)
    }

    /// As lcms2 takes them: inks in per cent, gray from 0 for black to 1.
    func parts(of mix: CMYK) -> [Double] {
        channels == 1 ? [1 - mix.black] : [mix.cyan, mix.magenta, mix.yellow, mix.black].map { $0 * 100 }
    }
}
