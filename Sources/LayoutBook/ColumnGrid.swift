public import Geometry

/// Where the columns lie on a page, in page space (top-left of the trim, y down).
extension PageArea {
    /// Width of the text area: all columns and the gutters between.
    public var textWidth: Length { trim.width - margins.inside - margins.outside }

    /// Width of one column.
    public var columnWidth: Length { (textWidth - gutter * Double(columns - 1)) / Double(columns) }

    /// Whole lines of a grid of that leading from the top to the bottom margin; the first one hangs from the top margin.
    public func lines(ofLeading leading: Length) -> Int {
        // A bottom margin made to measure may miss the last line by the rounding of millimetres.
        Int(clamping: ((trim.height - margins.top - margins.bottom) / leading + 1e-6).rounded(.down))
    }

    /// The text area, as high as its whole lines of a grid of that leading.
    public func textArea(leading: Length, pageNumber: Int, direction: Direction) -> Rect {
        columnRect(columns: 1...columns, leading: leading, pageNumber: pageNumber, direction: direction)
    }

    /// The columns from the first to the last of a range with the gutters between, as high as the text area.
    ///
    /// Column 1 is the one that is read first: the leftmost of a left-to-right sheet, else the rightmost.
    public func columnRect(columns range: ClosedRange<Int>, leading: Length, pageNumber: Int, direction: Direction) -> Rect {
        precondition(range.lowerBound >= 1 && range.upperBound <= columns)
        let isBoundOnLeft = Layout.isBoundOnLeft(pageNumber: pageNumber, direction: direction)
        let left = isBoundOnLeft ? margins.inside : margins.outside
        let before = direction.isRightToLeft ? columns - range.upperBound : range.lowerBound - 1
        return Rect(x: left + (columnWidth + gutter) * Double(before), y: margins.top,
                    width: columnWidth * Double(range.count) + gutter * Double(range.count - 1),
                    height: leading * Double(lines(ofLeading: leading)))
    }

    /// Width of a frame, padding included: that of its columns, or its share of them where it is set into text.
    public func width(of frame: FramePlan) -> Length {
        let count = Double(frame.columns.count)
        return (columnWidth * count + gutter * (count - 1)) * (frame.inset?.share ?? 1)
    }

    /// Where a frame lies from left to right: its columns, or its side of them where it is set into text; as high as the
    /// text area.
    public func rect(of frame: FramePlan, leading: Length, pageNumber: Int, direction: Direction) -> Rect {
        var rect = columnRect(columns: frame.columns, leading: leading, pageNumber: pageNumber, direction: direction)
        let room = rect.size.width - width(of: frame)
        switch frame.inset?.side {
        case nil: break
        case .start: rect.origin.x += direction.isRightToLeft ? room : .zero
        case .centre: rect.origin.x += room / 2
        case .end: rect.origin.x += direction.isRightToLeft ? .zero : room
        }
        rect.size.width -= room
        return rect
    }
}

extension Layout {
    /// Whether a page is a right-hand one of a left-to-right sheet, or a left-hand one of a right-to-left sheet.
    public static func isRecto(_ pageNumber: Int) -> Bool { pageNumber % 2 == 1 }

    /// Whether the inside margin is on the left: rectos are bound where the reading of a line begins, versos opposite.
    public static func isBoundOnLeft(pageNumber: Int, direction: Direction) -> Bool {
        isRecto(pageNumber) != direction.isRightToLeft
    }
}
