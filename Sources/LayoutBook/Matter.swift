/// What a frame or a thread is filled with.
public enum Matter: Sendable, Hashable {
    /// Masthead items set in their styles: name, motto and the line of number, date and price.
    case masthead
    /// Title, subtitle, author, place and date of the article in `slot`, as a title page.
    case titlePage(slot: String)
    /// Kicker, title, subtitle and byline of the article in `slot`.
    case head(slot: String)
    /// The blocks of the article in `slot`, without its head.
    case body(slot: String)
    /// Head and body.
    case article(slot: String)
    /// Every article that no other matter of the layout names, in the order of the issue.
    case others
    /// The first picture of the article in `slot`, with its caption, which is then not set in the article.
    case picture(slot: String)
    /// A part of the masthead, which the whole masthead then lacks.
    case mastheadPart(MastheadPart)
    /// The headings of the whole document with their pages.
    case contents
    /// The titles of articles that begin on other pages, with those.
    case inThisIssue
}

/// The parts of a masthead that a layout may place apart. The raw value is the name in a layout file.
public enum MastheadPart: String, Sendable, CaseIterable {
    case name, motto
    /// Number, date and price.
    case line
    case earStart = "ear-start", earEnd = "ear-end"
}

/// A chain of frames through which stories flow, in page order, then in the order of the page's frames.
public struct ThreadPlan: Sendable {
    public var name: String
    public var stories: [Matter]
    /// Whether lines say where a story goes on that leaves its page, and where it came from.
    public var hasJumps = false
    /// Whether its last columns, side by side on a page, end level.
    public var balances = false
    /// Whether its articles stand beside those of a second edition, paragraph by paragraph, each in half of the measure.
    public var isParallel = false

    public init(name: String, stories: [Matter]) {
        self.name = name
        self.stories = stories
    }
}

extension Layout {
    /// Whether a thread sets two languages side by side.
    package var isParallel: Bool { threads.contains(where: \.isParallel) }
}
