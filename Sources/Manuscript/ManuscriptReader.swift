public import Diagnostics

/// Reads what authors hand in: articles, plain texts and issues.
///
/// Faults are collected with their places. What could be read is returned even then, so that later stages can find theirs;
/// nil means that there is nothing to go on with.
public enum ManuscriptReader {
    /// An article: some six million words of it. cmark takes time in proportion, if a larger one for knotty input.
    private static let largestArticle = 32 << 20
    private static let largestText = 256 << 20
    private static let largestIssue = 1 << 20

    /// Reads what stands at `path`: an article (.md), a plain text (.txt), an issue.yaml or a folder with one.
    ///
    /// An article or a text alone becomes an edition named after its file, with the article in the slot `lead`.
    /// - Parameter language: what the command line says; it counts where neither a front matter nor an edition has a language.
    public static func readIssue(path: String, language: String?, into diagnostics: inout Diagnostics) -> Issue? {
        switch FileKind(path: path) {
        case .missing:
            diagnostics.error(.input, "there is no file or folder \(path)")
            return nil
        case .folder:
            return IssueReader.read(path, folder: path, file: joined(path, "issue.yaml"), limit: largestIssue, into: &diagnostics)
        case .file where ["yaml", "yml"].contains(pathExtension(path)):
            return IssueReader.read(path, folder: folder(of: path), file: path, limit: largestIssue, into: &diagnostics)
        case .file, .other:
            return readStory(path: path, language: language, into: &diagnostics).map { lone($0, path: path, into: &diagnostics) }
        }
    }

    /// Reads a Markdown article with front matter.
    ///
    /// - Parameter language: what holds where the front matter has no language; without it the script of the text decides.
    /// - Parameter place: where the path was written, for faults of the path itself.
    public static func readArticle(path: String, language: String?, from place: SourcePlace? = nil,
                                   into diagnostics: inout Diagnostics) -> Story? {
        readArticle(path: path, language: language, home: nil, from: place, into: &diagnostics)
    }

    /// - Parameter home: what the pictures of the article have to stand in; nil for the article's own folder.
    private static func readArticle(path: String, language: String?, home: HomeFolder?, from place: SourcePlace?,
                                    into diagnostics: inout Diagnostics) -> Story? {
        guard let source = SourceText.read(path: path, limit: largestArticle, from: place, into: &diagnostics) else { return nil }
        let folder = folder(of: path)
        let pictures = PictureFolder(base: folder, home: home ?? HomeFolder(path: folder, owner: "the article"))
        return article(source, language: language, pictures: pictures, into: &diagnostics)
    }

    private static func article(_ source: SourceText, language: String?, pictures: PictureFolder,
                                into diagnostics: inout Diagnostics) -> Story? {
        let matter = FrontMatter.read(source, into: &diagnostics)
        let body = BlockReader.read(source, from: matter.bodyLine, pictures: pictures, into: &diagnostics)
        var story = Story(file: source.file, language: "", head: matter.head, blocks: body.blocks, layout: matter.layout)
        story.notes = body.notes
        story.scale = matter.scale
        story.proofing = matter.proofing
        story.fields = matter.fields
        return finish(story, language: matter.language ?? language, into: &diagnostics)
    }

    /// Reads a plain text: paragraphs between blank lines, or one on each line where there is no blank line.
    ///
    /// - Parameter language: the language of the text; without it the script decides.
    /// - Parameter place: where the path was written, for faults of the path itself.
    public static func readPlainText(path: String, language: String?, from place: SourcePlace? = nil,
                                     into diagnostics: inout Diagnostics) -> Story? {
        guard let source = SourceText.read(path: path, limit: largestText, from: place, into: &diagnostics) else { return nil }
        let story = Story(file: source.file, language: "", blocks: plainTextBlocks(of: source))
        return finish(story, language: language, into: &diagnostics)
    }

    /// Reads an article or a plain text (by what `name` ends in) whose bytes are at hand.
    ///
    /// - Parameter name: the path that faults speak of; where pictures are looked for, it says in which folder.
    /// - Parameter language: what holds where the front matter has no language; without it the script of the text decides.
    /// - Parameter looksForPictures: whether a picture has to be where the article says; else its path stays as it is written.
    public static func readArticle(bytes: [UInt8], named name: String, language: String?, looksForPictures: Bool = false,
                                   into diagnostics: inout Diagnostics) -> Story? {
        let isPlain = isPlainText(name)
        guard let source = SourceText.check(bytes, named: name, limit: isPlain ? largestText : largestArticle, into: &diagnostics)
        else { return nil }
        if isPlain {
            return finish(Story(file: source.file, language: "", blocks: plainTextBlocks(of: source)), language: language, into: &diagnostics)
        }
        let folder = folder(of: name)
        let home = looksForPictures ? HomeFolder(path: folder, owner: "the article") : nil
        return article(source, language: language, pictures: PictureFolder(base: folder, home: home), into: &diagnostics)
    }

    /// Whether a file of that name is read as plain text, without Markdown.
    package static func isPlainText(_ name: String) -> Bool { pathExtension(name) == "txt" }

    /// Reads an article or a plain text, by what the name ends in.
    ///
    /// - Parameter home: what its pictures have to stand in; nil for its own folder.
    static func readStory(path: String, language: String?, home: HomeFolder? = nil, from place: SourcePlace? = nil,
                          into diagnostics: inout Diagnostics) -> Story? {
        switch pathExtension(path) {
        case "md", "markdown": return readArticle(path: path, language: language, home: home, from: place, into: &diagnostics)
        case "txt": return readPlainText(path: path, language: language, from: place, into: &diagnostics)
        default:
            diagnostics.error(.input, "\(path) is neither an article nor a text", at: place,
                              hint: "articles end in .md, plain texts in .txt, issues in .yaml")
            return nil
        }
    }

    private static func finish(_ story: Story, language: String?, into diagnostics: inout Diagnostics) -> Story? {
        let top = SourcePlace(file: story.file, line: 1, column: 1)
        if story.blocks.isEmpty, story.head == Story.Head() {
            diagnostics.error(.input, "there is nothing to set: the file has no text", at: top)
            return nil
        }
        if story.blocks.isEmpty { diagnostics.warn("the article has a head but no text", at: top) }
        story.warnOfDamage(into: &diagnostics)
        var story = story
        story.language = language ?? story.guessedLanguage()
        return story
    }

    private static func lone(_ story: Story, path: String, into diagnostics: inout Diagnostics) -> Issue {
        var edition = Edition(name: baseName(path), language: story.language, layout: story.layout, masthead: [],
                              articles: [Edition.Article(slot: "lead", story: story)],
                              date: story.head.date.flatMap { CalendarDate(iso: $0.string) })
        edition.fields = story.fields
        edition.settleFields(into: &diagnostics)
        return Issue(path: path, editions: [edition])
    }
}
