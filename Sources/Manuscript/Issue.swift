public import Diagnostics

/// One edition of an issue, ready for a layout: a newsletter in one language, or a lone article.
public struct Edition: Sendable {
    /// Its name in the issue, which is a language tag (`fa`), or that of its only article.
    public var name: String
    /// BCP 47.
    public var language: String
    /// The layout it asks for, if it asks for one.
    public var layout: LayoutName?
    /// Masthead matter by slot (`name`, `motto`, `number`, `date`, `price`, …) in this edition's language.
    public var masthead: [MastheadItem]
    /// Articles by the slot of the layout they are for (`lead`, `second`, `notice`, …), in the order of the issue.
    public var articles: [Article]
    /// The day it is dated; how that reads in its language is for others to say.
    public var date: CalendarDate?
    /// The calendars of the date line, each one of ``knownCalendars``; empty for that of the language.
    public var calendars: [String] = []
    /// Short pieces kept in stock, of which one may complete a sheet that is not full.
    public var fillers: [Article] = []
    /// The name of the edition of the issue that stands beside this one in a layout for two languages.
    public var beside: String?
    /// How many errors were found while it was read: with one it is not what its author means.
    public var errors = 0
    /// What its texts may say as `{{name}}`, each with the value that stands where no other is given; none where it is empty.
    public var fields = FieldValues()

    public init(name: String, language: String, layout: LayoutName?, masthead: [MastheadItem], articles: [Article],
                date: CalendarDate? = nil) {
        self.name = name
        self.language = language
        self.layout = layout
        self.masthead = masthead
        self.articles = articles
        self.date = date
    }

    /// The calendars that a date line may be written in, some with the region whose names of months are meant; `gregorian-both`
    /// gives those of the Arab East and of Egypt side by side, as آذار / مارس.
    public static let knownCalendars = [
        "gregorian", "gregorian-mashriq", "gregorian-egypt", "gregorian-maghreb", "gregorian-both", "persian", "persian-iran",
        "persian-afghanistan", "islamic", "islamic-civil", "islamic-umalqura", "hebrew",
    ]

    /// A text of the masthead and the slot of the layout that it stands in.
    public struct MastheadItem: Sendable {
        public var slot: String
        public var text: InlineText

        public init(slot: String, text: InlineText) {
            self.slot = slot
            self.text = text
        }
    }

    /// A story and the slot of the layout that it flows into.
    public struct Article: Sendable {
        public var slot: String
        public var story: Story

        public init(slot: String, story: Story) {
            self.slot = slot
            self.story = story
        }
    }

    /// The masthead's text for a slot; nil where the issue gives none.
    public func mastheadText(_ slot: String) -> InlineText? { masthead.first { $0.slot == slot }?.text }
}

/// An issue: the same newsletter in one edition or more.
public struct Issue: Sendable {
    /// The folder or file it was read from, as the user wrote it.
    public var path: String
    public var editions: [Edition]
    /// Where it says in which inks it is printed instead of those of its layouts, if it does; the layouts' reader reads that.
    public var inks: SourcePlace?
    /// What it says of the proof-reading of all its articles.
    public var proofing = ProofingSettings()

    public init(path: String, editions: [Edition]) {
        self.path = path
        self.editions = editions
    }
}
