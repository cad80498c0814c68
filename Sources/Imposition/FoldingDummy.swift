public import Geometry

/// What is printed in place of pages to try a fold: the number of each panel's page and where its head is.
///
/// All places are in the space of the side, as of ``Imposition``.
public struct FoldingDummy: Sendable, Hashable {
    /// In the order in which they are printed: front, back, front …
    public var sides: [Side]

    /// A side of a sheet.
    public struct Side: Sendable, Hashable {
        /// Counted from 1.
        public var sheet: Int
        public var isBack: Bool
        public var paper: Size
        /// In the order of the placements.
        public var panels: [Panel]
        /// To be drawn dashed.
        public var folds: [Segment]
        /// To be cut before it is folded.
        public var slits: [Segment]
    }

    /// What a page has for itself.
    public struct Panel: Sendable, Hashable {
        /// Its trim, as far as it is seen.
        public var rect: Rect
        public var turn: Turn
        /// Indexes ``ImpositionOrder/pages``, so that its number is one more; nil for a blank.
        public var page: Int?
        /// From the middle of the panel towards the head of the page, as far as three quarters of the way to its edge.
        public var head: Segment
    }
}

extension Imposition {
    /// The same sheets with numbers for pages.
    public var dummy: FoldingDummy {
        FoldingDummy(sides: sheets.enumerated().flatMap { index, sheet in
            [FoldingDummy.Side(sheet.front, sheet: index + 1, isBack: false)]
                + (sheet.back.map { [FoldingDummy.Side($0, sheet: index + 1, isBack: true)] } ?? [])
        })
    }
}

extension FoldingDummy.Side {
    fileprivate init(_ side: SheetSide, sheet: Int, isBack: Bool) {
        self.init(sheet: sheet, isBack: isBack, paper: side.paper,
                  panels: side.placements.map { FoldingDummy.Panel($0, in: side.trim) }, folds: side.folds, slits: side.slits)
    }
}

extension FoldingDummy.Panel {
    fileprivate init(_ placement: Placement, in trim: Rect) {
        let rect = placement.trim.common(with: placement.clip).common(with: trim)
        self.init(rect: rect, turn: placement.turn, page: placement.page, head: rect.arrow(up: placement.turn))
    }
}

extension Rect {
    /// What lies in both, which touch.
    fileprivate func common(with other: Rect) -> Rect {
        let x = max(left, other.left), y = max(top, other.top)
        return Rect(x: x, y: y, width: min(right, other.right) - x, height: min(bottom, other.bottom) - y)
    }

    fileprivate func arrow(up turn: Turn) -> Segment {
        let middle = Point(x: (left + right) / 2, y: (top + bottom) / 2), part = 0.375
        let across = size.width * part, down = size.height * part
        let tip = switch turn {
        case .none: Point(x: middle.x, y: middle.y - down)
        case .quarter: Point(x: middle.x + across, y: middle.y)
        case .half: Point(x: middle.x, y: middle.y + down)
        case .threeQuarters: Point(x: middle.x - across, y: middle.y)
        }
        return Segment(from: middle, to: tip)
    }
}
