public import Geometry
public import LayoutBook

/// How a paragraph's lines lie in their column, in the units of its measure.
public struct ParagraphShape: Sendable, Hashable {
    public enum Fill: Sendable, Hashable {
        case justified, start, end, centre
    }

    public var fill: Fill
    /// Of the first line.
    public var indent: Length
    /// Of every line.
    public var startIndent: Length
    public var endIndent: Length
    public var hyphenate: Bool
    public var kashida: KashidaUse = .none
    /// Letters of a justified line may be set a little narrower or wider.
    public var scalesGlyphs = false
    /// Words of a justified line may be set in wider forms, where their face has some.
    public var usesWideForms = false
    /// Punctuation at the ends of a justified line hangs into the margin.
    public var hangsPunctuation = false
    /// Ragged lines are made alike in width and end behind phrases, as headings should.
    public var isBalanced = false
    /// Whether justified lines fill their measure at the paragraph's end and before breaks set by the author too, as in verse.
    public var fillsLastLine = false

    public init(fill: Fill, indent: Length = .zero, startIndent: Length = .zero, endIndent: Length = .zero,
                hyphenate: Bool = false) {
        self.fill = fill
        self.indent = indent
        self.startIndent = startIndent
        self.endIndent = endIndent
        self.hyphenate = hyphenate
    }

    /// Whether marks hang out of lines as they are set: a ragged edge has no margin to hang into.
    var hangsAtEdges: Bool { hangsPunctuation && fill == .justified }
}

/// One way to break a paragraph into lines.
public struct Setting: Sendable, Hashable {
    public var lines: [LinePlan]
    /// Demerits in all; comparable between settings of the same paragraph.
    public var cost: Double

    public init(lines: [LinePlan], cost: Double) {
        self.lines = lines
        self.cost = cost
    }
}

/// A line of a setting, before its glyphs are placed.
public struct LinePlan: Sendable, Hashable {
    /// UTF-16 units of the paragraph's text, with the space at the line's end.
    public var text: Range<Int>
    public var isHyphenated: Bool
    /// No column should end with it, hyphenated or not.
    public var endsNoColumn: Bool
    /// Last of the paragraph, or before a break set by the author: not justified.
    public var isLast: Bool
    public var measure: Length
    /// From the start side of the column to the line's own measure.
    public var start = Length.zero
    /// It ends inside a word that no line can hold.
    public var cutsWord: Bool
    /// What its letters are widened by: 0.01 sets them one per cent wider than they were drawn.
    public var scaling: Double = 0
    /// Words made longer than they were shaped, in the order of the text, one stretch a word.
    public var stretches: [Stretch] = []

    public init(text: Range<Int>, isHyphenated: Bool, isLast: Bool, measure: Length, cutsWord: Bool = false,
                endsNoColumn: Bool? = nil) {
        self.text = text
        self.isHyphenated = isHyphenated
        self.endsNoColumn = endsNoColumn ?? isHyphenated
        self.isLast = isLast
        self.measure = measure
        self.cutsWord = cutsWord
    }
}

/// A word that is set longer than it was shaped at first.
public struct Stretch: Sendable, Hashable {
    public enum Means: Sendable, Hashable {
        /// `count` tatweels before the letter at `offset`, a UTF-16 unit of the paragraph's text, by the rule of that number.
        case kashida(offset: Int, count: Int, rule: Int)
        /// Wider forms of the word's letters, where the face has some.
        case wideForms
    }

    /// UTF-16 units of the paragraph's text.
    public var word: Range<Int>
    public var means: Means

    public init(word: Range<Int>, means: Means) {
        self.word = word
        self.means = means
    }
}
