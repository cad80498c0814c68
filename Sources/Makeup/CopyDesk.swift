import Diagnostics
import Geometry
import LayoutBook
import Manuscript

/// Makes an edition's copy ready for the frames and threads of a layout.
struct CopyDesk {
    let edition: Edition
    let layout: Layout
    /// The slot that each matter came from, `masthead` for the masthead; indexed by ``CopyBlock/matter``.
    private(set) var slots: [String] = []

    init(edition: Edition, layout: Layout) {
        self.edition = edition
        self.layout = layout
    }

    /// The blocks of matters, one after the other. In a box, articles are set as notices.
    mutating func copy(for matters: [Matter], boxed: Bool = false) -> [CopyBlock] {
        var blocks: [CopyBlock] = []
        for matter in matters {
            guard matter != .masthead else {
                blocks += mastheadCopy()
                continue
            }
            for article in articles(for: matter) {
                var copy = copy(of: article, as: matter, boxed: boxed)
                if !blocks.isEmpty, !copy.isEmpty { copy[0].spaceBefore = max(copy[0].spaceBefore, spaceBetweenArticles) }
                blocks += copy
            }
        }
        return blocks
    }

    /// Articles, or their heads, that the layout names nowhere.
    func warnOfCopyWithoutPlace(into diagnostics: inout Diagnostics) {
        let matters = layout.matters
        for article in edition.articles {
            let place = article.story.blocks.first?.place ?? SourcePlace(file: article.story.file, line: 1, column: 1)
            let named = matters.filter { articles(for: $0).contains { $0.slot == article.slot } }
            if !named.contains(where: \.hasBody) {
                let words = article.story.words
                guard words > 0 else { continue }
                diagnostics.error(.doesNotFit, "layout \(layout.name) has no place for the \(words) words of \(article.slot)",
                                  at: place, hint: "put the article into another slot, or take another layout")
            } else if !named.contains(where: \.hasHead), let title = article.story.head.title {
                diagnostics.warn("layout \(layout.name) has no place for the title of \(article.slot)",
                                 at: title.source.place(of: 0, in: title.text) ?? place)
            }
        }
    }

    private func articles(for matter: Matter) -> [Edition.Article] {
        guard let slot = matter.slot else {
            let named = Set(layout.matters.compactMap(\.slot))
            return matter == .others ? edition.articles.filter { !named.contains($0.slot) } : []
        }
        return edition.articles.filter { $0.slot == slot }
    }

    private mutating func copy(of article: Edition.Article, as matter: Matter, boxed: Bool) -> [CopyBlock] {
        let style = Division(rawValue: article.slot) ?? (boxed || article.slot == "contact" ? .notice : nil)
        var copier = BlockCopier(layout: layout, language: article.story.language, matter: open(article.slot))
        switch matter {
        case .titlePage: copier.addTitlePage(article.story.head)
        case .head: copier.addHead(article.story.head, in: style)
        case .body: copier.addBody(article.story.blocks, in: style)
        default:
            copier.addHead(article.story.head, in: style)
            copier.addBody(article.story.blocks, in: style)
        }
        return copier.blocks
    }

    /// Empty grid rows above an article that follows another, at least (ours).
    private var spaceBetweenArticles: Double { 2 * (layout.fitted?.spacing ?? 1) }

    private mutating func mastheadCopy() -> [CopyBlock] {
        var copier = BlockCopier(layout: layout, language: edition.language, matter: open("masthead"))
        copier.addMasthead(edition.masthead)
        return copier.blocks
    }

    private mutating func open(_ slot: String) -> Int {
        slots.append(slot)
        return slots.count - 1
    }
}

extension Layout {
    /// Everything that its frames and threads name.
    var matters: [Matter] {
        let framed = pages.flatMap(\.frames).flatMap { frame -> [Matter] in
            if case .matter(let matters) = frame.content { return matters }
            return []
        }
        return framed + threads.flatMap(\.stories)
    }
}

extension Matter {
    /// The slot it names.
    var slot: String? {
        switch self {
        case .titlePage(let slot), .head(let slot), .body(let slot), .article(let slot), .picture(let slot): slot
        case .masthead, .mastheadPart, .others, .contents, .inThisIssue: nil
        }
    }

    var hasHead: Bool {
        switch self {
        case .titlePage, .head, .article, .others: true
        case .masthead, .mastheadPart, .body, .picture, .contents, .inThisIssue: false
        }
    }

    var hasBody: Bool {
        switch self {
        case .body, .article, .others: true
        case .masthead, .mastheadPart, .titlePage, .head, .picture, .contents, .inThisIssue: false
        }
    }
}

extension Story {
    /// The words of its blocks.
    var words: Int { blocks.reduce(0) { $0 + $1.words } }
}

extension Block {
    /// The words of its texts and of all blocks in it.
    var words: Int {
        texts.reduce(0) { $0 + WordCount.words(in: $1.text) } + children.reduce(0) { $0 + $1.words }
    }
}
