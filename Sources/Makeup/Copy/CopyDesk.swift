import Diagnostics
import Geometry
import LayoutBook
package import Manuscript

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
    /// The article whose text each matter is, an index of the edition's; nil for mastheads, pictures and lists.
    private(set) var articles: [Int?] = []
    let pictures: PictureDesk
    /// What the heights of pictures are multiplied with.
    var pictureScale = 1.0
    /// What text that speaks of pages is told.
    var references = References()
    /// Slots whose first picture stands in a frame of its own.
    private let picturedSlots: Set<String>
    /// The break that the last article ended with.
    private var lastBreak: TextBreak?

    init(edition: Edition, layout: Layout, beside: BesideEdition? = nil, pictures: PictureDesk = PictureDesk(nil)) {
        self.edition = edition
        self.layout = layout
        self.beside = beside
        self.pictures = pictures
        picturedSlots = Set(layout.matters.compactMap { matter in
            if case .picture(let slot) = matter { return slot }
            return nil
        })
    }

    /// The blocks of matters, one after the other. In a box, articles are set as notices.
    ///
    /// - Parameters:
    ///   - page: the one they stand on, where that is known.
    ///   - fillsFrame: a picture takes all the height there is.
    mutating func copy(for matters: [Matter], boxed: Bool = false, page: Int? = nil, fillsFrame: Bool = false) -> [CopyBlock] {
        var blocks: [CopyBlock] = []
        lastBreak = nil
        for matter in matters {
            if let other = copyOfNoArticle(matter, page: page, fillsFrame: fillsFrame) {
                blocks += other
                continue
            }
            for number in numbers(of: matter) {
                let ordered = lastBreak
                var copy = copy(of: number, as: matter, boxed: boxed)
                if let ordered, !copy.isEmpty, copy[0].breakBefore == nil { copy[0].breakBefore = ordered }
                if !blocks.isEmpty, !copy.isEmpty { copy[0].spaceBefore = max(copy[0].spaceBefore, spaceBetweenArticles) }
                blocks += copy
            }
        }
        return blocks
    }

    /// Articles, or their heads, that the layout names nowhere, or not among some of its matters.
    func warnOfCopyWithoutPlace(among some: [Matter]? = nil, into diagnostics: inout Diagnostics) {
        let matters = some ?? layout.matters
        for article in edition.articles {
            let place = article.story.beginning
            let named = matters.filter { numbers(of: $0).contains { edition.articles[$0].slot == article.slot } }
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

    /// The articles that a matter names, in the order of the issue.
    func articles(for matter: Matter) -> [Edition.Article] { numbers(of: matter).map { edition.articles[$0] } }

    /// The articles that a matter names, by their numbers in the edition.
    private func numbers(of matter: Matter) -> [Int] {
        guard let slot = matter.slot else {
            let named = Set(layout.matters.compactMap(\.slot))
            return matter == .others ? edition.articles.indices.filter { !named.contains(edition.articles[$0].slot) } : []
        }
        return edition.articles.indices.filter { edition.articles[$0].slot == slot }
    }

    private mutating func copy(of number: Int, as matter: Matter, boxed: Bool) -> [CopyBlock] {
        copy(of: edition.articles[number], number: number, as: matter, boxed: boxed)
    }

    /// The blocks of one article, in the styles of a layout; diagnostics call it by its slot or by a name.
    ///
    /// - Parameter number: its place among the articles of the edition, if it is one of them.
    mutating func copy(of article: Edition.Article, number: Int? = nil, as matter: Matter, boxed: Bool, in other: Layout? = nil,
                       named name: String? = nil) -> [CopyBlock] {
        let style = Division(rawValue: article.slot) ?? (boxed || article.slot == "contact" ? .notice : nil)
        let blocks = picturedSlots.contains(article.slot) ? article.story.blocks.withoutFirstFigure() : article.story.blocks
        var copier = copier(of: article.story, in: other ?? layout, matter: open(name ?? article.slot, article: number))
        copier.notePlace = notePlace(of: article.story, named: name ?? article.slot)
        switch matter {
        case .titlePage: copier.addTitlePage(article.story.head)
        case .head: copier.addHead(article.story.head, in: style, isLead: true)
        case .body: copier.addBody(blocks, in: style)
        default:
            copier.addHead(article.story.head, in: style)
            copier.addBody(blocks, in: style)
        }
        lastBreak = copier.lastBreak
        return copier.blocks
    }

    /// What is more than text does not go below a column.
    private func notePlace(of story: Story, named name: String) -> NotePlace {
        crowded.contains(name) || !story.notes.flatMap(\.blocks).allSatisfy(\.isText) ? .article : layout.notes
    }

    /// Empty grid rows above an article that follows another, at least (ours).
    var spaceBetweenArticles: Double { 2 * (layout.fitted?.spacing ?? 1) }

    private func copier(of story: Story, in layout: Layout, matter: Int) -> BlockCopier {
        var copier = BlockCopier(layout: layout.scaled(by: story.scale), language: story.language, matter: matter)
        copier.notes = story.notes
        copier.pictures = pictures
        copier.pictureScale = pictureScale
        copier.references = references
        return copier
    }

    /// Mastheads, a picture of its own frame, contents, titles; nil for matters that are articles or parts of these.
    private mutating func copyOfNoArticle(_ matter: Matter, page: Int?, fillsFrame: Bool) -> [CopyBlock]? {
        switch matter {
        case .picture(let slot): return pictureCopy(of: slot, fillsFrame: fillsFrame)
        case .contents:
            var copier = BlockCopier(layout: layout, language: edition.language, matter: open("contents"))
            copier.references = references
            copier.addContents()
            return copier.blocks
        case .inThisIssue:
            var copier = BlockCopier(layout: layout, language: edition.language, matter: open("in-this-issue"))
            copier.addTitles(titles(notOn: page))
            return copier.blocks
        case .masthead, .mastheadPart:
            var copier = BlockCopier(layout: layout, language: edition.language, matter: open("masthead"))
            copier.addMasthead(edition.masthead, layout.masthead(of: matter))
            return copier.blocks
        case .titlePage, .head, .body, .article, .others: return nil
        }
    }

    /// A picture in a frame of its own, in the styles of a layout.
    mutating func copy(of figure: Figure, in story: Story, _ layout: Layout, named name: String, fillsFrame: Bool) -> [CopyBlock] {
        var copier = copier(of: story, in: layout, matter: open(name))
        copier.notePlace = notePlace(of: story, named: name)
        copier.addFigure(figure, fillsFrame: fillsFrame)
        return copier.blocks
    }

    /// The short titles of articles that begin on other pages than this, or nobody knows where.
    private func titles(notOn page: Int?) -> [(title: InlineText, page: Int?)] {
        edition.articles.indices.compactMap { number in
            let head = edition.articles[number].story.head
            let known = number < references.articles.count ? references.articles[number] : nil
            guard let title = head.shortTitle ?? head.title, known == nil || known != page else { return nil }
            return (title, known)
        }
    }

    private mutating func open(_ slot: String, article: Int? = nil) -> Int {
        slots.append(slot)
        articles.append(article)
        return slots.count - 1
    }
}

extension Story {
    /// The words of its blocks.
    package var words: Int { blocks.reduce(0) { $0 + $1.words } }

    /// Of its text; of the file where there is none.
    var beginning: SourcePlace { blocks.first?.place ?? SourcePlace(file: file, line: 1, column: 1) }
}

extension Block {
    /// The words of its texts and of all blocks in it.
    var words: Int { [self].unfolded.flatMap(\.texts).reduce(0) { $0 + WordCount.words(in: $1.text) } }
}

private extension Block {
    /// Neither it nor anything in it is drawn.
    var isText: Bool {
        switch content {
        case .paragraph, .verbatim: true
        case .list, .quote: children.allSatisfy(\.isText)
        default: false
        }
    }
}
