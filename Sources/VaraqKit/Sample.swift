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
        short = edition.articles.filter { ["second", "brief"].contains($0.slot) }
    }

    /// - Parameter castOff: of the edition as it has grown so far.
    mutating func grow(castOff: (Sample) -> CastOff) {
        for _ in 0..<Self.mostSteps {
            let seen = castOff(self)
            switch seen.fit {
            case .tooShort(let words): grow(by: words)
            case .tooLong(let words): edition = edition.cutting(words + words / 10, from: "lead")
            case .asNeeded where seen.pages < Self.pages: repeatLead()
            default: return
            }
        }
    }

    private static let mostSteps = 6, pages = 3, times = 4
    /// Of what is to be added, what the lead is longer by.
    private static let ofLead = 0.4

    /// Both editions by whole paragraphs, or they would not stand side by side.
    private mutating func repeatLead() {
        edition.growLead(by: Self.times * edition.wordsOfLead)
        let words = beside?.wordsOfLead ?? 0
        beside?.growLead(by: Self.times * words)
    }

    private mutating func grow(by words: Int) {
        let ofLead = Int(Double(words) * Self.ofLead), before = edition.articles.count
        var rest = words - ofLead
        while let next = short.isEmpty ? nil : short[(edition.articles.count - before) % short.count], rest > next.story.words {
            edition.articles.append(Edition.Article(slot: "\(next.slot)-\(edition.articles.count)", story: next.story))
            rest -= next.story.words
        }
        edition.growLead(by: ofLead + rest)
    }
}

private extension Edition {
    var wordsOfLead: Int { articles.first { $0.slot == "lead" }?.story.words ?? 0 }

    /// By its own paragraphs; its picture stays the only one.
    mutating func growLead(by words: Int) {
        guard let index = articles.firstIndex(where: { $0.slot == "lead" }) else { return }
        let figures = articles[index].story.blocks.filter(\.isFigure)
        articles[index].story.blocks.removeAll(where: \.isFigure)
        self = growing("lead", by: words)
        articles[index].story.blocks.insert(contentsOf: figures, at: 0)
    }
}

private extension Block {
    var isFigure: Bool {
        if case .figure = content { return true }
        return false
    }
}
