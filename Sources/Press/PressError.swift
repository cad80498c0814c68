public import Colour
public import Imposition

/// Why a draft could not be finished.
public enum PressError: Error, Sendable, Hashable {
    /// qpdf found fault with the draft; `reason` is its own text.
    case qpdf(reason: String)
    /// A page, counted from 1, is drawn in a colour that no ink has as its key.
    case undeclaredColour(page: Int, red: Double, green: Double, blue: Double)
    /// A page, counted from 1, is drawn with an operator that sets colours otherwise, or is transparent: no ink is that.
    case undeclaredInk(page: Int, operation: String)
    /// The profile of a condition cannot be used.
    case colour(ColourFault)
    /// The content of a draft is not marked as its side table says.
    case unmarked
    /// A file that was handed in is encrypted.
    case encrypted
    /// To read a file that was handed in would take memory without a bound; `reason` is for people.
    case bomb(reason: String)
    /// Pages cannot be put on sheets as they should be.
    case imposition(ImpositionFault)
}

extension PressError: CustomStringConvertible {
    /// For people.
    public var description: String {
        switch self {
        case .qpdf(let reason): reason
        case .undeclaredColour(let page, let red, let green, let blue):
            "page \(page) has a colour that is no ink's: \(red) \(green) \(blue)"
        case .undeclaredInk(let page, let operation): "page \(page) is painted with '\(operation)', which no ink is"
        case .colour(let fault): "\(fault)"
        case .unmarked: "the content is not marked as it should be"
        case .encrypted: "it is encrypted"
        case .bomb(let reason): reason
        case .imposition(let fault): "\(fault)"
        }
    }
}
