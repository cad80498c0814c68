public import Diagnostics
public import Manuscript

/// An article, proof-read: what the rules found in its file, and the file with what they were let mend.
///
/// Invariant: the mended file, read again, has the same blocks, marks and links as before; only what the applied repairs name is
/// another. Proof-reading it again with the same selection applies nothing.
public struct ArticleProof: Sendable {
    /// What was found, in the order of the file. The origins are indices of scalars of the file as it was handed in.
    public private(set) var repairs: [Repair]
    /// The file with the applied repairs; byte for byte what was handed in where there are none.
    public private(set) var bytes: [UInt8]
    /// The language it is read in (BCP 47).
    public private(set) var language: String

    /// Mending one thing may show the next: no text has needed more rounds.
    private static let mostRounds = 6

    /// Proof-reads an article or a plain text. What keeps it from being read is said, and nil returned.
    ///
    /// - Parameter name: the path that faults speak of; what it ends in tells an article from a plain text.
    /// - Parameter language: what holds where the front matter has none; without it the script decides.
    /// - Parameter off: rules that do not read it.
    public static func read(_ bytes: [UInt8], named name: String, language: String? = nil, selection: Selection,
                            off: Set<Rule> = [], into diagnostics: inout Diagnostics) -> ArticleProof? {
        read(bytes, named: name, language: language, selection: selection, off: off, lexicon: nil, rules: RuleOrder.rules,
             into: &diagnostics)
    }

    /// - Parameter lexicon: one that is open already; it counts where it is of the article's language.
    /// - Parameter rules: what reads the passages.
    static func read(_ bytes: [UInt8], named name: String, language: String?, selection: Selection, off: Set<Rule>,
                     lexicon: Lexicon?, rules: @escaping (Tongue) -> [any PassageRule] = RuleOrder.rules,
                     into diagnostics: inout Diagnostics) -> ArticleProof? {
        // By letters alone Sorani and Urdu are Persian, Bulgarian is Russian: where nobody says, the whole text tells.
        let guess = language ?? LanguageGuess.language(of: Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
        guard let first = ReadArticle(bytes, named: name, language: guess, into: &diagnostics) else { return nil }
        let tongue = Tongue(first.story.language)
        let off = off.union(Rule.off(in: first.story.proofing, into: &diagnostics))
        let lexicon = lexicon.flatMap { $0.tongue == tongue ? $0 : nil } ?? Lexicon(tongue)
        var article = first, applied: [Repair] = [], ways: [EditedText] = [], round = ProofRound.Outcome()
        for _ in 0..<mostRounds {
            var reading = ProofRound(article, rules: rules(tongue), selection: selection, off: off, lexicon: lexicon)
            round = reading.run()
            guard let mended = round.mended else { break }
            applied += round.repairs.filter(\.isApplied).map { $0.traced(back: ways) }
            ways.append(mended.way)
            article = mended.article
        }
        let left = round.mended == nil ? round.repairs : round.repairs.filter { !$0.isApplied }
        var reading = StoryReading(article, off: off)
        let repairs = applied + (left + reading.findings()).map { $0.traced(back: ways) }
        return ArticleProof(repairs: repairs.inOrder, bytes: article.bytes, language: first.story.language)
    }
}

extension Rule {
    /// The rules that settings switch off; of codes that are none it is said which may be meant.
    public static func off(in settings: ProofingSettings, into diagnostics: inout Diagnostics) -> Set<Rule> {
        Set(settings.off(among: allCases.map(\.rawValue), into: &diagnostics).compactMap(Rule.init(rawValue:)))
    }
}

extension Repair {
    /// The same repair with its place in the text that was there before all edits.
    fileprivate func traced(back ways: [EditedText]) -> Repair {
        var traced = self
        for way in ways.reversed() { traced.origin = way.origin(of: traced.origin) }
        return traced
    }
}

extension [Repair] {
    /// By place; what was found first comes first at the same place, and nothing twice.
    fileprivate var inOrder: [Repair] {
        var said: Set<Repair> = []
        return enumerated().sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }
            .map(\.element).filter { said.insert($0).inserted }
    }
}

/// An article with its file.
struct ReadArticle: Sendable {
    let name: String
    let bytes: [UInt8]
    let file: ArticleText
    let story: Story
    let passages: [ArticlePassage]
    /// What reading it said.
    let diagnostics: Diagnostics

    /// Nil, with the reasons said, where it cannot be read.
    init?(_ bytes: [UInt8], named name: String, language: String?, into diagnostics: inout Diagnostics) {
        var own = Diagnostics()
        let story = ManuscriptReader.readArticle(bytes: bytes, named: name, language: language, into: &own)
        // What is a finding too is said as one.
        var others = own.blank
        for diagnostic in own.all where diagnostic.rule == nil || story == nil { others.add(diagnostic) }
        diagnostics.take(others)
        guard let story, let file = ArticleText(utf8: bytes) else { return nil }
        self.init(name, bytes, file, story, own)
    }

    /// The same article after edits; nil where they broke it.
    init?(_ edited: EditedText, of article: ReadArticle) {
        var own = Diagnostics()
        let file = ArticleText(edited.characters), bytes = file.utf8
        let story = ManuscriptReader.readArticle(bytes: bytes, named: article.name, language: article.story.language, into: &own)
        guard let story, own.errorCount <= article.diagnostics.errorCount else { return nil }
        self.init(article.name, bytes, file, story, own)
    }

    private init(_ name: String, _ bytes: [UInt8], _ file: ArticleText, _ story: Story, _ diagnostics: Diagnostics) {
        self.name = name
        self.bytes = bytes
        self.file = file
        self.story = story
        self.diagnostics = diagnostics
        passages = story.passages(in: file)
    }

    /// Whether it is Markdown, in which some characters are signs.
    var isMarkdown: Bool { !ManuscriptReader.isPlainText(name) }
}
