import LayoutBook
import Makeup
import Manuscript

/// The sample issue, grown until it about fills a layout that stays as it is made.
struct Sample {
    private(set) var edition: Edition
    private(set) var beside: Edition?
    /// Articles of the sample that are repeated where more are needed.
    private let short: [Edition.Article]

    init(_ edition: Edition, beside: Edition?) {
        self.edition = edition
        self.beside = beside
        short = edition.articles.filter { Self.short.contains($0.slot) }
        // A picture of each language would stand across the whole sheet.
        guard beside != nil else { return }
        self.edition.removePictures()
        self.beside?.removePictures()
    }

    /// - Parameter castOff: of the edition as it has grown so far.
    mutating func grow(castOff: (Sample) -> CastOff) {
        for _ in 0..<Self.mostSteps {
            let seen = castOff(self)
            switch seen.fit {
            case .tooShort(let words): grow(by: max(1, Int(Double(words) * Self.stride)))
            case .tooLong(let words) where words > Self.least: shrink(by: words)
            case .asNeeded where seen.pages < Self.pages: repeatLead()
            default: return
            }
        }
    }

    private static let mostSteps = 10, pages = 5, times = 4
    /// Fewer words too many are a headline's, which no shorter article helps.
    private static let least = 10
    /// Of what is missing, what is added at once; of that, what the lead is longer by. Headlines want room too.
    private static let stride = 0.85, ofLead = 0.6
    private static let short = ["second", "brief"], mostArticles = 9

    /// Both editions by whole paragraphs, or they would not stand side by side.
    private mutating func repeatLead() {
        edition.growLead(by: Self.times * edition.wordsOfLead)
        let words = beside?.wordsOfLead ?? 0
        beside?.growLead(by: Self.times * words)
    }

    private mutating func grow(by words: Int) {
        let ofLead = Int(Double(words) * Self.ofLead)
        var rest = words - ofLead
        while edition.articles.count < Self.mostArticles, !short.isEmpty,
              case let next = short[edition.articles.count % short.count], rest > next.story.words {
            edition.articles.append(Edition.Article(slot: "\(next.slot)-\(edition.articles.count)", story: next.story))
            rest -= next.story.words
        }
        edition.growLead(by: ofLead + rest)
    }

    /// By the short articles, then by the end of the lead.
    private mutating func shrink(by words: Int) {
        if edition.articles.contains(where: { Self.short.contains($0.slot) }) {
            edition.articles.removeAll { Self.short.contains($0.slot) }
        } else {
            edition.growLead(by: -min(words, edition.wordsOfLead / 2))
        }
    }
}

private extension Edition {
    mutating func removePictures() {
        for index in articles.indices { articles[index].story.blocks.removeAll(where: \.isFigure) }
    }

    var wordsOfLead: Int { articles.first { $0.slot == "lead" }?.story.words ?? 0 }

    /// By its own paragraphs, or by less than none; its picture stays the only one.
    mutating func growLead(by words: Int) {
        guard let index = articles.firstIndex(where: { $0.slot == "lead" }) else { return }
        let figures = articles[index].story.blocks.filter(\.isFigure)
        articles[index].story.blocks.removeAll(where: \.isFigure)
        self = words < 0 ? cutting(-words, from: "lead") : growing("lead", by: words)
        articles[index].story.blocks.insert(contentsOf: figures, at: 0)
    }
}

private extension Block {
    var isFigure: Bool {
        if case .figure = content { return true }
        return false
    }
}
