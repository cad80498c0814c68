import Diagnostics

/// How many grid lines the frames of a page take that stand one above the other, all gaps among them.
///
/// Only heights that do not depend on text are counted. No frame may stand above itself.
struct FrameStack {
    private let frames: [ReadFrame]
    /// From each frame to the foot of the text area, the frame among them, and the last frame on that way.
    private var depths: [(lines: Int, last: Int)?]

    init(_ frames: [ReadFrame]) {
        self.frames = frames
        depths = Array(repeating: nil, count: frames.count)
        for index in frames.indices { measure(index) }
    }

    /// Says which frames reach off the page, the tallest stack of them.
    func check(against lines: Int, of page: String, into diagnostics: inout Diagnostics) {
        var worst: (first: Int, last: Int, lines: Int)?
        for (index, depth) in depths.enumerated() {
            guard let depth else { continue }
            let height = depth.lines + headGap(of: index)
            if height > max(lines, worst?.lines ?? 0) { worst = (index, depth.last, height) }
        }
        guard let worst else { return }
        let first = frames[worst.first], name = shortened(first.plan.name)
        let names = worst.first == worst.last
            ? "frame '\(name)' needs"
            : "the frames from '\(name)' down to '\(shortened(frames[worst.last].plan.name))' need"
        diagnostics.error(.input, "\(names) \(worst.lines) lines, but \(page) has \(lines)", at: first.place,
                          hint: "what is more would lie off the page")
    }

    @discardableResult
    private mutating func measure(_ index: Int) -> (lines: Int, last: Int) {
        if let known = depths[index] { return known }
        let plan = frames[index].plan
        var below = (lines: plan.above.frames.isEmpty ? Self.rows(plan.above.gap) : 0, last: index)
        for (other, neighbour) in frames.enumerated() {
            guard let gap = Self.gap(from: plan, to: neighbour.plan) else { continue }
            let rest = measure(other)
            if gap + rest.lines > below.lines { below = (gap + rest.lines, rest.last) }
        }
        let depth = (lines: Self.height(of: plan) + below.lines, last: below.last)
        depths[index] = depth
        return depth
    }

    private static func height(of plan: FramePlan) -> Int {
        switch plan.height {
        case .fill: 0
        case .fit: plan.leastRows
        case .lines(let lines): lines
        }
    }

    private func headGap(of index: Int) -> Int {
        let below = frames[index].plan.below
        return below.frames.isEmpty ? Self.rows(below.gap) : 0
    }

    /// Lines between a frame and one that stands right below it; nil where it does not.
    private static func gap(from upper: FramePlan, to lower: FramePlan) -> Int? {
        if lower.below.frames.contains(upper.name) { return rows(lower.below.gap) }
        if upper.above.frames.contains(lower.name) { return rows(upper.above.gap) }
        return nil
    }

    private static func rows(_ gap: Double) -> Int { Int(gap.rounded(.up)) }
}
