public import Colour
public import Imposition
public import LayoutBook

/// What is to be made of a draft for a printer.
public struct PressWork: Sendable {
    public var profile: ShopProfile
    /// What colours are separated for, and what the output intent names; nil for a printer that nothing is known of.
    public var condition: OutputCondition?
    /// Where the pages lie on sheets; nil for a page each, without marks.
    public var imposition: Imposition?
    /// Whether folds and slits are drawn, as on a dummy.
    public var showsFolds = false
    /// Whether the machine turns the paper over the other edge than the sheets are made for, so that backs stand on their heads.
    public var turnsBacks = false

    public init(profile: ShopProfile, condition: OutputCondition? = nil, imposition: Imposition? = nil) {
        self.profile = profile
        self.condition = condition
        self.imposition = imposition
    }

    /// A condition of gray has no plates for colours.
    var colour: ShopProfile.Colour { condition?.channels == 1 ? .gray : profile.colour }

    /// The plates that a document comes to, by the names that printers call them; several files only where the profile asks for
    /// plates.
    ///
    /// - Parameter hasColourPictures: Whether pictures bring colours of their own.
    public func plates(for inks: [Ink], hasColourPictures: Bool) -> [String] {
        Plate.needed(by: inks, as: colour, hasColourPictures: hasColourPictures).map(\.name)
    }
}

/// One of the files that a printer gets.
public struct PressFile: Sendable {
    /// What it is of all there are, for its name: a plate, `proof`, `fronts`, `backs`; nil where there is one.
    public var part: String?
    public var bytes: [UInt8]
}
