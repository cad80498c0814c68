public import Diagnostics
public import FontKit
public import Geometry
public import LayoutBook

/// How a range of text looks: everything that shaping and drawing need to know of it.
public struct TextStyle: Sendable, Hashable {
    public var role: FontRole
    public var weight: FontWeight
    public var slope: FontSlope = .upright
    public var size: Length
    public var ink: InkKey
    /// Of the marks on Arabic letters; nil is the ink of their letters.
    public var marksInk: InkKey?
    public var features: [FontFeature]
    /// BCP 47.
    public var language: String
    /// Indexes ``StyledText/links``.
    public var link: Int?
    /// Added between letters, in ems of the size they are drawn in; scripts that join are left as they are.
    public var letterSpacing: Double
    /// Never hyphenated: a name.
    public var staysWhole = false
    public var position = LetterPosition.onLine
    /// The number of a note: no part of the sentence, which is ordered as it is without it.
    public var isReference = false
    /// Set as the paragraph's initial; only its first span may be.
    public var initial: DropInitial?

    public init(role: FontRole, weight: FontWeight, size: Length, ink: InkKey, features: [FontFeature],
                language: String, link: Int? = nil, letterSpacing: Double = 0) {
        self.role = role
        self.weight = weight
        self.size = size
        self.ink = ink
        self.features = features
        self.language = language
        self.link = link
        self.letterSpacing = letterSpacing
    }
}

/// Where letters stand: in the line, or small above or below it.
public enum LetterPosition: Sendable, Hashable {
    case onLine
    /// A note mark, `м²`.
    case superior
    /// `CO₂`.
    case inferior
}

extension TextStyle {
    /// Whether text of both styles is shaped as one: inks and links cut no run, so that letters join and marks stay put.
    func shapes(like other: TextStyle) -> Bool {
        var other = other
        other.ink = ink
        other.marksInk = marksInk
        other.link = link
        other.staysWhole = staysWhole
        return self == other
    }
}

/// A paragraph before shaping: text, its direction and its styles.
public struct StyledText: Sendable {
    /// UTF-16 in logical order. U+2028 breaks a line.
    public var text: [UInt16]
    public var direction: Direction
    /// Cover `text` without gap or overlap, in order.
    public var spans: [Span]
    public var links: [String]
    public var source: SourceMap
    /// Units before which the author wants the word made longer, if it is; rising.
    public var kashidaHints: [Int]
    /// BCP 47, of the paragraph as a whole; nil is that of most of it.
    public var language: String?

    public init(text: [UInt16], direction: Direction, spans: [Span], links: [String] = [], source: SourceMap,
                kashidaHints: [Int] = [], language: String? = nil) {
        self.text = text
        self.language = language
        self.direction = direction
        self.spans = spans
        self.links = links
        self.source = text.count > 4_096 ? source.divided(for: text) : source
        self.kashidaHints = kashidaHints
    }

    public struct Span: Sendable {
        /// UTF-16 units of the text.
        public var range: Range<Int>
        public var style: TextStyle

        public init(range: Range<Int>, style: TextStyle) {
            self.range = range
            self.style = style
        }
    }
}

/// A paragraph after shaping: runs over the text, glyphs over the runs, and where a line may end.
///
/// Invariants: `runs` are in logical order and cover the text; the glyphs of a run are in logical order too, which for a
/// right-to-left run is the reverse of the visual one; clusters never decrease. The text is that which was given, but for
/// shadda, which stands before the vowel mark of its letter.
public struct ShapedText: Sendable {
    public var styled: StyledText
    /// The paragraph's embedding level: 0 left to right, 1 right to left. Source: UAX #9 P2, P3.
    public var baseLevel: UInt8
    public var runs: [ShapedRun]
    public var glyphs: [ShapedGlyph]
    /// Places where a line may end, in rising order; the end of the text is the last.
    public var breaks: [BreakOpportunity]

    public init(styled: StyledText, baseLevel: UInt8, runs: [ShapedRun], glyphs: [ShapedGlyph],
                breaks: [BreakOpportunity]) {
        self.styled = styled
        self.baseLevel = baseLevel
        self.runs = runs
        self.glyphs = glyphs
        self.breaks = breaks
    }
}

/// A stretch of text with one bidi level, script, face and way to be shaped.
public struct ShapedRun: Sendable {
    /// UTF-16 units of the text.
    public var text: Range<Int>
    /// Indexes ``ShapedText/glyphs``.
    public var glyphs: Range<Int>
    /// Odd is right to left. Source: UAX #9.
    public var level: UInt8
    public var script: Script
    public var face: FaceID
    /// The size it is drawn in, with the adjustment of its script: not always the size of its style.
    public var size: Length
    /// Indexes ``StyledText/spans``: the first of those that are shaped as one with it, which differ in ink and link alone.
    public var span: Int
    /// How far its glyphs are raised (their `dy` has it already); negative where they are lowered.
    public var rise: Length = .zero

    public init(text: Range<Int>, glyphs: Range<Int>, level: UInt8, script: Script, face: FaceID, size: Length, span: Int) {
        self.text = text
        self.glyphs = glyphs
        self.level = level
        self.script = script
        self.face = face
        self.size = size
        self.span = span
    }

    public var isRightToLeft: Bool { level & 1 == 1 }
}

/// A glyph and where it sits.
@frozen
public struct ShapedGlyph: Sendable, Hashable {
    /// The face's glyph index.
    public var id: UInt32
    /// The UTF-16 unit of the text that its cluster begins at.
    public var cluster: Int32
    /// How far the pen moves, and how far the glyph lies from it: y grows upwards, as in the face. Points.
    public var advance: Float
    public var dx: Float
    public var dy: Float
    /// A line broken before this glyph's cluster needs the text on both sides shaped anew. Source: HB_GLYPH_FLAG_UNSAFE_TO_BREAK.
    public var isUnsafeToBreak: Bool
    /// A tatweel may be put before this glyph's cluster. Source: HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL.
    public var isSafeForTatweel: Bool

    @inlinable
    public init(id: UInt32, cluster: Int32, advance: Float, dx: Float, dy: Float, isUnsafeToBreak: Bool,
                isSafeForTatweel: Bool = false) {
        self.id = id
        self.cluster = cluster
        self.advance = advance
        self.dx = dx
        self.dy = dy
        self.isUnsafeToBreak = isUnsafeToBreak
        self.isSafeForTatweel = isSafeForTatweel
    }
}

/// A place where a line may or must end.
@frozen
public struct BreakOpportunity: Sendable, Hashable {
    /// The UTF-16 unit that would begin the next line.
    public var offset: Int32
    /// The line must end here: U+2028, or the end of the text.
    public var isMandatory: Bool
    /// How unwelcome a break is here.
    public var reluctance: Reluctance

    /// What a break would part, the less welcome the greater.
    public enum Reluctance: UInt8, Sendable {
        case none
        /// A word of one or two letters from the word it belongs to.
        case shortWord
        /// What is parted only where nothing else is left: a number from its unit, initials from the surname.
        case bond
    }

    @inlinable
    public init(offset: Int32, isMandatory: Bool, reluctance: Reluctance = .none) {
        self.offset = offset
        self.isMandatory = isMandatory
        self.reluctance = reluctance
    }
}

// MARK: Finding

extension Range<Int> {
    /// The first index that `isBehind` is true of, as of all behind it; the upper bound where there is none.
    @inline(__always)
    fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var low = lowerBound, high = upperBound
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension StyledText {
    /// Indexes the spans: the one that the UTF-16 unit at `offset` stands in; for the end of the text, their count.
    public func span(of offset: Int) -> Int {
        spans.indices.partitioningIndex { spans[$0].range.upperBound > offset }
    }
}

extension ShapedText {
    /// Indexes the runs: the one that the UTF-16 unit at `offset` stands in; for the end of the text, their count.
    public func run(of offset: Int) -> Int {
        runs.indices.partitioningIndex { runs[$0].text.upperBound > offset }
    }

    /// Indexes the glyphs: the first of a run whose cluster is at `offset` or behind it; the run's end where there is none.
    public func glyph(of offset: Int, in run: ShapedRun) -> Int {
        run.glyphs.partitioningIndex { Int(glyphs[$0].cluster) >= offset }
    }

    /// How unwelcome a line's end is before the UTF-16 unit at `offset`; none where there is no break.
    public func reluctance(ofBreakAt offset: Int) -> BreakOpportunity.Reluctance {
        let index = breaks.indices.partitioningIndex { Int(breaks[$0].offset) >= offset }
        return index < breaks.count && Int(breaks[index].offset) == offset ? breaks[index].reluctance : .none
    }

    /// The preposition, conjunction or particle of one or two letters that a break at `offset` parts from its word.
    ///
    /// UTF-16 units of the text; nil where the line would not end with one, or would part more than that.
    public func shortWord(beforeBreakAt offset: Int) -> Range<Int>? {
        guard reluctance(ofBreakAt: offset) == .shortWord else { return nil }
        let units = styled.text
        var end = offset
        while end > 0, Letters.isSpace(units[end - 1]) { end -= 1 }
        var start = end
        while start > 0, end - start <= 2, Letters.isOfWord(units[start - 1]), !Letters.isDigit(units[start - 1]) { start -= 1 }
        let isWord = start == 0 || Letters.opensWord(units[start - 1])
        return end < offset && isWord && 1...2 ~= end - start ? start..<end : nil
    }
}
