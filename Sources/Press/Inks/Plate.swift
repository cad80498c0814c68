import LayoutBook

/// A printing plate: of a process ink, or of a spot ink by the name of its plate.
enum Plate: Hashable {
    case cyan, magenta, yellow, black
    case spot(String)

    /// As printers call it.
    var name: String {
        switch self {
        case .cyan: "Cyan"
        case .magenta: "Magenta"
        case .yellow: "Yellow"
        case .black: "Black"
        case .spot(let name): name
        }
    }

    static let process: [Plate] = [.cyan, .magenta, .yellow, .black]

    /// Those that a document in these inks needs, the process inks first; black there is always.
    ///
    /// - Parameter hasColourPictures: Whether pictures bring colours of their own.
    static func needed(by inks: [Ink], as colour: ShopProfile.Colour, hasColourPictures: Bool) -> [Plate] {
        let printed = inks.indices.map { InkLaying(inks.full(InkKey(index: UInt16($0)))) }
            .filter { $0.ink.plate != Ink.registration.plate }.map { $0.printed(as: colour) }
        var spots: [Plate] = []
        for case .spot(let spot, _) in printed where !spots.contains(.spot(spot.name)) { spots.append(.spot(spot.name)) }
        let process = process.filter { plate in plate == .black || printed.contains { $0.share(on: plate) > 0 } }
        // Pictures are printed in black where there are no plates for their colours.
        return (hasColourPictures && process.count > 1 ? Self.process : process) + spots
    }
}

extension InkLaying.Printed {
    /// How much of the plate's ink there is in it, from 0 to 1.
    func share(on plate: Plate) -> Double {
        if case .spot(let spot, let share) = self, spot.name == Ink.registration.plate { return share }
        return switch (self, plate) {
        case (.process(let mix), .cyan): mix.cyan
        case (.process(let mix), .magenta): mix.magenta
        case (.process(let mix), .yellow): mix.yellow
        case (.process(let mix), .black): mix.black
        case (.spot(let spot, let share), .spot(let name)): spot.name == name ? share : 0
        case (.process, .spot), (.spot, _): 0
        }
    }
}
