import Geometry
import LayoutBook

/// A page in the making: its frames, and what has been placed in them.
struct Sheet {
    let number: Int
    let template: PageTemplate
    let geometry: PageGeometry
    var frames: [SheetFrame]

    /// Indexes `frames`, in the order in which a page is read: from head to foot, then from the first column on; the frames
    /// of a thread among themselves as the thread runs. Frames of a higher level are drawn on the others and so come behind them.
    var readingOrder: [Int] {
        let order = orderOnOneLevel
        return Set(frames.map(\.solved.plan.level)).sorted().flatMap { level in
            order.filter { frames[$0].solved.plan.level == level }
        }
    }

    private var orderOnOneLevel: [Int] {
        var order = frames.indices.sorted { a, b in
            let (one, other) = (frames[a].solved, frames[b].solved)
            return (one.rows.lowerBound, one.plan.columns.lowerBound, a) < (other.rows.lowerBound, other.plan.columns.lowerBound, b)
        }
        var threads: [FramePlan.Content] = []
        for frame in frames where frame.solved.plan.content.isThread && !threads.contains(frame.solved.plan.content) {
            threads.append(frame.solved.plan.content)
        }
        for thread in threads {
            let places = order.indices.filter { frames[order[$0]].solved.plan.content == thread }
            for (place, frame) in zip(places, places.map({ order[$0] }).sorted()) { order[place] = frame }
        }
        return order
    }
}

/// A frame of a sheet.
struct SheetFrame {
    let solved: SolvedFrame
    var items: [SheetItem] = []
    var usedRows = 0
    var count = MakeupReport.Count()
}

/// An item and whose it is: the matter is numbered when the whole document is read through.
struct SheetItem {
    /// Indexes ``CopyDesk/slots``; -1 for what belongs to none.
    var matter: Int
    var item: PageItem
    /// What of its block it is a line of: see ``SetLine/leaf``, and for bullets and numbers ``leaf(ofMarker:)``.
    var leaf = 0
    /// The block that it leads the eye along: drawn with it, but not read.
    var leaderOf: Int?
    /// The entry it makes in the outline.
    var outline: (level: Int, title: String, top: Length)?
}

extension SheetItem {
    /// Markers of a block are counted from 0.
    static func leaf(ofMarker number: Int) -> Int { -1 - number }

    /// What is no text: a rule, or the outline of a box.
    static func rule(_ shape: PlacedRule.Shape, ink: InkKey) -> SheetItem {
        SheetItem(matter: -1, item: PageItem(reading: nil, content: .rule(PlacedRule(shape: shape, ink: ink))))
    }

    /// A line that no article has: it is not read with the text.
    static func line(_ placed: PlacedLine) -> SheetItem {
        SheetItem(matter: -1, item: PageItem(reading: nil, content: .line(placed)))
    }
}

extension [SheetItem] {
    /// By their places in the reading order, rules first.
    var inReadingOrder: [SheetItem] {
        let keys = map { $0.item.reading ?? ReadingID(matter: -1, block: -1, line: -1) }
        return indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { self[$0] }
    }
}

extension Forme {
    /// A page with nothing in its frames; nil behind the last page.
    func emptySheet(_ page: Int) -> Sheet? {
        guard let template = plan.template(ofPage: page) else { return nil }
        let frames = plan.frames(ofPage: page) ?? []
        return Sheet(number: page, template: layout.pages[template], geometry: geometries[template],
                     frames: frames.map { SheetFrame(solved: $0) })
    }

    /// The frames of a page as they are read, by their numbers in its template.
    func readingOrder(ofPage page: Int) -> [Int] {
        guard let sheet = emptySheet(page) else { return [] }
        return sheet.readingOrder.map { sheet.frames[$0].solved.index }
    }
}
