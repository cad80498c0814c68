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
    /// Slots whose notes stand behind their article, since no column takes them.
    var crowded: Set<String> = []
    /// What stands beside the edition in parallel threads.
    let beside: BesideEdition?
    /// Found while copy for parallel threads was made ready.
    var partings: [Parting] = []

    init(edition: Edition, layout: Layout, beside: BesideEdition? = nil) {
        self.edition = edition
        self.layout = layout
        self.beside = beside
    }

    /// The blocks of matters, one after the other. In a box, articles are set as notices.
    mutating func copy(for matters: [Matter], boxed: Bool = false) -> [CopyBlock] {
        var blocks: [CopyBlock] = []
        for matter in matters {
            if let parts = layout.mastheadParts(of: matter) {
                blocks += mastheadCopy(parts)
                continue
            }
            for article in articles(for: matter) {
                var copy = copy(of: article, as: matter, boxed: boxed)
                if !blocks.isEmpty, !copy.isEmpty { copy[0].spaceBefore = max(copy[0].spaceBefore, Self.spaceBetweenArticles) }
                blocks += copy
            }
        }
        return blocks
    }

    /// Articles, or their heads, that the layout names nowhere, or not among some of its matters.
    func warnOfCopyWithoutPlace(among some: [Matter]? = nil, into diagnostics: inout Diagnostics) {
        let matters = some ?? layout.matters
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

    /// In the order of the issue.
    func articles(for matter: Matter) -> [Edition.Article] {
        guard let slot = matter.slot else {
            let named = Set(layout.matters.compactMap(\.slot))
            return matter == .others ? edition.articles.filter { !named.contains($0.slot) } : []
        }
        return edition.articles.filter { $0.slot == slot }
    }

    /// The blocks of one article, in the styles of a layout; diagnostics call it by its slot or by a name.
    mutating func copy(of article: Edition.Article, as matter: Matter, boxed: Bool, in other: Layout? = nil,
                       named name: String? = nil) -> [CopyBlock] {
        let style = Division(rawValue: article.slot) ?? (boxed || article.slot == "contact" ? .notice : nil)
        var copier = BlockCopier(layout: other ?? layout, language: article.story.language, matter: open(name ?? article.slot))
        copier.notes = article.story.notes
        copier.notePlace = notePlace(of: article)
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

    private func notePlace(of article: Edition.Article) -> NotePlace {
        crowded.contains(article.slot) ? .article : layout.notes
    }

    /// Empty grid rows above an article that follows another, at least (ours).
    static let spaceBetweenArticles = 2.0

    private mutating func mastheadCopy(_ parts: [MastheadPart]) -> [CopyBlock] {
        var copier = BlockCopier(layout: layout, language: edition.language, matter: open("masthead"))
        copier.addMasthead(edition.masthead, parts)
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

private extension Block {
    var words: Int {
        texts.reduce(0) { $0 + WordCount.words(in: $1.text) } + children.reduce(0) { $0 + $1.words }
    }
}
