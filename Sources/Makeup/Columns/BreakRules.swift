/// How strictly columns are broken: each step gives up one more rule, and is taken only where the ones before it leave no way.
enum BreakRules: Int, CaseIterable, Comparable {
    /// No widow, no orphan, no stranded heading, no divided heading, no word divided between columns.
    case strict
    /// A column may end with a hyphen.
    case dividedWords
    /// A heading may stand apart from the text below it.
    case partedHeadings
    /// A single line of a paragraph may stand in a column.
    case singleLines
    /// What is set as one piece may be divided, and a story may leave its page without a word.
    case dividedDisplay
    /// Notes need not stand in the column that refers to them.
    case crowdedNotes
    /// What no column takes is left over.
    case leftover

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var dividesWords: Bool { self >= .dividedWords }
    var keepsHeadings: Bool { self < .partedHeadings }
    var dividesDisplay: Bool { self >= .dividedDisplay }
    /// The fewest lines of a divided paragraph in one column.
    var fewestLines: Int { self < .singleLines ? 2 : 1 }

    /// What an author is told of a block that needed it.
    var warning: String? {
        switch self {
        case .strict, .crowdedNotes, .leftover: nil
        case .dividedWords: "a word of this paragraph is divided between two columns: it cannot be set otherwise"
        case .partedHeadings: "heading stands apart from its text: the column has no room for both"
        case .singleLines: "a line of this paragraph stands alone in its column: there is no room for two"
        case .dividedDisplay: "this is divided between columns: none is deep enough for the whole of it"
        }
    }

    /// The same for a block that may be more than a paragraph or a heading.
    func warning(of copy: CopyBlock) -> String? {
        if copy.group != nil, warning != nil {
            return "this is to be kept together and is divided: no column has room for all of it"
        }
        return switch self {
        case .partedHeadings where copy.verse != nil: "a line of this stanza stands alone in its column: there is no room for two"
        case .partedHeadings where copy.tableRow != nil: "a row of this table stands alone in its column: there is no room for two"
        case .dividedWords where copy.tableRow != nil: "a row of this table is divided between columns: none is deep enough for it"
        case .dividedWords where copy.isInTwoLanguages: "this is divided where a word or a line of one language stands badly"
        default: warning
        }
    }
}

/// What is paid for an imperfect column, in the demerits of the paragraph stage (ours).
enum BreakCosts {
    /// A column that ends `rows` rows above its foot, whole ones counted; one row is worth a paragraph whose lines are a
    /// good deal looser.
    static func shortFoot(_ rows: Double) -> Double {
        let whole = max(0, rows + BaselineGrid.slack).rounded(.down)
        return whole * whole * 16_000
    }
    /// Rows left empty behind the end of text that is to fill its last column. Each costs less than one at the foot of another
    /// column: emptiness must not be moved there, only paragraphs of a line more are worth it. With more than one the column is
    /// not full, which a row above a heading is worth.
    static func emptyEnd(_ rows: Double) -> Double {
        let whole = max(0, rows + BaselineGrid.slack).rounded(.down)
        return whole * 14_000 + (whole > 1 ? 12_000 : 0)
    }
    /// A row more or less above a block, where columns are to be full: dearer than a foot that is a row short, cheaper than two
    /// rows. Before an article it is hardly seen.
    static func changedSpace(_ space: Double) -> Double { space >= roomy ? 6_000 : 24_000 }
    /// Rows above a block of which one may be missing (ours).
    static let roomy = 1.5
    /// A hyphen at a column's end, where that rule is given up: nearly as dear as two empty rows.
    static let hyphenAtFoot = 60_000.0
    /// A story that goes on on another page without a line that says so: dearer than all the rows above its foot at which a column
    /// may end.
    static let unsaidJump = 1_200_000.0
    /// Ways that are dearer than the cheapest by more than this have no word kept whole for them: it takes a setting each.
    static let patience = 20_000.0
    /// For each rule given up; above all short feet together.
    static let givenUpRule = 1e9
    /// For each line that found no column.
    static let leftoverLine = 1e12
}
