public import FontKit
public import Geometry
public import LayoutBook

/// A finished line: glyphs in their places, and the text they stand for.
///
/// x runs from the left end of the line's measure, y downwards from the baseline. Words are in reading order; inside a
/// word glyphs and clusters are in visual order, leftmost first, since that is what readers of PDF expect.
/// Invariants: the words' ranges cover `glyphs`, `clusters` and `text` in order; a word's clusters add up to its glyphs
/// and its text.
public struct TextLine: Sendable {
    public var words: [Word] = []
    /// Indexed by ``Word/glyphs``.
    public var glyphs: [Glyph] = []
    /// Indexed by ``Word/clusters``.
    public var clusters: [Cluster] = []
    /// UTF-8, indexed by ``Word/text``.
    public var text: [UInt8] = []
    /// Drawn over the words, in order.
    public var overprints: [Overprint] = []
    /// Where the ink of the line begins and how far it reaches, without the space at its end.
    public var left: Length = .zero
    public var width: Length = .zero
    /// How far beyond its end readers of PDF are to see its last letter, so that they take what follows on the same baseline
    /// for more of this line and not for another column. Nothing of it is inked.
    public var tail: Length = .zero
    public var facts = Facts()

    public init() {}

    /// Glyphs that one operator shows: a word, or the part of it in one face, size, ink and direction, with the space
    /// that follows it.
    public struct Word: Sendable, Hashable {
        public var glyphs: Range<Int32>
        public var clusters: Range<Int32>
        public var text: Range<Int32>
        public var face: FaceID
        public var size: Length
        public var ink: InkKey
        /// Indexes the links of the paragraph; -1 without one.
        public var link: Int32
        public var isRightToLeft: Bool
        /// How wide its glyphs are drawn against their outlines; 1 is as they are.
        public var widening: Double = 1
        /// Its glyphs are those of its face's wider instance, at ``FontFile/wideWidth``. Runs from left to right.
        public var isWide = false

        public init(glyphs: Range<Int32>, clusters: Range<Int32>, text: Range<Int32>, face: FaceID, size: Length,
                    ink: InkKey, link: Int32, isRightToLeft: Bool) {
            self.glyphs = glyphs
            self.clusters = clusters
            self.text = text
            self.face = face
            self.size = size
            self.ink = ink
            self.link = link
            self.isRightToLeft = isRightToLeft
        }
    }

    public struct Glyph: Sendable, Hashable {
        public var id: UInt32
        /// Points from the left end of the measure.
        public var x: Float
        /// Points below the baseline.
        public var y: Float

        public init(id: UInt32, x: Float, y: Float) {
            self.id = id
            self.x = x
            self.y = y
        }
    }

    /// Glyphs in another ink than their word: marks, each of which has its text in the word on a glyph without ink.
    public struct Overprint: Sendable, Hashable {
        /// In no order that matters.
        public var glyphs: [Glyph]
        public var face: FaceID
        public var size: Length
        public var ink: InkKey

        public init(glyphs: [Glyph], face: FaceID, size: Length, ink: InkKey) {
            self.glyphs = glyphs
            self.face = face
            self.size = size
            self.ink = ink
        }
    }

    /// How many bytes of text how many glyphs stand for; either may be 0.
    public struct Cluster: Sendable, Hashable {
        public var bytes: UInt32
        public var glyphs: UInt32

        public init(bytes: UInt32, glyphs: UInt32) {
            self.bytes = bytes
            self.glyphs = glyphs
        }
    }

    /// A kashida as it was set, for the report and for proofs.
    public struct Kashida: Sendable, Hashable {
        /// The word as the author wrote it.
        public var word: String
        /// The letters on both sides.
        public var pair: String
        /// Its number among the rules of the face's style.
        public var rule: Int
        /// What it adds to the word, in ems of the paragraph's size.
        public var length: Double
        /// Its ends on the line, in points from the left end of the measure.
        public var from: Double
        public var to: Double
        /// The UTF-16 unit of the paragraph's text that it stands before.
        public var offset: Int

        public init(word: String, pair: String, rule: Int, length: Double, from: Double, to: Double, offset: Int) {
            self.word = word
            self.pair = pair
            self.rule = rule
            self.length = length
            self.from = from
            self.to = to
            self.offset = offset
        }
    }

    /// What the report says of a line.
    public struct Facts: Sendable, Hashable {
        /// Width of the word spaces after justification, in ems of the paragraph's size; 0 for a line without any.
        public var gap: Double = 0
        /// The same before justification.
        public var naturalGap: Double = 0
        public var gaps: Int = 0
        public var isJustified = false
        public var isHyphenated = false
        /// How far the line runs past its measure; zero for a good one.
        public var excess: Length = .zero
        /// The words (between spaces) that begin on this line.
        public var wordsBegun: Int = 0
        /// What its letters are widened by; 0.01 is one per cent.
        public var scaling: Double = 0
        /// In the order of the text.
        public var kashidas: [Kashida] = []
        /// The line ends in a preposition or conjunction that belongs to the next word.
        public var endsInShortWord = false

        public init() {}

        /// Set so wide that the author should hear of it.
        func isLoose(_ tolerances: Tolerances) -> Bool { gap > naturalGap * tolerances.spaces.emergency + 1e-4 }
    }
}

extension TextLine {
    /// Whether the text of a cluster (UTF-8) begins with a mark, which stands on the letter of another.
    public static func isMark(_ text: ArraySlice<UInt8>) -> Bool {
        // No character before U+0300 is one.
        guard let lead = text.first, lead >= 0xCC, !isArabicLetter(text) else { return false }
        var decoder = UTF8(), bytes = text.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return false }
        return scalar.properties.generalCategory == .nonspacingMark
    }

    /// Whether a text is of the letters that nearly all from right to left is made of: U+0620 to 064A and 0671 to 06D3.
    private static func isArabicLetter(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count == 2, let lead = text.first, let trail = text.last else { return false }
        let code = UInt16(lead) << 8 | UInt16(trail)
        return 0xD8A0...0xD98A ~= code || 0xD9B1...0xDB93 ~= code
    }
}
