import Geometry
import LayoutBook
import Manuscript
import Shaping

/// An edition's copy, shaped and told apart by where it goes, with the pages that wait for it.
struct Forme {
    let layout: Layout
    let direction: Direction
    /// Indexed as the layout's pages.
    let geometries: [PageGeometry]
    /// The article that each matter came from; indexed by ``CopyBlock/matter``.
    let slots: [String]
    /// See ``CopyDesk/articles``.
    let articles: [Int?]
    /// Indexed as the layout's threads.
    let threads: [Flow]
    let plan: PagePlan
    /// The content of frames that hold matters, by template and frame; empty for frames of threads.
    private let frames: [[Flow?]]

    init(_ edition: Edition, _ desk: inout CopyDesk, compositor: any Compositor) {
        let layout = desk.layout
        let direction = Language(edition.language).direction
        let geometries = layout.pages.map { PageGeometry($0.area, leading: layout.leading, direction: direction) }
        let threads = layout.threads.map {
            Flow(name: $0.name, copy: desk.copy(for: $0), leading: layout.leading, compositor: compositor)
        }
        let frames = layout.pages.enumerated().map { number, page in
            page.frames.map { frame -> Flow? in
                guard case .matter(let matters) = frame.content else { return nil }
                let copy = desk.copy(for: matters, boxed: frame.box.border > .zero, page: number + 1, fillsFrame: frame.height != .fit)
                return Flow(name: frame.name, copy: copy, leading: layout.leading, compositor: compositor)
            }
        }
        let needs = FrameNeeds(layout: layout, geometries: geometries, threads: threads, frames: frames)
        plan = PagePlan(templates: layout.pages) { template, isFirstUse in
            FrameSolver(template: layout.pages[template], geometry: geometries[template]) { frame, measure in
                needs.rows(of: frame, in: measure, template: template, isFirstUse: isFirstUse)
            }.solve()
        }
        self.layout = layout
        self.direction = direction
        self.geometries = geometries
        self.threads = threads
        self.frames = frames
        slots = desk.slots
        articles = desk.articles
    }

    /// What is to be broken, and into which columns: the frames with matters of their own page by page, then the threads.
    func flows() -> [(flow: Flow, chain: ColumnChain)] {
        var flows: [(Flow, ColumnChain)] = []
        for page in layout.pages.indices {
            for frame in plan.frames(ofPage: page + 1) ?? [] {
                guard let flow = frames[page][frame.index] else { continue }
                let column = Column(page: page + 1, frame: frame.index, measure: frame.measure, rows: frame.textRows.count)
                flows.append((flow, ColumnChain(column)))
            }
        }
        for (flow, thread) in zip(threads, layout.threads) where !flow.blocks.isEmpty {
            flows.append((flow, ColumnChain(thread: flow.name, plan: plan, hasJumps: thread.hasJumps)))
        }
        return flows
    }
}

/// What the frames of a layout need for their content.
private struct FrameNeeds {
    let layout: Layout
    let geometries: [PageGeometry]
    let threads: [Flow]
    let frames: [[Flow?]]

    /// See ``FrameSolver/need``.
    func rows(of frame: FramePlan, in measure: Length, template: Int, isFirstUse: Bool) -> Int? {
        guard let flow = flow(of: frame, template: template, isFirstUse: isFirstUse), !flow.blocks.isEmpty else { return 0 }
        guard frame.height == .fit else { return nil }
        if case .thread = frame.content, !begins(frame, template: template, isFirstUse: isFirstUse) { return nil }
        flow.limitPictures(in: measure, to: min(frame.mostRows, geometries[template].grid.rows))
        return flow.rows(in: measure)
    }

    private func flow(of frame: FramePlan, template: Int, isFirstUse: Bool) -> Flow? {
        switch frame.content {
        case .thread(let name): return layout.threads.firstIndex { $0.name == name }.map { threads[$0] }
        case .matter:
            guard isFirstUse, let index = layout.pages[template].frames.firstIndex(where: { $0.name == frame.name }) else { return nil }
            return frames[template][index]
        }
    }

    /// Whether a thread begins in this frame: only then is it known what it needs.
    private func begins(_ frame: FramePlan, template: Int, isFirstUse: Bool) -> Bool {
        let first = layout.pages.firstIndex { $0.frames.contains { $0.content == frame.content } }
        let name = layout.pages[template].frames.first { $0.content == frame.content }?.name
        return isFirstUse && first == template && name == frame.name
    }
}
