import Geometry

/// The frames of a page drawn with letters: how they lie to each other, not how high they will be.
struct PagePicture {
    private let layout: Layout
    private let page: PageTemplate
    private let direction: Direction
    /// Rows from the head of the text area, by frame.
    private var spans: [String: Range<Int>] = [:]
    private var canvas: [[Character]]

    /// Rows of the text area; frames that fit their content are drawn three rows high.
    private static let rows = 14, fittedRows = 3
    /// Letters of the widest page of a layout; other pages are drawn to its scale.
    private static let letters = 44
    /// Letters, the gap to the next column among them.
    private let columnWidth: Int

    init(_ page: PageTemplate, of layout: Layout, direction: Direction) {
        self.page = page
        self.layout = layout
        self.direction = direction
        let widest = layout.pages.map(\.area.textWidth).max() ?? page.area.textWidth
        columnWidth = max(6, Int(Double(Self.letters) * (page.area.textWidth / widest)) / page.area.columns)
        canvas = Array(repeating: Array(repeating: " ", count: columnWidth * page.area.columns), count: Self.rows)
        for frame in page.frames { spans[frame.name] = span(of: frame) }
        for frame in page.frames.filter({ $0.inset == nil }) + page.frames.filter({ $0.inset != nil }) { draw(frame) }
    }

    var lines: [String] {
        canvas.map { row in
            var line = "  " + String(row)
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The frames it refers to stand before it in the list, so their rows are known.
    private func span(of frame: FramePlan) -> Range<Int> {
        let top = frame.below.frames.compactMap { spans[$0]?.upperBound }.max() ?? 0
        let bottom = max(top, frame.above.frames.compactMap { spans[$0]?.lowerBound }.min() ?? Self.rows)
        let height = min(height(of: frame) ?? bottom - top, bottom - top)
        return frame.stands == .foot ? bottom - height..<bottom : top..<top + height
    }

    private func height(of frame: FramePlan) -> Int? {
        switch frame.height {
        case .fill: nil
        case .fit: Self.fittedRows
        case .lines(let lines): max(Self.fittedRows, lines * Self.rows / page.area.lines(ofLeading: layout.leading))
        }
    }

    private mutating func draw(_ frame: FramePlan) {
        guard let rows = spans[frame.name], rows.count >= 2 else { return }
        let columns = columns(of: frame)
        let (across, down): (Character, Character) = frame.inset == nil ? ("-", "|") : ("=", "!")
        for row in rows {
            let isEdge = row == rows.lowerBound || row == rows.upperBound - 1
            for column in columns { canvas[row][column] = isEdge ? across : " " }
            canvas[row][columns.lowerBound] = isEdge ? "+" : down
            canvas[row][columns.upperBound - 1] = isEdge ? "+" : down
        }
        write(label(of: frame), row: rows.lowerBound + 1, in: columns, of: rows)
    }

    /// The letters a frame takes, from the left.
    private func columns(of frame: FramePlan) -> Range<Int> {
        let before = direction.isRightToLeft ? page.area.columns - frame.columns.upperBound : frame.columns.lowerBound - 1
        let first = before * columnWidth, room = frame.columns.count * columnWidth - 1
        let width = max(4, Int(Double(room) * (frame.inset?.share ?? 1)))
        let isAtStart = frame.inset?.side != .end
        let shift = frame.inset?.side == .centre ? (room - width) / 2 : isAtStart == direction.isRightToLeft ? room - width : 0
        return first + shift..<first + shift + width
    }

    private func label(of frame: FramePlan) -> String {
        switch frame.content {
        case .thread(let thread): "\(frame.name) → \(thread)"
        case .matter: frame.name
        }
    }

    private mutating func write(_ text: String, row: Int, in columns: Range<Int>, of rows: Range<Int>) {
        guard row < rows.upperBound - 1 else { return }
        for (offset, letter) in text.prefix(columns.count - 4).enumerated() {
            canvas[row][columns.lowerBound + 2 + offset] = letter
        }
    }
}
