import Diagnostics

/// Puts the frames of a page in such an order that each stands behind those it refers to, and keeps the author's order
/// wherever it can: threads run through frames in that order.
struct FrameOrder {
    private let frames: [ReadFrame]
    private let page: String
    private var sorted: [Int] = []
    private var state: [State]

    private enum State { case waiting, underWay, placed }

    static func sorted(_ frames: [ReadFrame], of page: String, into diagnostics: inout Diagnostics) -> [ReadFrame] {
        var order = FrameOrder(frames, of: page)
        for index in frames.indices { order.place(index, askedBy: nil, into: &diagnostics) }
        order.checkThreads(into: &diagnostics)
        if !diagnostics.hasErrors { order.checkOverlaps(into: &diagnostics) }
        return order.sorted.map { frames[$0] }
    }

    private init(_ frames: [ReadFrame], of page: String) {
        self.frames = frames
        self.page = page
        state = Array(repeating: .waiting, count: frames.count)
    }

    private mutating func place(_ index: Int, askedBy: Int?, into diagnostics: inout Diagnostics) {
        let frame = frames[index]
        switch state[index] {
        case .placed: return
        case .underWay:
            let asking = frames[askedBy ?? index]
            diagnostics.error(
                .input,
                "the places of frames '\(shortened(asking.plan.name))' and '\(shortened(frame.plan.name))' hang on each other",
                at: asking.place, hint: "one of them must stand without naming the other")
            return
        case .waiting: state[index] = .underWay
        }
        for neighbour in neighbours(of: index, into: &diagnostics) {
            place(neighbour, askedBy: index, into: &diagnostics)
        }
        state[index] = .placed
        sorted.append(index)
    }

    private func neighbours(of index: Int, into diagnostics: inout Diagnostics) -> [Int] {
        let frame = frames[index]
        return (frame.plan.below.frames + frame.plan.above.frames).compactMap { name in
            if let neighbour = frames.firstIndex(where: { $0.plan.name == name }) { return neighbour }
            diagnostics.error(.input,
                              "frame '\(shortened(frame.plan.name))' names '\(shortened(name))', which is no frame of \(page)",
                              at: frame.place, hint: spellingHint(for: name, among: frames.map(\.plan.name)))
            return nil
        }
    }

    /// A thread must still be read in the order in which its frames were written.
    private func checkThreads(into diagnostics: inout Diagnostics) {
        for (position, index) in sorted.enumerated() where frames[index].isOfThread {
            let frame = frames[index]
            let overtaken = sorted[..<position].first { $0 > index && frames[$0].plan.content == frame.plan.content }
            guard let overtaken else { continue }
            let other = frames[overtaken].plan.name
            diagnostics.error(
                .input, "frame '\(shortened(frame.plan.name))' comes first in its thread but hangs on '\(shortened(other))'",
                at: frame.place, hint: "write the frames of a thread in reading order")
        }
    }

    /// Two frames that share a column must be told apart: one stands above the other, if by way of others.
    ///
    /// A frame that is set into columns may stand on frames that are not: their text runs around it.
    private func checkOverlaps(into diagnostics: inout Diagnostics) {
        let over = reachable()
        guard checkCircles(over, into: &diagnostics) else { return }
        for b in frames.indices {
            for a in 0..<b where frames[a].plan.columns.overlaps(frames[b].plan.columns) {
                if (frames[a].plan.inset == nil) != (frames[b].plan.inset == nil) { continue }
                if over[a][b] || over[b][a] || standApart(frames[a].plan, frames[b].plan) { continue }
                let column = max(frames[a].plan.columns.lowerBound, frames[b].plan.columns.lowerBound)
                diagnostics.error(
                    .input, "frames '\(shortened(frames[a].plan.name))' and '\(shortened(frames[b].plan.name))' both stand in column \(column), "
                        + "and neither is below or above the other", at: frames[b].place)
            }
        }
    }

    /// Frames may refer to each other in one order and yet stand above each other in a circle.
    private func checkCircles(_ over: [[Bool]], into diagnostics: inout Diagnostics) -> Bool {
        let circle = frames.indices.filter { over[$0][$0] }
        guard let first = circle.first else { return true }
        let names = circle.prefix(4).map { "'\(shortened(frames[$0].plan.name))'" }.joined(separator: ", ")
        diagnostics.error(.input, "frames \(names) stand above each other in a circle", at: frames[first].place,
                          hint: "one of them must not name the one above it")
        return false
    }

    /// One hangs from the head of the page, the other stands at its foot.
    private func standApart(_ a: FramePlan, _ b: FramePlan) -> Bool {
        a.height != .fill && b.height != .fill && a.stands != b.stands
    }

    /// Whether frame `a` stands over frame `b`, by way of any others: `[a][b]`.
    private func reachable() -> [[Bool]] {
        var over = Array(repeating: Array(repeating: false, count: frames.count), count: frames.count)
        for (index, frame) in frames.enumerated() {
            for (other, neighbour) in frames.enumerated() {
                if frame.plan.above.frames.contains(neighbour.plan.name) { over[index][other] = true }
                if frame.plan.below.frames.contains(neighbour.plan.name) { over[other][index] = true }
            }
        }
        for middle in frames.indices {
            for a in frames.indices where over[a][middle] {
                for b in frames.indices where over[middle][b] { over[a][b] = true }
            }
        }
        return over
    }
}
