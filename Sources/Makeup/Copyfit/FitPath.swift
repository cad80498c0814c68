import Geometry
import LayoutBook

/// The settings that a layout may be set in, as a path of one parameter.
///
/// A sheet is fullest where its grid has whole rows, so leadings are those that divide the height of the text area: `rows` of
/// them. For each number of rows there is a largest size at which the text fits, and the more rows, the larger. Of these pairs
/// the *comfortable* one has the ratio of leading to size nearest the middle of its range: more text makes the type smaller at
/// that ratio, and only where the size has reached the end of its range does the ratio leave its middle. Behind that end come
/// gutters, then space round headings, then pictures; what may be left out is left out last of all, when the text does not
/// fit at the smallest of everything.
struct FitPath {
    let ranges: FitRanges
    /// Of the text area of the page that the main thread begins on.
    let height: Length
    /// Of the layout's grid; kept where the ranges leave none that divides the height.
    private let ownLeading: Length
    /// From the tightest to the loosest; the layout's own is number `own`.
    let slacks: [Slack]
    let own: Int
    /// Whether any page has columns with the layout's gutter between them.
    let hasGutters: Bool

    /// What is varied where size and leading have come to their ends.
    struct Slack: Equatable {
        var gutter: Length
        var spacing: Double
        var pictures: Double
    }

    init(_ layout: Layout, _ ranges: FitRanges) {
        self.ranges = ranges
        let area = layout.pageOfMainThread?.area ?? layout.area
        height = area.trim.height - area.margins.top - area.margins.bottom
        ownLeading = layout.leading
        var middle = Slack(gutter: layout.area.gutter.clamped(to: ranges.gutter), spacing: 1.0.clamped(to: ranges.spacing),
                           pictures: 1.0.clamped(to: ranges.pictures))
        hasGutters = layout.pages.contains { $0.area.columns > 1 && $0.area.gutter == layout.area.gutter }
        if !hasGutters { middle.gutter = layout.area.gutter }
        let hasGutters = hasGutters
        func steps(_ gutter: Length, _ spacing: Double, _ pictures: Double) -> [Slack] {
            var slack = middle, steps: [Slack] = []
            if hasGutters { slack.gutter = gutter; steps.append(slack) }
            slack.spacing = spacing
            steps.append(slack)
            slack.pictures = pictures
            steps.append(slack)
            return steps
        }
        var tighter: [Slack] = [], looser: [Slack] = []
        for step in steps(ranges.gutter.lowerBound, ranges.spacing.lowerBound, ranges.pictures.lowerBound)
        where step != tighter.last ?? middle { tighter.append(step) }
        for step in steps(ranges.gutter.upperBound, ranges.spacing.upperBound, ranges.pictures.upperBound)
        where step != looser.last ?? middle { looser.append(step) }
        slacks = tighter.reversed() + [middle] + looser
        own = tighter.count
    }

    /// The ratio of leading to size that is most comfortable.
    var middleRatio: Double { (ranges.leading.lowerBound + ranges.leading.upperBound) / 2 }

    /// Rows of the text area, from those of the loosest grid to those of the tightest.
    var rows: ClosedRange<Int> { wholeRows ?? ownRows...ownRows }

    private var wholeRows: ClosedRange<Int>? {
        let fewest = max(1, (height / (ranges.size.upperBound * ranges.leading.upperBound) - 1e-6).rounded(.up))
        let most = (height / (ranges.size.lowerBound * ranges.leading.lowerBound) + 1e-6).rounded(.down)
        return fewest <= most ? Int(fewest)...Int(most) : nil
    }

    private var ownRows: Int { max(1, Int(height / ownLeading + 1e-6)) }

    func leading(_ rows: Int) -> Length { wholeRows == nil ? ownLeading : height / Double(rows) }

    /// The sizes whose ratio to the leading of so many rows is within its range, in whole hundredths of a point if there are any;
    /// nil for none.
    func sizes(_ rows: Int) -> ClosedRange<Length>? {
        if wholeRows == nil { return ranges.size }
        let least = max(ranges.size.lowerBound, leading(rows) / ranges.leading.upperBound)
        let most = min(ranges.size.upperBound, leading(rows) / ranges.leading.lowerBound)
        let hundredths = ((least.points * 100 - 1e-6).rounded(.up), (most.points * 100 + 1e-6).rounded(.down))
        if hundredths.0 <= hundredths.1 { return .pt(hundredths.0 / 100)...(.pt(hundredths.1 / 100)) }
        return least.points <= most.points + 1e-6 ? least...max(least, most) : nil
    }

    /// How far a size on so many rows is from the comfortable ratio.
    func discomfort(_ size: Length, _ rows: Int) -> Double { abs(leading(rows) / size - middleRatio) }

    func setting(_ size: Length, rows: Int, slack: Slack, sacrificed: Int) -> FitSetting {
        FitSetting(size: size, leading: leading(rows), gutter: slack.gutter, spacing: slack.spacing,
                   pictures: slack.pictures, sacrificed: sacrificed)
    }

    /// What may be varied besides, one after the other: pictures a little lower and higher, then space round headings, then gutters;
    /// then the same by twice as much, and so on to the ends of their ranges.
    func neighbours(of slack: Slack, pictures: Bool) -> [Slack] {
        (1...Self.steps).flatMap { step -> [Slack] in
            let share = Double(step) / Double(Self.steps)
            func between(_ value: Double, _ end: Double) -> Double { ((value + (end - value) * share) * 100).rounded() / 100 }
            var found: [Slack] = []
            func add(_ change: (inout Slack) -> Void) {
                var other = slack
                change(&other)
                if other != slack { found.append(other) }
            }
            if pictures {
                add { $0.pictures = between($0.pictures, ranges.pictures.lowerBound) }
                add { $0.pictures = between($0.pictures, ranges.pictures.upperBound) }
            }
            add { $0.spacing = between($0.spacing, ranges.spacing.upperBound) }
            add { $0.spacing = between($0.spacing, ranges.spacing.lowerBound) }
            guard hasGutters else { return found }
            add { $0.gutter = .pt(between($0.gutter.points, ranges.gutter.upperBound.points)) }
            add { $0.gutter = .pt(between($0.gutter.points, ranges.gutter.lowerBound.points)) }
            return found
        }
    }

    /// From the middle of a range to its end.
    private static let steps = 4

    /// The layout's own size on the grid that is comfortable for it: where the search begins.
    func start(_ own: Length) -> (size: Length, rows: Int) {
        let wanted = Int((height / (own.clamped(to: ranges.size) * middleRatio)).rounded()).clamped(to: rows)
        let size = Length.pt((own.points * 100).rounded() / 100)
        return (sizes(wanted).map { size.clamped(to: $0) } ?? size, wanted)
    }
}

private extension Layout {
    /// The first page with a frame of the thread that has most of them.
    var pageOfMainThread: PageTemplate? {
        func frames(of thread: String, on page: PageTemplate) -> Int { page.frames.count { $0.content == .thread(thread) } }
        let counts = threads.map { thread in pages.reduce(0) { $0 + frames(of: thread.name, on: $1) } }
        guard let most = counts.max(), let main = counts.firstIndex(of: most) else { return pages.first }
        return pages.first { frames(of: threads[main].name, on: $0) > 0 } ?? pages.first
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
