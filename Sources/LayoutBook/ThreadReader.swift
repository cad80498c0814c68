import Diagnostics

/// Reads what flows through the threads, and holds threads, frames and slots to each other.
enum ThreadReader {
    static func read(_ layout: inout YAMLReader, pages: [ReadPage], into diagnostics: inout Diagnostics) -> [ThreadPlan] {
        var mapping = layout.mapping("threads", into: &diagnostics)
        let frames = pages.flatMap(\.frames)
        var matters = frames.flatMap(\.placedMatters)
        var threads: [ThreadPlan] = []
        for entry in mapping?.allEntries() ?? [] {
            let stories = MatterReader.list(entry.value, of: "thread '\(shortened(entry.key))'", into: &diagnostics)
            matters += stories
            threads.append(ThreadPlan(name: entry.key, stories: stories.map(\.matter)))
            if !frames.contains(where: { $0.plan.content == .thread(entry.key) }) {
                diagnostics.error(.input, "thread '\(shortened(entry.key))' has no frame", at: entry.keyPlace,
                                  hint: "give a frame 'thread: \(shortened(entry.key))'")
            }
        }
        checkFrames(frames, threads: threads.map(\.name), into: &diagnostics)
        checkSlots(matters, into: &diagnostics)
        return threads
    }

    private static func checkFrames(_ frames: [ReadFrame], threads: [String], into diagnostics: inout Diagnostics) {
        for frame in frames {
            guard case .thread(let name) = frame.plan.content, !threads.contains(name) else { continue }
            diagnostics.error(.input, "frame '\(shortened(frame.plan.name))' belongs to thread '\(shortened(name))', which is not there",
                              at: frame.contentPlace,
                              hint: spellingHint(for: name, among: threads) ?? "add it, as in threads: {\(shortened(name)): [others]}")
        }
    }

    /// No matter may be set twice.
    private static func checkSlots(_ matters: [PlacedMatter], into diagnostics: inout Diagnostics) {
        for (index, later) in matters.enumerated() {
            guard matters[..<index].contains(where: { $0.matter.sharesText(with: later.matter) }) else { continue }
            diagnostics.error(.input, "\(later.matter.words) would be set twice", at: later.place)
        }
    }
}

/// A matter and where it is named.
struct PlacedMatter {
    var matter: Matter
    var place: SourcePlace
}

/// Reads the names of matters: `masthead`, `others` or `*`, and `slot`, `slot.head`, `slot.body`, `slot.title-page`.
enum MatterReader {
    private static let parts = ["head", "body", "title-page"]

    static func list(_ value: YAMLValue, of subject: String, into diagnostics: inout Diagnostics) -> [PlacedMatter] {
        let matters = value.asList.compactMap { item in
            matter(item, of: subject, into: &diagnostics).map { PlacedMatter(matter: $0, place: item.place) }
        }
        if case .list(let items) = value.content, items.isEmpty {
            diagnostics.error(.input, "\(subject) takes nothing", at: value.place)
        }
        return matters
    }

    private static func matter(_ value: YAMLValue, of subject: String, into diagnostics: inout Diagnostics) -> Matter? {
        guard let text = value.string("what \(subject) takes", into: &diagnostics) else { return nil }
        if text == "masthead" { return .masthead }
        if text == "others" || text == "*" { return .others }
        let words = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard !words[0].isEmpty, !words[0].contains(" ") else {
            diagnostics.error(.input, "'\(shortened(text))' is no slot", at: value.place, hint: "as in lead, lead.head or lead.body")
            return nil
        }
        guard words.count == 2 else { return .article(slot: words[0]) }
        switch words[1] {
        case "head": return .head(slot: words[0])
        case "body": return .body(slot: words[0])
        case "title-page": return .titlePage(slot: words[0])
        default:
            diagnostics.error(.input, "an article has no part '\(shortened(words[1]))'", at: value.place,
                              hint: spellingHint(for: words[1], among: parts))
            return nil
        }
    }
}

extension ReadFrame {
    var placedMatters: [PlacedMatter] {
        guard case .matter(let matters) = plan.content else { return [] }
        return zip(matters, matterPlaces).map { PlacedMatter(matter: $0, place: $1) }
    }
}

extension Matter {
    /// What an author calls it.
    var words: String {
        switch self {
        case .masthead: "the masthead"
        case .titlePage(let slot): "the title page of '\(slot)'"
        case .head(let slot): "the head of '\(slot)'"
        case .body(let slot): "the body of '\(slot)'"
        case .article(let slot): "the article in '\(slot)'"
        case .others: "the other articles"
        case .picture(let slot): "the picture of '\(slot)'"
        case .mastheadPart(let part): "the masthead's '\(part)'"
        case .contents: "the contents"
        case .inThisIssue: "what else is in the issue"
        }
    }

    /// The same matter, or a whole article and a part of it. A title page repeats a head on purpose.
    func sharesText(with other: Matter) -> Bool {
        switch (self, other) {
        case (.article(let a), .head(let b)), (.article(let a), .body(let b)),
             (.head(let a), .article(let b)), (.body(let a), .article(let b)): a == b
        default: self == other
        }
    }
}
