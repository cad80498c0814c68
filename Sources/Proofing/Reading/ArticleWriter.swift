/// Writes the tree of a document as an article: what the format of articles has, as it writes it, and nothing else.
///
/// Source: pandoc-types 1.22 and 1.23, Text.Pandoc.Definition.
struct ArticleWriter {
    /// A document as an article, and what it says of itself.
    struct Article: Equatable {
        var text: String
        var title: String?
        var author: String?
        var date: String?
    }

    /// Something of the document that the article does not have.
    struct Remark: Equatable {
        var message: String
        var hint: String?
    }

    private(set) var remarks: [Remark] = []
    /// The notes so far, each with its blocks.
    var notes: [String] = []

    mutating func article(of tree: JSONValue) -> Article {
        let facts = tree["meta"]
        var article = Article(text: "", title: line(facts?["title"]), author: authors(facts?["author"] ?? .null), date: nil)
        var parts = [String]()
        let date = line(facts?["date"])
        article.date = date.flatMap { isoDate($0) }
        // What stood on the pages as a subtitle or as a date in words is text of the document.
        for fact in [line(facts?["subtitle"]), article.date == nil ? date : nil].compactMap({ $0 }) { parts.append(Escaping.text(fact)) }
        parts += blocks(facts?["abstract"]?["c"]?.items ?? [])
        parts += blocks(tree["blocks"]?.items ?? [])
        for (index, note) in notes.enumerated() { parts.append("[^\(index + 1)]: \(note)") }
        article.text = parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
        return article
    }

    mutating func remark(_ message: String, hint: String? = nil) {
        let remark = Remark(message: message, hint: hint)
        if !remarks.contains(remark) { remarks.append(remark) }
    }

    /// A piece of what a document says of itself, as one line.
    private func line(_ fact: JSONValue?) -> String? {
        guard let fact else { return nil }
        if fact["t"]?.string == "MetaString" { return shownText(fact["c"]?.string ?? "") }
        return shownText(plainText(fact["c"] ?? .null))
    }

    private func authors(_ fact: JSONValue) -> String? {
        guard fact["t"]?.string == "MetaList" else { return line(fact) }
        let names = (fact["c"]?.items ?? []).compactMap { line($0) }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// All letters of a part of the tree.
    func plainText(_ part: JSONValue) -> String {
        switch part["t"]?.string {
        case "Str": return part["c"]?.string ?? ""
        case "Code", "Math", "CodeBlock": return part["c"]?[1]?.string ?? ""
        case "Space", "SoftBreak", "LineBreak": return " "
        case "Link", "Image", "Span", "Quoted", "Cite": return plainText(part["c"]?[1] ?? .null)
        case "Note", "RawInline", "RawBlock": return ""
        case .some: return part["c"].map { plainText($0) } ?? ""
        case nil: return part.items.map { plainText($0) }.joined()
        }
    }

    // Blocks.

    /// Each block, or group of lines that belong together, by itself; empty ones left out.
    mutating func blocks(_ items: [JSONValue]) -> [String] {
        var written: [String] = [], listBefore: String?
        for item in items {
            let kind = item["t"]?.string ?? ""
            // Two lists side by side would be one; another sign parts them.
            let isList = kind == "BulletList" || kind == "OrderedList"
            let parts = block(item, apart: isList && listBefore == kind)
            listBefore = parts.isEmpty ? listBefore : isList && listBefore != kind ? kind : nil
            written += parts
        }
        return written
    }

    private mutating func block(_ item: JSONValue, apart: Bool) -> [String] {
        let contents = item["c"] ?? .null
        switch item["t"]?.string {
        case "Plain", "Para": return paragraph(contents.items)
        case "LineBlock": return paragraph(lines(contents))
        case "CodeBlock": return [fenced(contents[1]?.string ?? "")]
        case "BlockQuote": return quote(contents)
        case "OrderedList": return orderedList(contents, apart: apart)
        case "BulletList": return list(contents.items, apart: apart) { _ in apart ? "*" : "-" }
        case "DefinitionList": return definitions(contents)
        case "Header": return heading(contents)
        case "HorizontalRule": return ["* * *"]
        case "Table": return table(contents)
        case "Div": return blocks(contents[1]?.items ?? [])
        case "Figure": return blocks(contents[2]?.items ?? []) + blocks(contents[1]?[1]?.items ?? [])
        default: return []
        }
    }

    private mutating func paragraph(_ inlines: [JSONValue]) -> [String] {
        let text = Escaping.lineStarts(of: self.inlines(inlines))
        return text.isEmpty ? [] : [text]
    }

    private func lines(_ lines: JSONValue) -> [JSONValue] {
        Array(lines.items.map(\.items).joined(separator: [.object([.init(name: "t", value: .string("LineBreak"))])]))
    }

    private func fenced(_ code: String) -> String {
        var fence = "```"
        while code.contains(fence) { fence += "`" }
        return "\(fence)\n\(code)\n\(fence)"
    }

    private mutating func quote(_ contents: JSONValue) -> [String] {
        let text = blocks(contents.items).joined(separator: "\n\n")
        guard !text.isEmpty else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return [lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")]
    }

    private mutating func heading(_ contents: JSONValue) -> [String] {
        let level = contents[0]?.integer ?? 1
        if level > 3 { remark("headings below the third level are set as headings of the third") }
        // A heading is bold by itself.
        let text = inlines(withoutStrong(contents[2]?.items ?? [])).split(separator: "\\\n").joined(separator: " ")
        return text.isEmpty ? [] : [String(repeating: "#", count: min(max(level, 1), 3)) + " " + Escaping.headingEnd(text)]
    }

    private func withoutStrong(_ inlines: [JSONValue]) -> [JSONValue] {
        inlines.flatMap { $0["t"]?.string == "Strong" ? withoutStrong($0["c"]?.items ?? []) : [$0] }
    }

    private mutating func definitions(_ contents: JSONValue) -> [String] {
        contents.items.flatMap { entry in
            let term = inlines(withoutStrong(entry[0]?.items ?? []))
            let meanings = (entry[1]?.items ?? []).flatMap { blocks($0.items) }
            return (term.isEmpty ? [] : ["**\(term)**"]) + meanings
        }
    }

    private mutating func orderedList(_ contents: JSONValue, apart: Bool) -> [String] {
        let first = contents[0]?[0]?.integer ?? 1, style = contents[0]?[1]?["t"]?.string ?? "Decimal"
        if !["Decimal", "DefaultStyle", "Example"].contains(style) { remark("items counted with letters are counted with numbers") }
        return list(contents[1]?.items ?? [], apart: apart) { String(first + $0) + (apart ? ")" : ".") }
    }

    /// Items with a sign before them, tight where each has no more than one paragraph.
    private mutating func list(_ items: [JSONValue], apart: Bool, sign: (Int) -> String) -> [String] {
        let isTight = items.allSatisfy { $0.items.first?["t"]?.string != "Para" }
        var written: [String] = []
        for item in items {
            let parts = blocks(item.items)
            guard !parts.isEmpty else { continue }
            let mark = sign(written.count) + " "
            written.append(mark + Self.indented(parts.joined(separator: isTight ? "\n" : "\n\n"), by: mark.count))
        }
        return written.isEmpty ? [] : [written.joined(separator: isTight ? "\n" : "\n\n")]
    }

    /// All lines but the first stand some blanks in.
    static func indented(_ text: String, by count: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : String(repeating: " ", count: count) + $1 }.joined(separator: "\n")
    }
}
