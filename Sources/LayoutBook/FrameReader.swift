import Diagnostics

/// Reads the frames of a page.
enum FrameReader {
    /// More frames than anyone can tell apart on a page.
    static let most = 60

    /// The frames in such an order that each stands behind all those it refers to.
    /// - Parameters:
    ///   - columns: how many the page has.
    ///   - inks: of the layout; tints of boxes are added to them.
    static func read(_ page: inout YAMLReader, columns: Int, inks: inout [Ink],
                     into diagnostics: inout Diagnostics) -> [ReadFrame] {
        guard let value = page.value("frames"), case .list(let items) = value.content, !items.isEmpty else {
            diagnostics.error(.input, "\(page.subject) needs frames", at: page.value("frames")?.place ?? page.place,
                              hint: "as in frames: [{name: text, thread: main}]")
            return []
        }
        if items.count > most {
            diagnostics.error(.input, "\(page.subject) has \(items.count) frames; \(most) is the most", at: value.place)
        }
        var frames: [ReadFrame] = []
        for (index, item) in items.prefix(most).enumerated() {
            guard let frame = frame(item, number: index + 1, columns: columns, inks: &inks, into: &diagnostics) else { continue }
            if frames.contains(where: { $0.plan.name == frame.plan.name }) {
                diagnostics.error(.input, "two frames of \(page.subject) are named '\(shortened(frame.plan.name))'",
                                  at: frame.place)
            } else {
                frames.append(frame)
            }
        }
        return FrameOrder.sorted(frames, of: page.subject, into: &diagnostics)
    }

    private static func frame(_ value: YAMLValue, number: Int, columns: Int, inks: inout [Ink],
                              into diagnostics: inout Diagnostics) -> ReadFrame? {
        let name = value.value("name")?.string("the name of a frame", into: &diagnostics) ?? "\(number)"
        guard var reader = YAMLReader(value, as: "frame '\(shortened(name))'", into: &diagnostics) else { return nil }
        _ = reader.value("name")
        let content = content(&reader, into: &diagnostics)
        var plan = FramePlan(name: name, columns: 1...columns, height: .fit, content: content?.content ?? .matter([]))
        FramePlaceReader.read(&reader, columns: columns, into: &plan, &diagnostics)
        plan.inset = InsetReader.read(&reader, into: &diagnostics)
        plan.box = BoxReader.read(&reader, inks: &inks, into: &diagnostics)
        plan.sacrifice = sacrifice(&reader, of: plan, into: &diagnostics)
        reader.finish(into: &diagnostics)
        guard let content else { return nil }
        return ReadFrame(plan: plan, place: reader.place, contentPlace: content.place, matterPlaces: content.places,
                         sacrificePlace: reader.value("sacrifice")?.place,
                         sharePlace: reader.value("inset")?.value("share")?.place,
                         paddingPlace: reader.value("box")?.value("padding")?.place)
    }

    private struct Content {
        var content: FramePlan.Content
        var place: SourcePlace
        var places: [SourcePlace]
    }

    /// Either `thread` or `takes`.
    private static func content(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> Content? {
        switch (reader.value("thread"), reader.value("takes")) {
        case (let thread?, nil):
            guard let name = thread.string("'thread' of \(reader.subject)", into: &diagnostics) else { return nil }
            return Content(content: .thread(name), place: thread.place, places: [])
        case (nil, let takes?):
            let read = MatterReader.list(takes, of: reader.subject, into: &diagnostics)
            return Content(content: .matter(read.map(\.matter)), place: takes.place, places: read.map(\.place))
        case (nil, nil):
            diagnostics.error(.input, "\(reader.subject) has nothing to hold", at: reader.place,
                              hint: "give it a thread, or say what it takes")
        case (_?, let takes?):
            diagnostics.error(.input, "\(reader.subject) cannot both belong to a thread and take matter of its own",
                              at: takes.place)
        }
        return nil
    }

    /// Only what has matter of its own can be left out to make room: a frame of a thread is room.
    private static func sacrifice(_ reader: inout YAMLReader, of plan: FramePlan, into diagnostics: inout Diagnostics) -> String? {
        guard let value = reader.value("sacrifice") else { return nil }
        if plan.isOfThread {
            diagnostics.error(.input, "\(reader.subject) belongs to a thread, which would have less room without it",
                              at: value.place, hint: "only frames that say what they take can be left out")
        }
        return value.string("'sacrifice' of \(reader.subject)", into: &diagnostics)
    }
}

extension FramePlan {
    var isOfThread: Bool { content.isThread }

    /// It has only a share of its columns.
    var isNarrowed: Bool { inset.map { $0.share < 1 } ?? false }
}
