/// Why a draft could not be finished.
public enum PressError: Error, Sendable, Hashable {
    /// qpdf found fault with the draft; `reason` is its own text.
    case qpdf(reason: String)
    /// A page, counted from 1, is drawn in a colour that no ink has as its key.
    case undeclaredColour(page: Int, red: Double, green: Double, blue: Double)
}
