import Colour
import LayoutBook

/// What the colour keys of a draft become in one file.
struct PlatePlan {
    enum Colour: Hashable {
        /// DeviceCMYK.
        case process(CMYK)
        /// DeviceGray: 0 is all of the one ink, 1 is paper.
        case gray(Double)
        /// DeviceRGB, for proofs.
        case light(red: Double, green: Double, blue: Double)
        /// A Separation of ``spots``, by its index there.
        case spot(Int, share: Double)
    }

    /// How what is painted meets what lies below it.
    enum Meeting: String, Hashable {
        /// It takes its place, on all plates.
        case spares = "s"
        /// It is laid over it: plates that have none of it stay as they are.
        case overprints = "o"
        /// Nothing is painted: on this plate there is none of what is laid over others.
        case hides = "h"
        /// Both are seen, as inks that lie on each other.
        case multiplies = "m"
    }

    struct Use: Hashable {
        var colour: Colour
        var meeting: Meeting
    }

    /// A plate beside those of the process inks.
    struct Spot: Hashable {
        var name: String
        /// What stands for all of it where there is no such plate.
        var mix: CMYK
    }

    /// What the file is for. Only plates and proofs have anything that is transparent.
    enum Kind: Hashable {
        /// For a press that makes the plates.
        case together
        case plate
        case proof
    }

    let kind: Kind
    /// In the order of the inks that name them, each once.
    private(set) var spots: [Spot] = []
    private var uses: [UInt32: Use] = [:]

    /// What a key, packed as 0xRRGGBB, is printed as; nil for one that is no ink's.
    subscript(key: UInt32) -> Use? { uses[key] }

    private init(_ kind: Kind, _ inks: [Ink], paper: Colour, _ use: (InkLaying, Ink) -> Use) {
        self.kind = kind
        uses[ColourKeys.key(of: .paper)] = Use(colour: paper, meeting: .spares)
        for (index, ink) in inks.enumerated() {
            uses[ColourKeys.key(of: ink)] = use(InkLaying(inks.full(InkKey(index: UInt16(index)))), ink)
        }
    }

    /// For a file of all plates together.
    ///
    /// - Parameter colour: What the printer takes: inks, process inks only, or gray.
    init(_ inks: [Ink], as colour: ShopProfile.Colour) {
        var spots: [Spot] = []
        self.init(.together, inks, paper: colour == .gray ? .gray(1) : .process(CMYK())) { laid, ink in
            let printed: Colour = switch laid.printed(as: colour) {
            case .process(let mix): colour == .gray ? .gray(1 - mix.black) : .process(mix)
            case .spot(let spot, let share): .spot(spots.place(of: spot), share: share)
            }
            return Use(colour: printed, meeting: ink.overprints ? .overprints : .spares)
        }
        self.spots = spots
    }

    /// For one plate alone.
    init(_ inks: [Ink], as colour: ShopProfile.Colour, on plate: Plate) {
        self.init(.plate, inks, paper: .gray(1)) { laid, ink in
            let share = laid.printed(as: colour).share(on: plate)
            return Use(colour: .gray(1 - share), meeting: share == 0 && ink.overprints ? .hides : .spares)
        }
    }

    /// For a proof on a screen: spot inks as their layout shows them, process inks as they look on the paper of the condition.
    init(proofOf inks: [Ink], as colour: ShopProfile.Colour, _ match: ColourMatch) {
        self.init(.proof, inks, paper: .light(red: 1, green: 1, blue: 1)) { laid, ink in
            let light = laid.light(as: colour, match)
            return Use(colour: .light(red: light.red, green: light.green, blue: light.blue),
                       meeting: ink.overprints ? .multiplies : .spares)
        }
    }
}

private extension [PlatePlan.Spot] {
    /// Where a spot stands, which is added where it is new: inks of one plate share it.
    mutating func place(of spot: PlatePlan.Spot) -> Int {
        if let known = firstIndex(where: { $0.name == spot.name }) { return known }
        append(spot)
        return count - 1
    }
}

/// So much of a full ink.
struct InkLaying {
    let ink: Ink
    let share: Double

    init(_ laying: (ink: Ink, share: Double)) { (ink, share) = (laying.ink, laying.share) }

    enum Printed: Hashable {
        case process(CMYK)
        case spot(PlatePlan.Spot, share: Double)
    }

    /// What it is printed in, on a press that takes such colours.
    func printed(as colour: ShopProfile.Colour) -> Printed {
        if ink.kind == .spot, colour == .inks || colour == .process && ink.plate == Ink.registration.plate {
            return .spot(PlatePlan.Spot(name: ink.plate, mix: ink.cmyk), share: share)
        }
        return .process(colour == .gray ? CMYK(black: ink.cmyk.gray * share) : ink.cmyk.scaled(by: share))
    }

    func light(as colour: ShopProfile.Colour, _ match: ColourMatch) -> RGB {
        if case .process(let mix) = printed(as: colour) { return match.rgb(ofCMYK: mix) }
        func tinted(_ component: UInt8) -> Double { 1 - share * (1 - Double(component) / 255) }
        return RGB(red: tinted(ink.red), green: tinted(ink.green), blue: tinted(ink.blue))
    }
}

private extension CMYK {
    /// A black as dark as the mix looks. Source: the eye's parts of light, ITU-R BT.601.
    var gray: Double { min(1, black + (1 - black) * (0.299 * cyan + 0.587 * magenta + 0.114 * yellow)) }
}
