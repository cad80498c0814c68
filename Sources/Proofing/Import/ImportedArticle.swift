public import Diagnostics

/// A text that was handed in, made an article, and all that was done to it on the way.
///
/// Invariant: importing the article again changes nothing. What no repair names is in the article as it was handed in, in order.
public struct ImportedArticle: Sendable {
    /// UTF-8: front matter and Markdown.
    public let bytes: [UInt8]
    /// BCP 47.
    public let language: String
    /// In the order of the text that was handed in; their origins are indices of its scalars.
    public let repairs: [Repair]
    /// Where each repair stands in what was read; as many as ``repairs``, in their order.
    public let places: [RawPlace]
    /// What was read.
    public let raw: RawText

    /// Reads a file and repairs it. What keeps it from being read is said, and nil returned.
    ///
    /// - Parameter encoding: an IANA name of the file's encoding; nil to find it out.
    /// - Parameter language: BCP 47; nil to find it out.
    /// - Parameter selection: the repairs that are made; the others are listed.
    /// - Parameter off: rules that neither repair nor find anything.
    public static func read(path: String, encoding: String? = nil, language: String? = nil, selection: Selection = .high, off: Set<Rule> = [],
                            into diagnostics: inout Diagnostics) -> ImportedArticle? {
        guard let raw = RawText.read(path: path, encoding: encoding, into: &diagnostics) else { return nil }
        return ImportedArticle(raw, named: path, language: language, selection: selection, off: off, into: &diagnostics)
    }

    init?(_ raw: RawText, named path: String, language: String?, selection: Selection, off: Set<Rule> = [], into diagnostics: inout Diagnostics) {
        let guess = language ?? LanguageGuess.language(of: raw.characters), tongue = Tongue(guess)
        let lexicon = Lexicon(tongue)
        var book = RepairBook(selection, off: off)
        let draft: TrackedText
        switch raw.form {
        case .article:
            var matter = FoundMatter()
            // A converter takes them from the text, where they stood as paragraphs.
            matter.fill(from: FoundMatter(of: raw), .high, book: &book)
            draft = BlockWriter.article(TrackedText(raw.characters), matter: matter, language: guess)
        case .lines:
            let knowledge = Knowledge(lexicon: lexicon, evidence: Evidence([Passage(raw.characters, tongue: tongue)]))
            let structuring = Structuring(tongue: tongue, language: guess, knowledge: knowledge)
            draft = structuring.article(raw.characters, matter: FoundMatter(of: raw), book: &book)
        }
        guard let proof = Self.proof(of: draft, named: path, language: guess, selection, off, lexicon, into: &diagnostics) else { return nil }
        bytes = proof.bytes
        self.language = proof.language
        self.raw = raw
        let proofs = proof.repairs.map { repair in
            var repair = repair
            repair.origin = draft.origin(of: repair.origin)
            return repair
        }
        let repairs = (book.repairs + proofs).enumerated().sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }.map(\.element)
        self.repairs = repairs
        places = RawPlace.places(of: repairs.map(\.origin), in: raw.characters)
    }

    /// Proof-reads the draft. What is said of places in it would mislead: nobody has it; so only that it failed is told.
    private static func proof(of draft: TrackedText, named path: String, language: String, _ selection: Selection, _ off: Set<Rule>,
                              _ lexicon: Lexicon, into diagnostics: inout Diagnostics) -> ArticleProof? {
        var said = Diagnostics()
        let proof = ArticleProof.read(Array(draft.string.utf8), named: "draft.md", language: language, selection: selection, off: off, lexicon: lexicon,
                                      into: &said)
        if proof == nil {
            for fault in said.all where fault.isError { diagnostics.error(.input, "\(path): \(fault.message)", hint: fault.hint) }
        }
        return proof
    }

}

extension FoundMatter {
    /// What the file says of itself beside its text.
    init(of raw: RawText) {
        self.init()
        title = raw.title.flatMap { Self.isProgramsOwn($0) ? nil : TrackedText(Array($0.unicodeScalars), at: 0) }
        author = raw.author.map { TrackedText(Array($0.unicodeScalars), at: 0) }
        date = raw.date
    }

    /// A title that a word processor has made up: the name of the file.
    private static func isProgramsOwn(_ title: String) -> Bool {
        let small = title.lowercased()
        return small.hasPrefix("microsoft word") || small.hasPrefix("untitled") || small.hasPrefix("документ")
            || [".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".pdf", ".txt"].contains { small.hasSuffix($0) }
    }
}
