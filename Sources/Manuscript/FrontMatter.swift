import Diagnostics

/// What stands between the `---` lines at the top of an article.
struct FrontMatter {
    var head = Story.Head()
    var language: String?
    var layout: LayoutName?
    var scale = 1.0
    var proofing = ProofingSettings()
    var fields = FieldValues()
    /// The line (from 0) on which the body begins.
    var bodyLine = 0

    /// The keys, in the order in which a hint lists them.
    static let keys = [
        "title", "subtitle", "kicker", "author", "translator", "date", "language", "place", "short-title", "layout", "size", "proofing",
        "fields",
    ]

    static func read(_ source: SourceText, into diagnostics: inout Diagnostics) -> FrontMatter {
        var matter = FrontMatter()
        guard let first = source.lines.first, isRule(first, "---", in: source) else { return matter }
        guard let end = source.lines.indices.dropFirst().first(where: { isEnd(source.lines[$0], in: source) }) else {
            diagnostics.error(.input, "the front matter is not closed", at: source.place(of: first.lowerBound),
                              hint: "close it with a line of ---; a rule at the top of an article is written ***")
            return matter
        }
        matter.bodyLine = end + 1
        if let mapping = YAMLText(source: source, lines: 1..<end).mapping(into: &diagnostics) {
            matter.take(mapping, into: &diagnostics)
        }
        return matter
    }

    private mutating func take(_ mapping: YAMLMapping, into diagnostics: inout Diagnostics) {
        mapping.warnOfKeys(otherThan: Self.keys, into: &diagnostics)
        func text(_ key: String) -> InlineText? { mapping[key]?.inlineText(named: key, into: &diagnostics) }
        head.title = text("title")
        head.subtitle = text("subtitle")
        head.kicker = text("kicker")
        head.author = text("author")
        head.translator = text("translator")
        head.date = text("date")
        head.place = text("place")
        head.shortTitle = text("short-title")
        layout = mapping["layout"]?.layoutName(into: &diagnostics)
        scale = mapping["size"].flatMap { size($0, into: &diagnostics) } ?? 1
        proofing = ProofingSettings(of: mapping, into: &diagnostics)
        fields = FieldDeclarations(of: mapping, into: &diagnostics).values(for: nil, into: &diagnostics)
        language = mapping["language"].flatMap { languageTag($0, into: &diagnostics) }
    }

    private func size(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> Double? {
        guard let text = value.string(named: "size", into: &diagnostics) else { return nil }
        if let size = share(in: text), (0.5...2).contains(size) { return size }
        diagnostics.error(.input, "\(text) is no size", at: value.place,
                          hint: "write a share of the layout's type, from 50% to 200%: size: 95%")
        return nil
    }

    private func languageTag(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> String? {
        guard let tag = value.string(named: "language", into: &diagnostics) else { return nil }
        if isLanguageTag(tag) { return tag }
        diagnostics.error(.input, "\(tag) is not a language tag", at: value.place, hint: languageHint(for: tag))
        return nil
    }

    private static func isEnd(_ line: Range<Int>, in source: SourceText) -> Bool {
        isRule(line, "---", in: source) || isRule(line, "...", in: source)
    }

    private static func isRule(_ line: Range<Int>, _ rule: String, in source: SourceText) -> Bool {
        line.count >= 3 && source.bytes[line].starts(with: rule.utf8) && source.trimmed(line).count == 3
    }
}
