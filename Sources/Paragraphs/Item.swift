/// What a paragraph is to the line breaker: it knows widths and costs, never letters or fonts.
///
/// Widths are in points. `offset` is the UTF-16 unit of the paragraph's text that would begin the next line if the
/// line were broken at this item. Source: Knuth and Plass, Breaking Paragraphs into Lines, 1981; TeX §133 to §161.
public struct Item: Sendable, Hashable {
    public enum Kind: UInt8, Sendable {
        /// Ink: never broken.
        case box
        /// A word space: a line may end here if it follows a box; stretches and shrinks in proportion to its width.
        case glue
        /// A word space that holds its neighbours together.
        case tie
        /// A place to break without a space, such as after a dash in a word.
        case penalty
        /// A place to break behind a hyphen that the author wrote.
        case writtenHyphen
        /// A place to break that adds a hyphen of `width`.
        case discretionary
        /// A place inside a word or at a space that holds, where the line is cut only if it cannot be held in its measure.
        case cut
        /// The line must end here: a break set by the author, or the end of the paragraph.
        case forced
    }

    public var kind: Kind
    public var width: Float
    /// The part of a box's width that grows with the letters where they are scaled.
    public var scalable: Float = 0
    /// Demerits of breaking here.
    public var cost: Float
    public var offset: Int32
    /// How far a line that ends here hangs out of its measure at its end, and the line behind it at its start.
    public var endHang: Float = 0
    public var startHang: Float = 0
    /// A stop of the author's stands before a break here.
    public var endsPhrase = false

    public init(_ kind: Kind, width: Float = 0, cost: Float = 0, offset: Int = 0) {
        self.kind = kind
        self.width = width
        self.cost = cost
        self.offset = Int32(offset)
    }
}

/// A word that a line may set longer than it was shaped.
public struct StretchableWord: Sendable, Hashable {
    public enum Means: UInt8, Sendable {
        case kashida, wideForms
    }

    public var means: Means
    /// UTF-16 units of the paragraph's text; words are in its order.
    public var start: Int32
    public var end: Int32
    /// Counts the words of the paragraph: neighbours are one apart.
    public var number: Int32
    /// What one step adds, in points, and how many steps there may be.
    public var step: Float
    public var most: Int32
    /// Demerits of stretching this word at all.
    public var cost: Float
    /// The advance of all that stands before the place of the stretch in the paragraph, in points, and the gaps in it.
    public var reach: Float
    public var gaps: Int32

    public init(means: Means, start: Int, end: Int, number: Int, step: Float, most: Int, cost: Float, reach: Float, gaps: Int) {
        self.means = means
        self.start = Int32(start)
        self.end = Int32(end)
        self.number = Int32(number)
        self.step = step
        self.most = Int32(most)
        self.cost = cost
        self.reach = reach
        self.gaps = Int32(gaps)
    }
}
