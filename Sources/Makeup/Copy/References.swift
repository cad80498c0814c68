import LayoutBook
import Manuscript

/// What the text of a document says of its own pages: where its headings and its articles are.
struct References: Hashable {
    struct Entry: Hashable {
        var level: Int
        var title: String
        /// Counted from 1; nil while it is not known.
        var page: Int?
    }

    /// In the order of reading.
    var outline: [Entry] = []
    /// The pages that articles begin on; indexed as the articles of the edition. Nil for one that is not placed.
    var articles: [Int?] = []

    /// How often pages are made up for the sake of the numbers on them.
    static let mostRounds = 4
}

extension References {
    /// Where everything stands in an edition that is broken into columns.
    init(in round: Round, articles count: Int) {
        articles = Array(repeating: nil, count: count)
        var found: [(page: Int, frame: Int, order: Int, entry: Entry)] = []
        var orders: [Int: [Int]] = [:]
        for flow in round.broken {
            for piece in flow.breaking.pieces where piece.lines.lowerBound == 0 {
                guard let column = flow.chain.column(piece.column) else { continue }
                let copy = flow.flow.blocks[piece.block].copy
                if let article = round.forme.articles[copy.matter] {
                    articles[article] = min(articles[article] ?? .max, column.page)
                }
                guard let (level, title) = copy.outline else { continue }
                let order = orders[column.page] ?? round.forme.readingOrder(ofPage: column.page)
                orders[column.page] = order
                found.append((column.page, order.firstIndex(of: column.frame) ?? 0, found.count,
                              Entry(level: level, title: title, page: column.page)))
            }
        }
        found.sort { ($0.page, $0.frame, $0.order) < ($1.page, $1.frame, $1.order) }
        outline = found.map(\.entry)
    }

    /// What is known of an edition before any of its pages: its headings in the order of its articles.
    init(expectedOf desk: CopyDesk) {
        var desk = desk
        outline = desk.copy(for: desk.layout.matters).compactMap { block in
            block.outline.map { Entry(level: $0.level, title: $0.title, page: nil) }
        }
        articles = Array(repeating: nil, count: desk.edition.articles.count)
    }
}

extension CopyDesk {
    /// Whether anything in the text depends on pages.
    var speaksOfPages: Bool {
        layout.matters.contains { $0 == .contents || $0 == .inThisIssue }
            || edition.articles.contains { $0.story.blocks.unfolded.contains(where: \.isContents) }
    }
}

private extension Block {
    var isContents: Bool {
        if case .contents = content { return true }
        return false
    }
}
