import Manuscript

/// What only a look at a whole article shows.
struct StoryReading {
    let article: ReadArticle
    let off: Set<Rule>

    init(_ article: ReadArticle, off: Set<Rule>) {
        self.article = article
        self.off = off
    }

    func findings() -> [Repair] { [] }
}
