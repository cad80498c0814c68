import Geometry

/// A side of a sheet as panels in columns and rows, before it lies on any paper.
struct Forme {
    /// What is left of each column when all is cut, leftmost first.
    var columns: [Length]
    /// What is left of each row, uppermost first.
    var rows: [Length]
    /// Between columns, one fewer than they are.
    var columnJoints: [Joint]
    /// Between rows, one fewer than they are.
    var rowJoints: [Joint]
    /// Row by row, each from the left.
    var cells: [Cell]
    /// Columns in which the joints of rows are slit open before the sheet is folded.
    var slit = 0..<0

    /// A panel and the page on it.
    struct Cell {
        /// Indexes the pages of the order; nil for a blank.
        var page: Int?
        var isUpsideDown = false
        /// How much of the page's trim is lost at the left and the right edge of the panel: it is wider by that.
        var lostLeft = Length.zero, lostRight = Length.zero
    }

    /// What lies between two neighbours.
    struct Joint: Hashable {
        /// Else the knife parts them.
        var isFold: Bool
        /// Between the trims of the neighbours.
        var gap: Length
        /// How far the ink of each may go into the gap: half of it at the most.
        var ink: Length

        /// Nothing is cut off, and each page ends where the other begins.
        static let fold = Joint(isFold: true, gap: .zero, ink: .zero)
    }
}

/// Both sides of a sheet.
struct FormePair {
    var front: Forme
    /// As it is seen when the sheet is turned about its upright axis.
    var back: Forme?

    /// The same for binding on the other edge: panels are exchanged, and no page is.
    var mirrored: FormePair { FormePair(front: front.mirrored, back: back?.mirrored) }
}

extension Forme {
    /// One row of panels of these widths.
    init(row cells: [Cell], columns: [Length], height: Length) {
        self.init(columns: columns, rows: [height], columnJoints: Array(repeating: .fold, count: columns.count - 1),
                  rowJoints: [], cells: cells)
    }

    /// One row of panels as wide as these pages.
    init(row pages: [Int?], size: Size) {
        self.init(row: pages.map { Cell(page: $0) }, columns: Array(repeating: size.width, count: pages.count),
                  height: size.height)
    }

    var mirrored: Forme {
        var mirror = self
        mirror.columns.reverse()
        mirror.columnJoints.reverse()
        mirror.slit = columns.count - slit.upperBound..<columns.count - slit.lowerBound
        mirror.cells = rows.indices.flatMap { row in cells[cells(of: row)].reversed().map(\.mirrored) }
        return mirror
    }

    /// What is left when all is cut.
    var trim: Size {
        Size(width: columns.reduce(.zero, +) + columnJoints.reduce(.zero) { $0 + $1.gap },
             height: rows.reduce(.zero, +) + rowJoints.reduce(.zero) { $0 + $1.gap })
    }

    private func cells(of row: Int) -> Range<Int> { row * columns.count..<(row + 1) * columns.count }
}

extension Forme.Cell {
    var mirrored: Forme.Cell {
        Forme.Cell(page: page, isUpsideDown: isUpsideDown, lostLeft: lostRight, lostRight: lostLeft)
    }
}
