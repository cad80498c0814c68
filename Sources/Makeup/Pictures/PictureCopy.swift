import Artwork
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs

/// A picture as a block of copy: what it shows, and what is known of its shape before its measure is.
struct PictureCopy {
    enum Subject {
        case figure(Figure)
        case code(QRCode)
        /// Made here, and so high.
        case ornament(Artwork, height: Length)
    }

    var subject: Subject
    var extent: ArtExtent
    /// See ``PlacedPicture/alternative``.
    var alternative: String
    /// What stands below it, in words.
    var caption = ""
    /// Of the measure that it is wide at most.
    var share = 1.0
    /// Grid lines that its author wants it high.
    var lines: Double?
    /// What its height is multiplied with.
    var scale = 1.0
    /// As high as its frame has room; a drawing, of which nothing is cut away, no higher than it is wide enough for.
    var fillsFrame = false
    var place: SourcePlace?
    /// Where it is ordered when its size is known.
    let desk: PictureDesk

    /// The rows that it takes, and its size in them.
    struct Cut: Hashable {
        var rows: Int
        var size: Size
    }

    /// - Parameter ceiling: the most rows it may take; nil where that is not known.
    func cut(in measure: Length, grid leading: Length, ceiling: Int?) -> Cut {
        let most = max(Self.leastRows, min(ceiling ?? Self.mostRows, Self.mostRows))
        switch subject {
        case .ornament(_, let height): return Cut(rows: 1, size: Size(width: height * extent.aspect, height: height))
        case .code:
            let rows = min(lines.map(Self.rows) ?? max(Self.rowsOfCode, Self.rows(for: Self.leastCode, leading)), most)
            let side = min(Self.room(in: rows, leading), measure)
            return Cut(rows: rows, size: Size(width: side, height: side))
        case .figure:
            let width = measure * share
            if fillsFrame, !extent.isDrawing, let ceiling { return filled(width, rows: max(Self.leastRows, ceiling), leading) }
            if let lines { return filled(width, rows: min(Self.rows(lines * scale), most), leading) }
            return whole(width, most: most, leading)
        }
    }

    /// All of it, as wide as it may be, or as high.
    private func whole(_ width: Length, most: Int, _ leading: Length) -> Cut {
        let height = width * (scale / extent.aspect)
        let rows = min(Self.rows(for: height, leading), most)
        let kept = min(height, Self.room(in: rows, leading))
        return Cut(rows: rows, size: Size(width: kept * extent.aspect, height: kept))
    }

    /// The whole of a rectangle, some of the picture cut away; drawings are set into it.
    private func filled(_ width: Length, rows: Int, _ leading: Length) -> Cut {
        let height = Self.room(in: rows, leading)
        guard extent.isDrawing else { return Cut(rows: rows, size: Size(width: width, height: height)) }
        let kept = min(height, width / extent.aspect)
        return Cut(rows: rows, size: Size(width: kept * extent.aspect, height: kept))
    }

    // MARK: Rows

    /// Of the first row, what lies above the capitals of a line of text in it: there a picture begins at a column's head.
    static let roomAbove = 0.3
    /// Of the last row, what lies below the baseline: there a picture ends.
    static let roomBelow = 1 - BaselineGrid.ascentShare

    private static func room(in rows: Int, _ leading: Length) -> Length { leading * (Double(rows) - roomAbove - roomBelow) }

    private static func rows(for height: Length, _ leading: Length) -> Int {
        max(leastRows, BaselineGrid.rows(holding: height / leading + roomAbove + roomBelow))
    }

    private static func rows(_ lines: Double) -> Int { max(leastRows, Int(clamping: lines.rounded())) }

    private static let leastRows = 1
    /// More than any sheet has: a strip of pixels set into a galley without end asks for no more.
    private static let mostRows = 2_000
    private static let rowsOfCode = 6
    /// The least height of a code whose author says nothing of it; telephones read it from a hand's breadth (ours).
    private static let leastCode = Length.mm(20)
}
