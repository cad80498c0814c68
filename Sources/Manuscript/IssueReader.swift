import Diagnostics

/// Reads an issue.yaml and the articles it names.
struct IssueReader {
    /// As the user wrote it; empty for the current folder.
    private let folder: String
    private let root: YAMLMapping

    private static let keys = ["masthead", "number", "date", "date-line", "price", "contact", "layout", "editions"]
    private static let editionKeys = ["articles", "layout", "masthead", "number", "date-line", "price", "contact"]

    /// Reads the issue that the user wrote as `path`.
    static func read(_ path: String, folder: String, file: String, limit: Int, into diagnostics: inout Diagnostics) -> Issue? {
        guard FileKind(path: file) != .missing else {
            diagnostics.error(.input, "the folder \(folder) has no issue.yaml", hint: "varaq init makes an issue to start from")
            return nil
        }
        guard let source = SourceText.read(path: file, limit: limit, into: &diagnostics) else { return nil }
        let count = diagnostics.all.count
        guard let root = YAMLText(source: source, lines: source.lines.indices).mapping(into: &diagnostics) else {
            if diagnostics.all.count == count {
                diagnostics.error(.input, "the issue is empty", at: SourcePlace(file: source.file, line: 1, column: 1),
                                  hint: "an issue has at least editions, each with its articles")
            }
            return nil
        }
        let reader = IssueReader(folder: folder, root: root)
        return Issue(path: path, editions: reader.editions(into: &diagnostics))
    }

    private func editions(into diagnostics: inout Diagnostics) -> [Edition] {
        root.warnOfKeys(otherThan: Self.keys, into: &diagnostics)
        let date = root["date"].flatMap { self.date($0, into: &diagnostics) }
        let layout = root["layout"].flatMap { $0.string(named: "layout", into: &diagnostics) }
        guard let value = root["editions"] else {
            diagnostics.error(.input, "the issue has no editions", at: root.place,
                              hint: "write editions:, and under it a language such as fa: with its articles")
            return []
        }
        guard let mapping = value.mapping(named: "editions", into: &diagnostics) else { return [] }
        let masthead = MastheadMatter(of: root, into: &diagnostics)
        let names = mapping.entries.map(\.key)
        return mapping.entries.compactMap { entry in
            guard var edition = edition(entry, into: &diagnostics) else { return nil }
            edition.content.date = date
            edition.content.layout = edition.content.layout ?? layout
            let matter = edition.masthead.over(masthead)
            edition.content.masthead = matter.items(for: entry.key, of: names, into: &diagnostics)
            return edition.content
        }
    }

    private func date(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> CalendarDate? {
        guard let text = value.string(named: "date", into: &diagnostics) else { return nil }
        if let date = CalendarDate(iso: text) { return date }
        diagnostics.error(.input, "\(text) is not a date", at: value.place, hint: "write year-month-day: 2026-03-21")
        return nil
    }

    /// An edition without what it shares with the issue, and the masthead matter of its own.
    private func edition(_ entry: YAMLMapping.Entry, into diagnostics: inout Diagnostics) -> (content: Edition, masthead: MastheadMatter)? {
        guard isLanguageTag(entry.key) else {
            diagnostics.error(.input, "the edition \(entry.key) is not named by a language tag", at: entry.keyPlace,
                              hint: languageHint(for: entry.key))
            return nil
        }
        let name = "the edition \(entry.key)"
        let mapping = entry.value.isEmpty ? nil : entry.value.mapping(named: name, into: &diagnostics)
        if mapping == nil, !entry.value.isEmpty { return nil }
        guard let mapping, let articles = mapping["articles"] else {
            diagnostics.error(.input, "\(name) has no articles", at: entry.keyPlace, hint: "write articles: {lead: \(entry.key)/lead.md}")
            return nil
        }
        mapping.warnOfKeys(otherThan: Self.editionKeys, into: &diagnostics)
        let layout = mapping["layout"].flatMap { $0.string(named: "layout", into: &diagnostics) }
        let stories = self.articles(articles, language: entry.key, into: &diagnostics)
        return (Edition(name: entry.key, language: entry.key, layout: layout, masthead: [], articles: stories),
                MastheadMatter(of: mapping, into: &diagnostics))
    }

    private func articles(_ value: YAMLValue, language: String, into diagnostics: inout Diagnostics) -> [Edition.Article] {
        guard let mapping = value.mapping(named: "articles", into: &diagnostics) else { return [] }
        if mapping.entries.isEmpty {
            diagnostics.error(.input, "the edition \(language) has no articles", at: value.place,
                              hint: "write articles: {lead: \(language)/lead.md}")
        }
        return mapping.entries.compactMap { entry in
            guard let path = entry.value.string(named: entry.key, into: &diagnostics) else { return nil }
            guard let full = safePath(path, at: entry.value.place, into: &diagnostics) else { return nil }
            let story = ManuscriptReader.readStory(path: full, language: language, from: entry.value.place, into: &diagnostics)
            return story.map { Edition.Article(slot: entry.key, story: $0) }
        }
    }

    /// The path of an article as seen from where the user stands; nil for one that is missing or not within the issue's folder.
    private func safePath(_ path: String, at place: SourcePlace, into diagnostics: inout Diagnostics) -> String? {
        let within = "articles stand in the folder of their issue; write the path from there"
        if path.isEmpty {
            diagnostics.error(.input, "the path of an article is missing", at: place, hint: within)
            return nil
        }
        if path.hasPrefix("/") {
            diagnostics.error(.input, "\(path) is an absolute path", at: place, hint: within)
            return nil
        }
        if climbsOut(path) {
            diagnostics.error(.input, "\(path) leaves the folder of the issue", at: place, hint: within)
            return nil
        }
        let full = joined(folder, path)
        guard let real = realPath(full), let home = realPath(folder.isEmpty ? "." : folder) else {
            diagnostics.error(.input, "there is no file \(full)", at: place, hint: hintForMissing(full))
            return nil
        }
        guard real.hasPrefix(joined(home, "")) else {
            diagnostics.error(.input, "\(path) leads out of the folder of the issue", at: place, hint: within)
            return nil
        }
        return full
    }

    private func hintForMissing(_ path: String) -> String? {
        let home = Manuscript.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return nearest(to: name, among: fileNames(in: home.isEmpty ? "." : home)).map { "did you mean \(joined(home, $0))?" }
    }

    /// Whether `..` leads above the start of a relative path.
    private func climbsOut(_ path: String) -> Bool {
        var depth = 0
        for part in path.split(separator: "/") where part != "." {
            depth += part == ".." ? -1 : 1
            if depth < 0 { return true }
        }
        return false
    }
}
