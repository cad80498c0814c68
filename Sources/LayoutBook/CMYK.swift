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

    /// The mix for a colour of a screen, components from 0 to 255: black takes all the gray there is in it, and the others the
    /// rest. A plain rule without any profile; whoever minds the colour gives the recipe.
    ///
    /// Source: ISO 32000-1 10.3.4, with black generation and undercolour removal that leave nothing.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        let light = Double(max(red, green, blue))
        func share(_ component: UInt8) -> Double { light == 0 ? 0 : (light - Double(component)) / light }
        self.init(cyan: share(red), magenta: share(green), yellow: share(blue), black: 1 - light / 255)
    }

    /// The same colour on a screen: what ``init(red:green:blue:)`` was made of.
    var rgb: (red: UInt8, green: UInt8, blue: UInt8) {
        func component(_ share: Double) -> UInt8 { UInt8(((1 - share) * (1 - black) * 255).rounded()) }
        return (component(cyan), component(magenta), component(yellow))
    }

    /// A tint of the mix.
    func scaled(by share: Double) -> CMYK {
        CMYK(cyan: cyan * share, magenta: magenta * share, yellow: yellow * share, black: black * share)
    }

    /// Of all four together; 3.2 is 320 %.
    public var total: Double { cyan + magenta + yellow + black }
}
