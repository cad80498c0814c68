public import Geometry

/// What a face is used for; the catalogue maps a role and a script to a family.
public enum FontRole: String, Sendable, CaseIterable {
    case text, heading, display, notes, mono
}

public enum FontWeight: String, Sendable, CaseIterable {
    case regular, bold
}

/// Whether letters stand upright. A slope is never made: italics come from a face that was drawn as one.
public enum FontSlope: String, Sendable, CaseIterable {
    case upright, italic
}

public enum Alignment: String, Sendable, CaseIterable {
    case justified, start, end, centre
}

/// How freely lines of Arabic script are filled by kashida.
public enum KashidaUse: String, Sendable, CaseIterable {
    case none, sparing, normal, generous
}

/// What becomes of a tatweel (U+0640) that the author typed.
public enum TatweelUse: String, Sendable, CaseIterable {
    /// Set as it stands.
    case keep
    /// Left out.
    case strip
    /// Left out, and the first place to stretch its word at; set as it stands where the style takes no kashida, and in
    /// paragraphs that run from left to right.
    case hint
}

/// The digits that numbers are set in.
public enum DigitForm: String, Sendable, CaseIterable {
    case asWritten = "as-written"
    case persian, arabic, european
}

/// Indexes ``Layout/inks``. Drawing draws each ink in its reserved RGB key; Press maps the key to a plate.
public struct InkKey: Hashable, Sendable {
    public let index: UInt16

    public init(index: UInt16) { self.index = index }

    /// The ink that text is set in unless a style says otherwise; every layout has it first.
    public static let black = InkKey(index: 0)
}

/// A printing ink, a tint of one, or one under a further key.
///
/// Invariant: an ink with a `tint` has the kind, the plate and the share of the recipe of the full ink that it names, which has
/// none itself.
public struct Ink: Hashable, Sendable {
    public var name: String
    /// The RGB that stands for this ink, and only for it, between Drawing and Press; components from 0 to 255.
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8
    /// Of a tint: the full ink, an index of ``Layout/inks``, and how much of it is laid down.
    public var tint: Tint?
    public var kind: Kind
    /// What it comes to in process inks: of a spot ink the mix that stands for it where it cannot have its plate.
    public var cmyk: CMYK
    /// What the plate of a spot ink is called.
    public var plate: String
    /// Whether it is printed over what lies below; else it spares that out. True of full black alone, unless a style or a box
    /// says otherwise.
    public var overprints: Bool

    /// - Parameters:
    ///   - kind: Without it an ink with a recipe is a process ink, and one without a spot ink.
    ///   - cmyk: Without it the mix that is found from the RGB.
    ///   - plate: Without it the name.
    public init(name: String, red: UInt8, green: UInt8, blue: UInt8, tint: Tint? = nil, kind: Kind? = nil, cmyk: CMYK? = nil,
                plate: String? = nil, overprints: Bool = false) {
        self.name = name
        self.red = red
        self.green = green
        self.blue = blue
        self.tint = tint
        self.kind = kind ?? (cmyk == nil ? .spot : .process)
        self.cmyk = cmyk ?? CMYK(red: red, green: green, blue: blue)
        self.plate = plate ?? name
        self.overprints = overprints
    }

    /// What it is mixed of. The raw value is the key in a layout file.
    public enum Kind: String, Sendable, CaseIterable {
        /// Cyan, magenta, yellow and black; of black alone it is a gray.
        case process
        /// A tin of its own, with a plate of its own.
        case spot
    }

    /// What a tint is made of.
    public struct Tint: Hashable, Sendable {
        /// Never a tint itself.
        public var ink: InkKey
        /// Over 0 and at most 1; 1 is the full ink under a second key, since it overprints where the ink itself does not, or
        /// the other way round.
        public var share: Double

        public init(ink: InkKey, share: Double) {
            self.ink = ink
            self.share = share
        }
    }

    /// Black of the process inks, which overprints.
    public static let black = Ink(name: "black", red: 0, green: 0, blue: 0, cmyk: CMYK(black: 1), plate: "Black", overprints: true)

    /// What marks and words for printers are in: it comes on every plate. Source: ISO 32000-1 8.6.6.4, All.
    public static let registration = Ink(name: "registration", red: 0, green: 0, blue: 1, kind: .spot,
                                         cmyk: CMYK(cyan: 1, magenta: 1, yellow: 1, black: 1), plate: "All")

    /// No ink: what stands for bare paper in a drawing. No ink of a layout may have its colour. It never overprints.
    public static let paper = Ink(name: "paper", red: 255, green: 255, blue: 255, cmyk: CMYK())
}

/// How a kind of paragraph is set.
public struct Style: Sendable, Hashable {
    public var role: FontRole = .text
    public var weight: FontWeight = .regular
    /// In scripts that have no italics it asks for what the catalogue says of emphasis there.
    public var slope: FontSlope = .upright
    public var size: Length = .pt(10)
    /// Distance from baseline to baseline inside the paragraph; nil is the leading of the grid.
    public var leading: Length?
    public var alignment: Alignment = .justified
    /// Of the first line, in ems of `size`.
    public var indent: Double = 0
    /// Of all lines on the start side, in ems of `size`.
    public var startIndent: Double = 0
    /// Of all lines on the end side, in ems of `size`.
    public var endIndent: Double = 0
    /// Empty grid lines above, dropped at the head of a column. The whole block is rounded up to whole grid lines.
    public var spaceBefore: Double = 0
    /// Empty grid lines below.
    public var spaceAfter: Double = 0
    /// How many lines of what follows must stand in the same column.
    public var keepWithNext: Int = 0
    public var hyphenate: Bool = false
    public var kashida: KashidaUse = .none
    public var tatweel: TatweelUse = .hint
    /// Whether the letters of a justified line may be set a little narrower or wider, in scripts that bear it.
    public var scalesGlyphs: Bool = true
    /// Whether words of a justified line may be set in wider forms of their letters, in faces that have some.
    public var usesWideForms: Bool = true
    /// Whether punctuation at a line's ends hangs into the margin.
    public var hangsPunctuation: Bool = false
    public var digits: DigitForm = .asWritten
    /// Added between letters, in ems of `size`; scripts that join are left as they are.
    public var letterSpacing: Double = 0
    /// How many lines the initial of an article's first paragraph is high; 0 for none. Scripts that join have none.
    public var dropInitial: Int = 0
    public var ink: InkKey = .black
    /// Of the marks on Arabic letters; nil is the ink of their letters.
    public var marksInk: InkKey?
    /// OpenType features by tag, each switched on (1), off (0) or set to a value.
    public var features: [FontFeature] = []

    public init() {}
}

/// An OpenType feature and its value, e.g. `onum` = 1.
public struct FontFeature: Sendable, Hashable {
    /// Four ASCII letters.
    public var tag: String
    public var value: UInt32

    public init(tag: String, value: UInt32) {
        self.tag = tag
        self.value = value
    }
}

/// The kinds of paragraph a layout gives styles for. The raw value is the key in a layout file.
public enum StyleName: String, Sendable, CaseIterable {
    case body
    case title, subtitle, kicker, byline
    case leadTitle = "lead-title", leadSubtitle = "lead-subtitle"
    case heading1, heading2, heading3
    case quote, listItem = "list-item", verbatim, pullquote, verse, address
    case noticeTitle = "notice-title", notice
    case mastheadName = "masthead-name", mastheadMotto = "masthead-motto", mastheadLine = "masthead-line"
    case folio, runningHead = "running-head"
    case titlePageTitle = "title-page-title", titlePageSubtitle = "title-page-subtitle"
    case titlePageAuthor = "title-page-author", titlePageImprint = "title-page-imprint"
    case ear
    case question, answer
    case caption, credit
    case tableHead = "table-head", tableCell = "table-cell"
    case note
    case jumpTo = "jump-to", jumpFrom = "jump-from"
    case contentsTitle = "contents-title", contents1, contents2, contents3
    case ornament, foldLine = "fold-line"
}

extension StyleName {
    /// What stands above an article.
    package static let articleHead: [StyleName] = [.kicker, .title, .subtitle, .leadTitle, .leadSubtitle, .byline]

    /// Stands above what it belongs to, and never alone at a column's foot.
    package var isHeading: Bool {
        switch self {
        case .kicker, .title, .subtitle, .leadTitle, .leadSubtitle, .byline, .heading1, .heading2, .heading3, .noticeTitle, .question,
             .contentsTitle: true
        default: false
        }
    }
}
