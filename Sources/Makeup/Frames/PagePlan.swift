import LayoutBook

/// Which template each page of a document has, and where its frames stand.
///
/// Templates are used once in their order; then those that repeat are used again in theirs. Matter frames hold their matter on
/// the first use of their template only. Frames of threads are as high as the course of their thread allows (``Course``).
final class PagePlan {
    /// A page that is to be solved.
    struct Use {
        var page: Int
        var template: Int
        var isFirst: Bool
    }

    let templates: [PageTemplate]
    private let repeating: [Int]
    private let solve: (Use, PagePlan) -> [SolvedFrame]
    /// By page, from 1.
    private var pages: [[SolvedFrame]?] = []
    /// By the names of threads; one that is missing runs freely.
    private var courses: [String: Course] = [:]

    init(templates: [PageTemplate], solve: @escaping (Use, PagePlan) -> [SolvedFrame]) {
        self.templates = templates
        self.solve = solve
        repeating = templates.indices.filter { templates[$0].repeats }
    }

    /// How far a thread runs, which its frames are as high as.
    enum Course: Equatable {
        /// Its frames take the room there is.
        case free
        /// Its frames that fit wait until it is known what other threads need, and are left out.
        case waiting
        /// Its text ends on a page; frames that fit are left out on the pages behind.
        case ending(ThreadEnd)
    }

    func course(of thread: String) -> Course { courses[thread] ?? .free }

    func setCourse(of thread: String, to course: Course) {
        if self.course(of: thread) == course { return }
        courses[thread] = course
        pages = []
    }

    /// The template of a page, as an index; nil behind the last page.
    func template(ofPage page: Int) -> Int? {
        if page <= templates.count { return page - 1 }
        return repeating.isEmpty ? nil : repeating[(page - 1 - templates.count) % repeating.count]
    }

    /// The frames that have content, or room for a thread; nil behind the last page.
    func frames(ofPage page: Int) -> [SolvedFrame]? {
        guard let template = template(ofPage: page) else { return nil }
        if page <= pages.count, let known = pages[page - 1] { return known }
        let use = Use(page: page, template: template, isFirst: page <= templates.count)
        let frames = solve(use, self).map { levelled($0, onPage: page) }
        if page > pages.count { pages += Array(repeating: nil, count: page - pages.count) }
        pages[page - 1] = frames
        return frames
    }

    /// The page from which on no page has room for a thread; beyond all pages where there is always room.
    func firstUselessPage(for thread: String) -> Int {
        if case .ending(let end) = course(of: thread) { return end.page + 1 }
        // Behind the end of every other thread one use of a template is like the next.
        let first = max(templates.count, lastEnd) + 1
        let hasRoom = repeating.indices.contains { index in
            frames(ofPage: first + index)?.contains { $0.plan.content == .thread(thread) && $0.depth > 0 } ?? false
        }
        return hasRoom ? .max : first
    }

    private var lastEnd: Int {
        courses.values.reduce(0) { last, course in
            if case .ending(let end) = course { return max(last, end.page) }
            return last
        }
    }

    // MARK: Frames of threads

    /// Rows for text that a frame of a thread needs on a page, where its course says so; 0 for a frame that is left out, nil
    /// for all there are.
    func rows(of frame: FramePlan, _ index: Int, ofThread thread: String, onPage page: Int) -> Int? {
        switch course(of: thread) {
        case .free: return nil
        case .waiting: return frame.height == .fit ? 0 : nil
        case .ending(let end):
            if page == end.page, end.frames.contains(index) { return end.rows }
            return page > end.page && frame.height == .fit ? 0 : nil
        }
    }

    /// The frame with the rows that are filled of it.
    private func levelled(_ frame: SolvedFrame, onPage page: Int) -> SolvedFrame {
        guard case .thread(let thread) = frame.plan.content, case .ending(let end) = course(of: thread), page == end.page,
              let number = end.frames.firstIndex(of: frame.index) else { return frame }
        var frame = frame
        frame.depth = min(frame.depth, number < end.fullFrames ? end.rows : end.rows - 1)
        return frame
    }
}

/// Where a thread ends that is to end level.
struct ThreadEnd: Equatable {
    var page: Int
    /// Frames that share the end of its text, as indices in their template.
    var frames: [Int]
    /// Rows for text that each of them has; 0 where the text ends in frames before them.
    var rows: Int
    /// How many of the frames are filled down to the last of these rows; the others a row less.
    var fullFrames: Int
}
