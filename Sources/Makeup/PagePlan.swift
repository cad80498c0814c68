import LayoutBook

/// Which template each page of a document has, and where its frames stand.
///
/// Templates are used once in their order; then those that repeat are used again in theirs. Matter frames hold their matter on the first use
/// of their template only.
final class PagePlan {
    let templates: [PageTemplate]
    private let repeating: [Int]
    private let solve: (_ template: Int, _ isFirstUse: Bool) -> [SolvedFrame]
    private var first: [[SolvedFrame]?]
    private var again: [[SolvedFrame]?]

    init(templates: [PageTemplate], solve: @escaping (_ template: Int, _ isFirstUse: Bool) -> [SolvedFrame]) {
        self.templates = templates
        self.solve = solve
        repeating = templates.indices.filter { templates[$0].repeats }
        first = Array(repeating: nil, count: templates.count)
        again = first
    }

    /// The template of a page, as an index; nil behind the last page.
    func template(ofPage page: Int) -> Int? {
        if page <= templates.count { return page - 1 }
        return repeating.isEmpty ? nil : repeating[(page - 1 - templates.count) % repeating.count]
    }

    /// The frames that have content, or room for a thread; nil behind the last page.
    func frames(ofPage page: Int) -> [SolvedFrame]? {
        guard let template = template(ofPage: page) else { return nil }
        let isFirstUse = page <= templates.count
        if let known = isFirstUse ? first[template] : again[template] { return known }
        let frames = solve(template, isFirstUse)
        if isFirstUse { first[template] = frames } else { again[template] = frames }
        return frames
    }

    /// The page from which on no page has room for a thread; beyond all pages where there is always room.
    func firstUselessPage(for thread: String) -> Int {
        let hasRoom = repeating.indices.contains { index in
            frames(ofPage: templates.count + 1 + index)?.contains { $0.plan.content == .thread(thread) && !$0.textRows.isEmpty } ?? false
        }
        return hasRoom ? .max : templates.count + 1
    }
}
