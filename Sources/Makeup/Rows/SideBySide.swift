import Geometry
import Paragraphs
import Shaping

/// Copy whose rows hold several lines of type side by side: a poem, a table, a masthead with ears, a text in two languages.
///
/// Its members are blocks of a flow, in their order. A row is as high as the leading of its block.
protocol SideBySide: AnyObject {
    /// The setting of a member: a plan for each of its rows. Nil where there is none for the choice; there is one for the best.
    func setting(of member: Int, in measures: Measures, _ choice: Choice) -> Setting?

    /// The lines that stand in a row of that setting, from the start side on; their order of reading is that of their numbers.
    func lines(inRow row: Int, of member: Int, in measures: Measures, _ choice: Choice) -> [SetLine]

    /// What is not set of a member that ends before `row`.
    func rests(of member: Int, from row: Int, in measures: Measures, _ choice: Choice) -> [TextRest]

    /// The rules above and below a member.
    func rules(of member: Int, in measures: Measures) -> [RowRule]

    /// The pictures that a member is.
    func pictures(of member: Int, in measures: Measures) -> [RowPicture]

    /// Lets the pictures of a member take no more rows in a measure.
    func limit(_ member: Int, in measure: Length, to rows: Int)
}

extension SideBySide {
    func rules(of member: Int, in measures: Measures) -> [RowRule] { [] }

    func pictures(of member: Int, in measures: Measures) -> [RowPicture] { [] }

    func limit(_ member: Int, in measure: Length, to rows: Int) {}
}

/// Copy that stands side by side with other copy in the rows of a block.
enum RowCopy {
    case table(TableRow)
    /// In the order of reading; one of the two may be missing.
    case languages([CopyBlock?], gutter: Length)
    /// What stands at the start, in the middle and at the end of a masthead.
    case ears([CopyBlock?])

    /// Its rows are as high as what stands in them, so that the first begins at a column's head.
    var holdsItsInk: Bool {
        if case .ears = self { return true }
        return false
    }
}

/// A block as part of what stands side by side.
struct RowMember {
    let group: any SideBySide
    let index: Int

    /// What its group is set in: rows are not broken anew beside a frame, but stand in the narrowest measure.
    func measures(among measures: Measures) -> Measures {
        measures.runs.isEmpty || group is LanguagePairs ? measures : Measures(measures.narrowest.measure)
    }

    func start(among measures: Measures) -> Length {
        group is LanguagePairs ? .zero : measures.narrowest.start
    }
}

extension Measures {
    /// The narrowest of its measures, and where that starts.
    var narrowest: (measure: Length, start: Length) {
        runs.reduce((body, bodyStart)) { $1.measure < $0.0 ? ($1.measure, $1.start) : $0 }
    }
}

/// A finished line of a block.
struct SetLine {
    var line: TextLine
    /// Its ranges are those of `text`.
    var plan: LinePlan
    var text: StyledText
    /// From the start of the column's measure to the line's own, in the direction of its copy.
    var start: Length
    /// Its place among the lines of its copy, from 0; of a marker among the markers.
    var number: Int
    /// The copy it belongs to, where that is not the block's own.
    var copy: CopyBlock?
    /// What of its copy it is a line of, from 0: a cell of a row, a hemistich.
    var leaf = 0
    /// From the baseline of its row down to its own.
    var drop = Length.zero
    /// A bullet or a number: not counted.
    var isMarker = false
    /// Dots from a title to its number, no part of the text.
    var isLeader = false

    func moved(by way: Length) -> SetLine {
        var line = self
        line.start += way
        return line
    }
}

/// Text from a place on.
struct TextRest {
    /// The copy it belongs to, where that is not the block's own.
    var copy: CopyBlock?
    var text: StyledText
    /// UTF-16.
    var offset: Int
    var lines: Int
}

/// A picture beside another one.
struct RowPicture {
    var block: FlowBlock
    /// Of its own: what it stands beside may be higher.
    var rows: Int
    /// From the start of the column to its measure, in the direction of the row.
    var start: Length
    var measure: Length
}

/// A rule along a row.
struct RowRule {
    enum Edge { case above, below }

    var edge: Edge
    /// From that edge of the block's leading down to the middle of the rule, in rows.
    var drop: Double
    /// From the start of the column's measure, in the direction of the block.
    var start: Length
    var width: Length
    var thickness: Length
}

extension LinePlan {
    /// A row of several lines.
    init(row: Int, of count: Int, endsNoColumn: Bool, measure: Length) {
        self.init(text: row..<row + 1, isHyphenated: false, isLast: row == count - 1, measure: measure, endsNoColumn: endsNoColumn)
    }
}
