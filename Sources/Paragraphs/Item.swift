/// What a paragraph is to the line breaker: it knows widths and costs, never letters or fonts.
///
/// Widths are in points. `offset` is the UTF-16 unit of the paragraph's text that would begin the next line if the
/// line were broken at this item. Source: Knuth and Plass, Breaking Paragraphs into Lines, 1981; TeX §133 to §161.
public struct Item: Sendable, Hashable {
    public enum Kind: UInt8, Sendable {
        /// Ink: never broken, never stretched.
        case box
        /// A word space: a line may end here if it follows a box; stretches and shrinks in proportion to its width.
        case glue
        /// A word space that holds its neighbours together.
        case tie
        /// A place to break without a space, such as after a dash in a word.
        case penalty
        /// A place to break that adds a hyphen of `width`.
        case discretionary
        /// A place inside a word or at a space that holds, where the line is cut only if it cannot be held in its measure.
        case cut
        /// The line must end here: a break set by the author, or the end of the paragraph.
        case forced
    }

    public var kind: Kind
    public var width: Float
    /// Demerits of breaking here.
    public var cost: Float
    public var offset: Int32

    public init(_ kind: Kind, width: Float = 0, cost: Float = 0, offset: Int = 0) {
        self.kind = kind
        self.width = width
        self.cost = cost
        self.offset = Int32(offset)
    }
}
