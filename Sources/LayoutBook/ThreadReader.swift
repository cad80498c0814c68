import Diagnostics

/// Reads what flows through the threads, and holds threads, frames and slots to each other.
enum ThreadReader {
    /// More threads than any sheet has.
    private static let most = 60

    static func read(_ layout: inout YAMLReader, pages: [ReadPage], into diagnostics: inout Diagnostics) -> [ThreadPlan] {
        var mapping = layout.mapping("threads", into: &diagnostics)
        let frames = pages.flatMap(\.frames)
        var matters = frames.flatMap(\.placedMatters)
        var threads: [ThreadPlan] = []
        let entries = mapping?.allEntries() ?? []
        if entries.count > most, let place = mapping?.place {
            diagnostics.error(.input, "the layout has \(entries.count) threads; \(most) is the most", at: place)
        }
        for entry in entries.prefix(most) {
            let (thread, stories) = thread(entry, into: &diagnostics)
            matters += stories
            threads.append(thread)
            if !frames.contains(where: { $0.plan.content == .thread(entry.key) }) {
                diagnostics.error(.input, "thread '\(shortened(entry.key))' has no frame", at: entry.keyPlace,
                                  hint: "give a frame 'thread: \(shortened(entry.key))'")
            }
        }
        checkFrames(frames, threads: threads.map(\.name), into: &diagnostics)
        checkSlots(matters, into: &diagnostics)
        return threads
    }

    /// A list of what it takes, or a mapping that says how as well.
    private static func thread(_ entry: YAMLValue.Entry, into diagnostics: inout Diagnostics) -> (ThreadPlan, [PlacedMatter]) {
        let subject = "thread '\(shortened(entry.key))'"
        var thread = ThreadPlan(name: entry.key, stories: [])
        var takes: YAMLValue? = entry.value
        if case .mapping = entry.value.content, var reader = YAMLReader(entry.value, as: subject, into: &diagnostics) {
            takes = reader.value("takes")
            thread.hasJumps = reader.flag("jumps", into: &diagnostics) ?? false
            thread.balances = reader.flag("balance", into: &diagnostics) ?? false
            thread.isParallel = reader.flag("parallel", into: &diagnostics) ?? false
            reader.finish(into: &diagnostics)
            if takes == nil {
                diagnostics.error(.input, "\(subject) takes nothing",
                                  at: entry.keyPlace, hint: "as in {takes: [lead, others], jumps: true}")
            }
        }
        let stories = takes.map { MatterReader.list($0, of: subject, into: &diagnostics) } ?? []
        thread.stories = stories.map(\.matter)
        return (thread, stories)
    }

    private static func checkFrames(_ frames: [ReadFrame], threads: [String], into diagnostics: inout Diagnostics) {
        for frame in frames {
            guard case .thread(let name) = frame.plan.content, !threads.contains(name) else { continue }
            diagnostics.error(.input,
                              "frame '\(shortened(frame.plan.name))' belongs to thread '\(shortened(name))', which is not there",
                              at: frame.contentPlace,
                              hint: spellingHint(for: name, among: threads)
                                  ?? "add it, as in threads: {\(shortened(name)): [others]}")
        }
    }

    /// No matter may be set twice.
    private static func checkSlots(_ matters: [PlacedMatter], into diagnostics: inout Diagnostics) {
        var taken: Set<Matter> = []
        for later in matters {
            if later.matter.sharingText.contains(where: taken.contains) {
                diagnostics.error(.input, "\(later.matter.words) would be set twice", at: later.place)
            }
            taken.insert(later.matter)
        }
    }
}

extension ReadFrame {
    var placedMatters: [PlacedMatter] {
        guard case .matter(let matters) = plan.content else { return [] }
        return zip(matters, matterPlaces).map { PlacedMatter(matter: $0, place: $1) }
    }
}
