import Diagnostics
import Geometry

/// Reads the frames of a page.
enum FrameReader {
    /// The frames in such an order that each stands behind all those it refers to.
    static func read(_ page: inout YAMLReader, columns: Int, into diagnostics: inout Diagnostics) -> [ReadFrame] {
        guard let value = page.value("frames"), case .list(let items) = value.content, !items.isEmpty else {
            diagnostics.error(.input, "\(page.subject) needs frames", at: page.value("frames")?.place ?? page.place,
                              hint: "as in frames: [{name: text, thread: main}]")
            return []
        }
        var frames: [ReadFrame] = []
        for (index, item) in items.enumerated() {
            guard let frame = frame(item, number: index + 1, columns: columns, into: &diagnostics) else { continue }
            if frames.contains(where: { $0.plan.name == frame.plan.name }) {
                diagnostics.error(.input, "two frames of \(page.subject) are named '\(shortened(frame.plan.name))'", at: frame.place)
            } else {
                frames.append(frame)
            }
        }
        return FrameOrder.sorted(frames, of: page.subject, into: &diagnostics)
    }

    private static func frame(_ value: YAMLValue, number: Int, columns: Int,
                              into diagnostics: inout Diagnostics) -> ReadFrame? {
        let name = value.value("name")?.string("the name of a frame", into: &diagnostics) ?? "\(number)"
        guard var reader = YAMLReader(value, as: "frame '\(shortened(name))'", into: &diagnostics) else { return nil }
        _ = reader.value("name")
        let span = self.columns(&reader, of: columns, into: &diagnostics)
        let below = neighbour("below", &reader, gap: reader.value("gap"), into: &diagnostics)
        let above = neighbour("above", &reader, gap: nil, into: &diagnostics)
        let content = content(&reader, into: &diagnostics)
        let height = height(&reader, ofThread: content?.isThread ?? false, into: &diagnostics)
        let stands: FramePlan.Stand? = reader.choice("stands", into: &diagnostics)
        let box = box(&reader, into: &diagnostics)
        reader.finish(into: &diagnostics)
        guard let content else { return nil }
        let usual: FramePlan.Stand = below.frames.isEmpty && !above.frames.isEmpty ? .foot : .head
        let plan = FramePlan(name: name, columns: span, below: below, above: above, height: height,
                             stands: stands ?? usual, content: content.content, box: box)
        return ReadFrame(plan: plan, place: reader.place, contentPlace: content.place, matterPlaces: content.places)
    }

    // MARK: Place on the grid

    /// `all`, one column or a range of columns.
    private static func columns(_ reader: inout YAMLReader, of columns: Int,
                                into diagnostics: inout Diagnostics) -> ClosedRange<Int> {
        guard let value = reader.value("columns"),
              let text = value.string("'columns' of \(reader.subject)", into: &diagnostics), text != "all"
        else { return 1...columns }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, 1 <= first, first <= last else {
            diagnostics.error(.input, "'columns' of \(reader.subject) cannot be '\(shortened(text))'", at: value.place,
                              hint: "as in all, 1 or 1-2")
            return 1...columns
        }
        guard last <= columns else {
            let number = columns == 1 ? "1 column" : "\(columns) columns"
            diagnostics.error(.input, "\(reader.subject) stands in column \(last), but the grid has \(number)",
                              at: value.place)
            return 1...columns
        }
        return first...last
    }

    /// A name, a list of names, or a mapping of `frames` and `gap`; `gap` beside it is the same.
    ///
    /// A mapping without frames is a gap at the head or the foot of the text area.
    private static func neighbour(_ key: String, _ reader: inout YAMLReader, gap: YAMLValue?,
                                  into diagnostics: inout Diagnostics) -> FramePlan.Neighbour {
        let subject = "'\(key)' of \(reader.subject)"
        var neighbour = FramePlan.Neighbour()
        guard let value = reader.value(key) else {
            if let gap {
                diagnostics.error(.input, "'gap' of \(reader.subject) needs a frame that it stands below", at: gap.place,
                                  hint: "write below: {gap: 2} for a gap at the head of the page")
            }
            return neighbour
        }
        if case .mapping = value.content, var inner = YAMLReader(value, as: subject, into: &diagnostics) {
            neighbour.frames = names(inner.value("frames"), subject, into: &diagnostics)
            neighbour.gap = inner.number("gap", in: 0...200, into: &diagnostics) ?? 0
            inner.finish(into: &diagnostics)
        } else {
            neighbour.frames = names(value, subject, into: &diagnostics)
        }
        if let gap = gap?.number("'gap' of \(reader.subject)", in: 0...200, into: &diagnostics) { neighbour.gap = gap }
        return neighbour
    }

    private static func names(_ value: YAMLValue?, _ subject: String,
                              into diagnostics: inout Diagnostics) -> [String] {
        value?.asList.compactMap { $0.string(subject, into: &diagnostics) } ?? []
    }

    /// `fill`, `fit` or a number of grid lines.
    private static func height(_ reader: inout YAMLReader, ofThread isOfThread: Bool,
                               into diagnostics: inout Diagnostics) -> FramePlan.Height {
        guard let value = reader.value("height") else { return isOfThread ? .fill : .fit }
        switch value.content {
        case .scalar("fill"): return .fill
        case .scalar("fit"):
            if isOfThread {
                diagnostics.error(.input, "\(reader.subject) belongs to a thread and cannot fit its content",
                                  at: value.place, hint: "write fill or a number of grid lines")
            }
            return .fit
        case .scalar(let text) where Int(text).map { (1...1_000).contains($0) } ?? false: return .lines(Int(text) ?? 1)
        default:
            diagnostics.error(.input, "'height' of \(reader.subject) cannot be \(value.kind)", at: value.place,
                              hint: "write fill, fit or a number of grid lines")
            return .fill
        }
    }

    // MARK: Content and box

    private struct Content {
        var content: FramePlan.Content
        var place: SourcePlace
        var places: [SourcePlace]
        var isThread: Bool
    }

    /// Either `thread` or `takes`.
    private static func content(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> Content? {
        switch (reader.value("thread"), reader.value("takes")) {
        case (let thread?, nil):
            guard let name = thread.string("'thread' of \(reader.subject)", into: &diagnostics) else { return nil }
            return Content(content: .thread(name), place: thread.place, places: [], isThread: true)
        case (nil, let takes?):
            let read = MatterReader.list(takes, of: reader.subject, into: &diagnostics)
            return Content(content: .matter(read.map(\.matter)), place: takes.place, places: read.map(\.place),
                           isThread: false)
        case (nil, nil):
            diagnostics.error(.input, "\(reader.subject) has nothing to hold", at: reader.place,
                              hint: "give it a thread, or say what it takes")
        case (_?, let takes?):
            diagnostics.error(.input, "\(reader.subject) cannot both belong to a thread and take matter of its own",
                              at: takes.place)
        }
        return nil
    }

    private static func box(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> FramePlan.Box {
        var box = FramePlan.Box()
        guard var given = reader.mapping("box", into: &diagnostics) else { return box }
        box.border = given.length("border", into: &diagnostics) ?? .zero
        box.ruleAbove = given.length("rule-above", into: &diagnostics) ?? .zero
        box.ruleBelow = given.length("rule-below", into: &diagnostics) ?? .zero
        box.padding = given.length("padding", into: &diagnostics) ?? .zero
        box.paddingLines = given.number("padding-lines", in: 0...50, into: &diagnostics) ?? 0
        given.finish(into: &diagnostics)
        return box
    }
}
