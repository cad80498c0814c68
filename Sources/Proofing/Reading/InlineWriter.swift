extension ArticleWriter {
    /// Letters with their marks of emphasis, breaks, links and notes, as an article writes them.
    mutating func inlines(_ items: [JSONValue]) -> String {
        var written = "", letters = ""
        for item in merged(flattened(items)) {
            if let plain = Self.letters(item) { letters += plain; continue }
            written += Escaping.text(letters)
            letters = ""
            written += marked(item)
        }
        return trimmed(written + Escaping.text(letters))
    }

    /// What is nothing but letters; nil for all else.
    private static func letters(_ item: JSONValue) -> String? {
        switch item["t"]?.string {
        case "Str": item["c"]?.string ?? ""
        case "Space", "SoftBreak": " "
        default: nil
        }
    }

    /// Without wrappers that say nothing to an article: spans of direction, language and style.
    private func flattened(_ items: [JSONValue]) -> [JSONValue] {
        items.flatMap { item -> [JSONValue] in
            switch item["t"]?.string {
            case "Span", "Cite": flattened(item["c"]?[1]?.items ?? [])
            case "SmallCaps": flattened(item["c"]?.items ?? [])
            default: [item]
            }
        }
    }

    /// Neighbours of one emphasis as one: word processors cut them at every change of their own.
    private func merged(_ items: [JSONValue]) -> [JSONValue] {
        var merged: [JSONValue] = []
        for item in items {
            let kind = item["t"]?.string ?? ""
            if let last = merged.last, ["Strong", "Emph", "Underline"].contains(kind), last["t"] == item["t"] {
                merged[merged.count - 1] = .object([.init(name: "t", value: .string(kind)),
                                                    .init(name: "c", value: .array((last["c"]?.items ?? []) + (item["c"]?.items ?? [])))])
            } else {
                merged.append(item)
            }
        }
        return merged
    }

    private mutating func marked(_ item: JSONValue) -> String {
        let contents = item["c"] ?? .null
        switch item["t"]?.string {
        case "Emph", "Underline": return wrapped(contents, "*", "*")
        case "Strong": return wrapped(contents, "**", "**")
        case "Superscript": return wrapped(contents, "[", "]{.sup}")
        case "Subscript": return wrapped(contents, "[", "]{.sub}")
        case "Strikeout":
            remark("letters that were struck out stand as if they were not")
            return inlines(contents.items)
        case "Quoted":
            let isSingle = contents[0]?["t"]?.string == "SingleQuote"
            return (isSingle ? "‘" : "“") + inlines(contents[1]?.items ?? []) + (isSingle ? "’" : "”")
        case "LineBreak": return "\\\n"
        case "Code": return code(contents[1]?.string ?? "")
        case "Math":
            remark("formulas stand as TeX writes them")
            return code(contents[1]?.string ?? "")
        case "Link": return link(contents)
        case "Image": return picture(contents)
        case "Note": return note(contents)
        default: return ""
        }
    }

    /// Emphasis with the blanks at its ends outside of it.
    private mutating func wrapped(_ contents: JSONValue, _ opening: String, _ closing: String) -> String {
        let inner = inlines(contents.items), plain = plainText(contents)
        let before = plain.first == " " ? " " : "", after = plain.last == " " && plain.count > 1 ? " " : ""
        return inner.isEmpty ? before : before + opening + inner + closing + after
    }

    private func code(_ text: String) -> String {
        var fence = "`"
        while text.contains(fence) { fence += "`" }
        let pad = fence.count > 1 ? " " : ""
        return text.isEmpty ? "" : fence + pad + text + pad + fence
    }

    private mutating func link(_ contents: JSONValue) -> String {
        let text = inlines(contents[1]?.items ?? []), address = contents[2]?[0]?.string ?? "", plain = plainText(contents[1] ?? .null)
        // A place in the document itself is none in the article.
        guard !address.isEmpty, !address.hasPrefix("#"), !text.isEmpty else { return text }
        if address == plain || address == "mailto:" + plain { return "<\(plain)>" }
        let isOdd = address.contains { $0 == " " || $0 == "(" || $0 == ")" || $0 == "<" || $0 == ">" }
        guard isOdd else { return "[\(text)](\(address))" }
        return "[\(text)](<\(String(address.unicodeScalars.filter { $0 != "<" && $0 != ">" && $0 != "\n" }))>)"
    }

    private mutating func picture(_ contents: JSONValue) -> String {
        let name = contents[2]?[0]?.string ?? "", shown = shownText(plainText(contents[1] ?? .null))
        let path = name.hasPrefix("data:") ? "within the page" : name
        remark("the picture \(path)\(shown.map { " (\($0))" } ?? "") is not taken over",
               hint: "save it beside the article and name it there: ![what it shows](picture.jpg)")
        return ""
    }

    private mutating func note(_ contents: JSONValue) -> String {
        let number = notes.count + 1
        notes.append("")
        notes[number - 1] = Self.indented(blocks(contents.items).joined(separator: "\n\n"), by: 4)
        return "[^\(number)]"
    }

    /// Without blanks and breaks at both ends and at the ends of lines.
    private func trimmed(_ text: String) -> String {
        var lines = text.split(separator: "\\\n", omittingEmptySubsequences: false).map { line in
            line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }.map { String($0) }
        while lines.first?.isEmpty ?? false { lines.removeFirst() }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        // Two breaks running would be a paragraph's end to a reader, and a stray backslash to the format.
        return lines.filter { !$0.isEmpty }.joined(separator: "\\\n")
    }
}

/// Backslashes where the format of articles would take a character of the text for one of its own, and nowhere else.
enum Escaping {
    static func text(_ text: String) -> String {
        let characters = Array(text.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for (index, character) in characters.enumerated() {
            let before = index > 0 ? characters[index - 1] : " ", after = index + 1 < characters.count ? characters[index + 1] : " "
            if isMark(character, after: before, before: after) { escaped.append("\\") }
            escaped.append(character == "\n" ? " " : character)
        }
        return String(escaped)
    }

    private static func isMark(_ character: Unicode.Scalar, after before: Unicode.Scalar, before after: Unicode.Scalar) -> Bool {
        switch character {
        case "*": !(before == " " && after == " ")
        case "_": !(isInWord(before) && isInWord(after)) && !(before == " " && after == " ")
        case "`": true
        case "\\": after.isASCII && !after.isASCIIAlphanumeric && after != " "
        case "<": after.isASCIILetter || after == "/" || after == "!" || after == "?"
        case "&": after == "#" || after.isASCIILetter
        case "[": after == "^"
        case "]": after == "(" || after == "[" || after == "{" || after == ":"
        default: false
        }
    }

    private static func isInWord(_ character: Unicode.Scalar) -> Bool { character.isWordLetter || character.isDecimalDigit }

    /// Escapes what begins a block at the beginning of a line.
    static func lineStarts(of paragraph: String) -> String {
        paragraph.split(separator: "\n", omittingEmptySubsequences: false).map { lineStart(String($0)) }.joined(separator: "\n")
    }

    private static func lineStart(_ line: String) -> String {
        let characters = Array(line.unicodeScalars)
        guard let first = characters.first else { return line }
        let second = characters.count > 1 ? characters[1] : " "
        switch first {
        case "#" where characters.prefix(7).drop(while: { $0 == "#" }).first.map { $0 == " " } ?? true: return "\\" + line
        case "-", "+", "*": return second == " " || isRule(characters) ? "\\" + line : line
        case ">", "|": return "\\" + line
        case "=": return isRule(characters) ? "\\" + line : line
        case "~": return line.hasPrefix("~~~") ? "\\" + line : line
        case ":": return line.hasPrefix(":::") ? "\\" + line : line
        default: break
        }
        let digits = characters.prefix { $0.isDecimalDigit }.count
        guard digits > 0, digits < characters.count, [".", ")"].contains(characters[digits]),
              digits + 1 == characters.count || characters[digits + 1] == " " else { return line }
        return String(characters[..<digits]) + "\\" + String(characters[digits...])
    }

    private static func isRule(_ characters: [Unicode.Scalar]) -> Bool { characters.allSatisfy { $0 == characters[0] || $0 == " " } }

    /// Number signs at the end of a heading would be taken for its frame.
    static func headingEnd(_ text: String) -> String { text.hasSuffix("#") ? String(text.dropLast()) + "\\#" : text }
}
