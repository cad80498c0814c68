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
        let needs = FrameNeeds(geometries: geometries, threads: threads, frames: frames)
        let leastMeasure = max(layout.style(.body).size * 6, .pt(30))
        plan = PagePlan(templates: layout.pages) { use, plan in
            FrameSolver(template: layout.pages[use.template], geometry: geometries[use.template], leastMeasure: leastMeasure) {
                needs.rows(of: $1, $0, in: $2, on: use, of: plan)
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

    /// The frames with matters of their own, page by page.
    func framedFlows() -> [(flow: Flow, chain: ColumnChain)] {
        var flows: [(Flow, ColumnChain)] = []
        for page in layout.pages.indices {
            for frame in plan.frames(ofPage: page + 1) ?? [] {
                guard let flow = frames[page][frame.index] else { continue }
                flows.append((flow, ColumnChain(frame.column(onPage: page + 1))))
            }
        }
        return flows
    }
}

/// What the frames of a layout need for their content.
private struct FrameNeeds {
    let geometries: [PageGeometry]
    let threads: [Flow]
    let frames: [[Flow?]]

    /// See ``FrameSolver/need``.
    func rows(of frame: FramePlan, _ index: Int, in measure: Length, on use: PagePlan.Use, of plan: PagePlan) -> Int? {
        switch frame.content {
        case .thread(let name):
            guard threads.contains(where: { $0.name == name && !$0.blocks.isEmpty }) else { return 0 }
            return plan.rows(of: frame, index, ofThread: name, onPage: use.page)
        case .matter:
            guard use.isFirst, let flow = frames[use.template][index], !flow.blocks.isEmpty else { return 0 }
            guard frame.height == .fit else { return nil }
            flow.limitPictures(in: measure, to: min(frame.mostRows, geometries[use.template].grid.rows))
            return flow.rows(in: measure)
        }
    }
}
