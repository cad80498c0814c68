/// A mix of the four process inks, each share from 0 to 1.
public struct CMYK: Hashable, Sendable {
    public var cyan: Double
    public var magenta: Double
    public var yellow: Double
    public var black: Double

    public init(cyan: Double = 0, magenta: Double = 0, yellow: Double = 0, black: Double = 0) {
        self.cyan = cyan
        self.magenta = magenta
        self.yellow = yellow
        self.black = black
    }

    /// The mix for a colour of a screen, components from 0 to 1: black takes all the gray there is in it, and the others the
    /// rest. A plain rule without any profile; whoever minds the colour gives the recipe.
    ///
    /// Source: ISO 32000-1 10.3.4, with black generation and undercolour removal that leave nothing.
    public init(light: (red: Double, green: Double, blue: Double)) {
        let most = max(light.red, light.green, light.blue)
        func share(_ component: Double) -> Double { most <= 0 ? 0 : (most - component) / most }
        self.init(cyan: share(light.red), magenta: share(light.green), yellow: share(light.blue), black: 1 - most)
    }

    /// The same of components from 0 to 255.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.init(light: (Double(red) / 255, Double(green) / 255, Double(blue) / 255))
    }

    /// The same colour on a screen: what ``init(light:)`` was made of.
    public var light: (red: Double, green: Double, blue: Double) {
        ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    }

    /// The same in components from 0 to 255.
    var rgb: (red: UInt8, green: UInt8, blue: UInt8) {
        func byte(_ component: Double) -> UInt8 { UInt8((component * 255).rounded()) }
        let light = light
        return (byte(light.red), byte(light.green), byte(light.blue))
    }

    /// A tint of the mix.
    public func scaled(by share: Double) -> CMYK {
        CMYK(cyan: cyan * share, magenta: magenta * share, yellow: yellow * share, black: black * share)
    }

    /// Of all four together; 3.2 is 320 %.
    public var total: Double { cyan + magenta + yellow + black }

    /// Whether there is more ink than a limit allows, 3.2 for 320 %; by less than a step of eight bits it is not.
    public func exceeds(_ limit: Double) -> Bool { total > limit + 0.5 / 255 }
}
