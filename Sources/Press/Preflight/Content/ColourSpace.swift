/// A colour space as far as inks can be told from it. Source: ISO 32000-1 8.6.
indirect enum ColourSpace {
    case gray, rgb, cmyk
    /// CalGray, CalRGB, Lab or a profile, with its channels.
    case managed(channels: Int)
    /// The colorants by their numbers in the ``PlateTable``, -1 for All and -2 for None.
    case inks([Int])
    case indexed(base: ColourSpace, table: [UInt8])
    case pattern(ColourSpace?)
    case unknown

    var channels: Int {
        switch self {
        case .gray, .indexed: 1
        case .rgb: 3
        case .cmyk: 4
        case .managed(let channels): channels
        case .inks(let plates): plates.count
        case .pattern, .unknown: 0
        }
    }

    /// The values that a colour has before anybody sets one. Source: ISO 32000-1 table 74, CS.
    var initial: [Double] {
        switch self {
        case .cmyk: [0, 0, 0, 1]
        case .inks(let plates): plates.map { _ in 1 }
        default: [Double](repeating: 0, count: channels)
        }
    }
}

/// The inks that a file names: 0 to 3 are cyan, magenta, yellow and black.
final class PlateTable {
    private(set) var names = ["Cyan", "Magenta", "Yellow", "Black"]
    static let black = 3
    /// More are not told apart.
    private static let most = 32

    /// The number of a colorant's plate; -1 for All and -2 for None.
    func plate(_ name: String) -> Int {
        if name == "All" { return -1 }
        if name == "None" { return -2 }
        if let place = names.firstIndex(of: name) { return place }
        guard names.count < Self.most else { return Self.most - 1 }
        names.append(name)
        return names.count - 1
    }
}

/// How much of each ink a colour takes, 0 to 1; indexed like the ``PlateTable``, what is missing is none.
struct InkMix {
    var amounts: [Double]
    /// Whether the colour is separated already, or its inks are only guessed.
    var isExact = true
    /// The plates that the colour space speaks of, -1 for all; nil for those of the process inks.
    var plates: [Int]?

    var total: Double { amounts.reduce(0, +) }
    var isWhite: Bool { amounts.allSatisfy { $0 < 0.001 } }
    /// Inks of which there is enough to be seen.
    var count: Int { amounts.count { $0 > 0.004 } }

    /// What a colour asks of the press. RGB is taken to be separated with as much black as can be, so that the guess is low.
    init(_ space: ColourSpace, _ values: [Double]) {
        func value(_ place: Int) -> Double { place < values.count ? min(max(values[place], 0), 1) : 0 }
        switch space {
        case .gray: amounts = [0, 0, 0, 1 - value(0)]
        case .managed(channels: 1): amounts = [0, 0, 0, 1 - value(0)]
        case .cmyk, .managed(channels: 4): amounts = (0..<4).map(value)
        case .rgb, .managed:
            let black = 1 - max(value(0), value(1), value(2))
            amounts = [1 - value(0) - black, 1 - value(1) - black, 1 - value(2) - black, black]
            isExact = false
        case .inks(let plates):
            self.plates = plates
            amounts = [Double](repeating: 0, count: max(4, (plates.max() ?? 0) + 1))
            for (place, plate) in plates.enumerated() where plate >= -1 {
                if plate == -1 { amounts = amounts.map { _ in value(place) } } else { amounts[plate] = max(amounts[plate], value(place)) }
            }
        case .indexed(let base, let table):
            let channels = base.channels, start = Int(min(max(values.first ?? 0, 0), 255)) * channels
            let colour = (0..<channels).map { start + $0 < table.count ? Double(table[start + $0]) / 255 : 0 }
            self = InkMix(base, colour)
        case .pattern, .unknown: (amounts, isExact) = ([], false)
        }
    }

    /// Whether painting with it changes a plate where it overprints. Source: ISO 32000-1 8.6.7.
    func replaces(_ plate: Int, mode: Int) -> Bool {
        if let plates { return plates.contains(plate) || plates.contains(-1) }
        return plate < 4 && (mode == 0 || self[plate] > 0)
    }

    subscript(plate: Int) -> Double { plate < amounts.count ? amounts[plate] : 0 }

    /// Black alone, and all of it.
    var isPlainBlack: Bool { self[PlateTable.black] > 0.999 && abs(total - self[PlateTable.black]) < 0.001 }
}
