import Diagnostics

/// Reads an issue.yaml and the articles it names.
struct IssueReader {
    /// As the user wrote it; empty for the current folder.
    private let folder: String
    private let root: YAMLMapping

    private static let keys = ["masthead", "number", "date", "date-line", "price", "contact", "layout", "editions", "calendars", "inks",
                               "proofing", "fields"]
    private static let editionKeys = [
        "articles", "layout", "masthead", "number", "date-line", "price", "contact", "calendars", "fillers", "beside",
    ]

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
        var issue = Issue(path: path, editions: reader.editions(into: &diagnostics))
        issue.inks = root["inks"]?.place
        issue.proofing = ProofingSettings(of: root, into: &diagnostics)
        return issue
    }

    private func editions(into diagnostics: inout Diagnostics) -> [Edition] {
        root.warnOfKeys(otherThan: Self.keys, into: &diagnostics)
        let date = root["date"].flatMap { self.date($0, into: &diagnostics) }
        let layout = root["layout"]?.layoutName(into: &diagnostics)
        guard let value = root["editions"] else {
            diagnostics.error(.input, "the issue has no editions", at: root.place,
                              hint: "write editions:, and under it a language such as fa: with its articles")
            return []
        }
        guard let mapping = value.mapping(named: "editions", into: &diagnostics) else { return [] }
        let masthead = MastheadMatter(of: root, into: &diagnostics)
        let calendars = self.calendars(root["calendars"], into: &diagnostics)
        let fields = FieldDeclarations(of: root, into: &diagnostics)
        let names = mapping.entries.map(\.key)
        return mapping.entries.compactMap { entry in
            let errors = diagnostics.errorCount
            guard var edition = edition(entry, of: names, into: &diagnostics) else { return nil }
            edition.content.date = date
            edition.content.layout = edition.content.layout ?? layout
            if edition.content.calendars.isEmpty { edition.content.calendars = calendars }
            let matter = edition.masthead.over(masthead)
            edition.content.masthead = matter.items(for: entry.key, of: names, into: &diagnostics)
            edition.content.fields = fields.values(for: entry.key, of: names, into: &diagnostics)
            edition.content.takeFieldsOfArticles()
            edition.content.settleFields(into: &diagnostics)
            edition.content.errors = diagnostics.errorCount - errors
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
    private func edition(_ entry: YAMLMapping.Entry, of names: [String],
                         into diagnostics: inout Diagnostics) -> (content: Edition, masthead: MastheadMatter)? {
        guard isLanguageTag(entry.key) else {
            diagnostics.error(.input, "the edition \(entry.key) is not named by a language tag", at: entry.keyPlace,
                              hint: languageHint(for: entry.key))
            return nil
        }
        let name = "the edition \(entry.key)"
        let mapping = entry.value.isEmpty ? nil : entry.value.mapping(named: name, into: &diagnostics)
        if mapping == nil, !entry.value.isEmpty { return nil }
        guard let mapping, let articles = mapping["articles"] else {
            diagnostics.error(.input, "\(name) has no articles",
                              at: entry.keyPlace, hint: "write articles: {lead: \(entry.key)/lead.md}")
            return nil
        }
        mapping.warnOfKeys(otherThan: Self.editionKeys, into: &diagnostics)
        let layout = mapping["layout"]?.layoutName(into: &diagnostics)
        let stories = self.articles(articles, language: entry.key, into: &diagnostics)
        var edition = Edition(name: entry.key, language: entry.key, layout: layout, masthead: [], articles: stories)
        edition.fillers = fillers(mapping["fillers"], language: entry.key, into: &diagnostics)
        edition.calendars = calendars(mapping["calendars"], into: &diagnostics)
        edition.beside = neighbour(in: mapping, of: entry.key, among: names, into: &diagnostics)
        return (edition, MastheadMatter(of: mapping, into: &diagnostics))
    }

    private func calendars(_ value: YAMLValue?, into diagnostics: inout Diagnostics) -> [String] {
        let words = value?.strings(named: "calendars", into: &diagnostics) ?? []
        return words.compactMap { word in
            if Edition.knownCalendars.contains(word.string) { return word.string }
            diagnostics.error(.input, "there is no calendar \(word.string)", at: word.place,
                              hint: hint(for: word.string, among: Edition.knownCalendars))
            return nil
        }
    }

    /// The edition that stands beside another one, where it is another one of the issue.
    private func neighbour(in mapping: YAMLMapping, of name: String, among names: [String],
                           into diagnostics: inout Diagnostics) -> String? {
        guard let value = mapping["beside"], let other = value.string(named: "beside", into: &diagnostics) else { return nil }
        let others = names.filter { $0 != name }
        if others.contains(other) { return other }
        let fault = other == name ? "the edition \(name) cannot stand beside itself"
            : "there is no edition \(other) to stand beside"
        diagnostics.error(.input, fault, at: value.place,
                          hint: others.isEmpty ? "the issue has no other edition" : hint(for: other, among: others))
        return nil
    }

    private func articles(_ value: YAMLValue, language: String, into diagnostics: inout Diagnostics) -> [Edition.Article] {
        guard let mapping = value.mapping(named: "articles", into: &diagnostics) else { return [] }
        if mapping.entries.isEmpty {
            diagnostics.error(.input, "the edition \(language) has no articles", at: value.place,
                              hint: "write articles: {lead: \(language)/lead.md}")
        }
        return mapping.entries.compactMap { entry in
            guard let path = entry.value.string(named: entry.key, into: &diagnostics) else { return nil }
            return article(path, slot: entry.key, language: language, at: entry.value.place, into: &diagnostics)
        }
    }

    private func fillers(_ value: YAMLValue?, language: String, into diagnostics: inout Diagnostics) -> [Edition.Article] {
        let paths = value?.strings(named: "fillers", into: &diagnostics) ?? []
        return zip(1..., paths).compactMap { number, path in
            article(path.string, slot: "filler-\(number)", language: language, at: path.place, into: &diagnostics)
        }
    }

    private func article(_ path: String, slot: String, language: String, at place: SourcePlace,
                         into diagnostics: inout Diagnostics) -> Edition.Article? {
        let within = "articles stand in the folder of their issue; write the path from there"
        let home = HomeFolder(path: folder, owner: "the issue")
        guard let full = home.file(path, from: folder, kind: "an article", within: within, at: place, into: &diagnostics) else {
            return nil
        }
        let story = ManuscriptReader.readStory(path: full, language: language, home: home, from: place, into: &diagnostics)
        return story.map { Edition.Article(slot: slot, story: $0) }
    }
}
