import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// A block of copy made ready for setting: text with its styles, and the rules for its place in a column.
struct CopyBlock {
    enum Content {
        case text(StyledText)
        /// A short thin rule in the middle of the measure, one grid line high.
        case rule
        /// Whole rows of the grid.
        case picture(PictureCopy)
        /// The row that holds the upper or the lower border of a notice's box.
        case boxEdge
    }

    var content: Content
    /// Set on the baseline of the first line, in the indent.
    var markers: [Marker] = []
    var shape: ParagraphShape
    /// What it is as a line of a poem; nil for prose.
    var verse: Verse?
    /// What stands side by side in its rows; nil for what has one line a row, and for verse. Its content is then the largest of it.
    var row: RowCopy?
    var style: StyleName
    /// From baseline to baseline.
    var leading: Length
    /// Empty grid lines above and below; of two that meet, the greater counts.
    var spaceBefore: Double
    var spaceAfter: Double
    /// How many lines of the next block must stand in the same column; above 0 the block never ends a column.
    var keepWithNext: Int
    /// Whether it may go on in another column.
    var isDivisible: Bool
    /// The box around it and its neighbours, by number within its matter; nil for none.
    var box: Int?
    /// Its author wants it in one column with its neighbours of the same number, within its matter.
    var group: Int?
    /// Where its author wants it to begin.
    var breakBefore: TextBreak?
    /// Set behind its last line.
    var endNumber: EndNumber?
    /// Pushed to the foot of its frame, where it is the last of its flow.
    var sinks = false
    /// In the order in which the text refers to them.
    var notes: [CopyNote] = []
    var ink: InkKey
    var language: String
    var direction: Direction
    /// What an outline says of it.
    var outline: (level: Int, title: String)?
    /// What it is in, the outermost first.
    var enclosures: [Enclosure] = []
    /// Where it begins.
    var place: SourcePlace?
    /// The piece of copy it belongs to; blocks of a matter follow each other. Indexes ``CopyDesk/slots``.
    var matter: Int
    /// Its place in the matter.
    var index: Int

    /// A bullet or a number that hangs in the indent of an item.
    struct Marker {
        var text: StyledText
        /// From the start side of the measure to the marker's box, and how wide that is; the marker ends at its end.
        var start: Length
        var width: Length
    }

    /// UTF-16 of a text, empty for a rule or a picture.
    var text: [UInt16] {
        if case .text(let styled) = content { return styled.text }
        return []
    }
}
