/// Writes blocks down as an article: front matter and Markdown, every character with its origin.
struct BlockWriter {
    private var article = TrackedText()
    /// The number that the next item of the list that is open would get, and its delimiter.
    private var list: (next: Int, delimiter: Unicode.Scalar?)?

    static func article(_ blocks: [FoundBlock], matter: FoundMatter, language: String) -> TrackedText {
        var writer = BlockWriter()
        writer.write(matter, language: language)
        var index = 0
        while index < blocks.count { index = writer.write(blocks, from: index) }
        return writer.article
    }

    /// An article that has its structure already, with front matter before it where it has none.
    static func article(_ body: TrackedText, matter: FoundMatter, language: String) -> TrackedText {
        guard !body.characters.starts(with: "---\n".unicodeScalars) else { return body }
        var writer = BlockWriter()
        writer.write(matter, language: language)
        writer.put("\n")
        writer.article.append(body)
        return writer.article
    }

    // MARK: Front matter

    private mutating func write(_ matter: FoundMatter, language: String) {
        put("---\n")
        for (key, text) in [("title", matter.title), ("author", matter.author), ("translator", matter.translator)] {
            guard let text else { continue }
            put(key + ": ")
            putScalar(text.collapsed())
            put("\n")
        }
        if let date = matter.date { put("date: \(date)\n") }
        put("language: \(language)\n---\n")
    }

    /// A YAML scalar, plain where YAML lets it be.
    private mutating func putScalar(_ text: TrackedText) {
        let string = text.string
        let isPlain = text.characters.first.map { $0.isWordLetter || $0 == "«" } == true && !string.contains(": ") && !string.contains(" #")
            && !string.hasSuffix(":") && !["true", "false", "null", "yes", "no", "on", "off"].contains(string.lowercased())
        guard !isPlain else { return article.append(text) }
        put("\"")
        for index in text.characters.indices {
            if text.characters[index] == "\"" || text.characters[index] == "\\" { put("\\") }
            article.append(text[index..<index + 1])
        }
        put("\"")
    }

    // MARK: Blocks

    /// Writes the block at `index`, with all that stand in one div with it, and gives the one behind.
    private mutating func write(_ blocks: [FoundBlock], from index: Int) -> Int {
        let block = blocks[index]
        switch block.kind {
        case .question, .answer:
            let end = blocks[index...].firstIndex { $0.kind != .question && $0.kind != .answer } ?? blocks.count
            openDiv("qa")
            for block in blocks[index..<end] { paragraph(block.text, isFirst: block == blocks[index]) }
            put("\n:::\n")
            return end
        case .verse: lines(block, in: "verse")
        case .address: lines(block, in: "address")
        case .notice: notice(block)
        case .heading(let level): heading(block, level)
        case .item(let marker): item(block, marker)
        case .paragraph: paragraph(block.text)
        }
        return index + 1
    }

    private mutating func openDiv(_ name: String) {
        list = nil
        put("\n::: \(name)\n")
    }

    private mutating func lines(_ block: FoundBlock, in name: String) {
        openDiv(name)
        for line in block.lines {
            putText(line.collapsed())
            put("\n")
        }
        put(":::\n")
    }

    private mutating func notice(_ block: FoundBlock) {
        openDiv("notice")
        for (index, line) in block.lines.enumerated() {
            putText(line.collapsed())
            put(index + 1 < block.lines.count ? "\\\n" : "\n")
        }
        put(":::\n")
    }

    private mutating func heading(_ block: FoundBlock, _ level: Int) {
        list = nil
        put("\n" + String(repeating: "#", count: level) + " ")
        putText(block.text.collapsed(), escapesStart: false)
        put("\n")
    }

    private mutating func paragraph(_ text: TrackedText, isFirst: Bool = false) {
        list = nil
        if !isFirst { put("\n") }
        putText(text.collapsed())
        put("\n")
    }

    private mutating func item(_ block: FoundBlock, _ marker: Marker) {
        let text = block.text.collapsed()
        switch marker.kind {
        case .bullet:
            list = nil
            put("\n- ")
            putText(Self.body(of: text, behind: marker))
            put("\n")
        case .numbers(let parts) where parts.count == 1 && (marker.delimiter == "." || marker.delimiter == ")") && fits(parts[0], marker):
            put("\n")
            article.append(text[0..<Self.head(of: text)])
            put(" ")
            putText(Self.body(of: text, behind: marker))
            put("\n")
            list = (parts[0] + 1, marker.delimiter)
        default:
            paragraph(block.text)
        }
    }

    /// Whether Markdown would give an item the number that it has.
    private func fits(_ number: Int, _ marker: Marker) -> Bool { list.map { $0.next == number && $0.delimiter == marker.delimiter } ?? true }

    /// Characters of the number and its delimiter.
    private static func head(of text: TrackedText) -> Int { text.characters.firstIndex(where: \.isBlank) ?? text.count }

    private static func body(of text: TrackedText, behind marker: Marker) -> TrackedText {
        text[min(text.count, head(of: text) + 1)..<text.count].trimmed()
    }

    // MARK: Text

    private mutating func put(_ made: String) { article.append(made, at: article.isEmpty ? 0 : article.origin(of: article.count)) }

    /// Puts text down so that Markdown reads it as it stands.
    private mutating func putText(_ text: TrackedText, escapesStart: Bool = true) {
        let addresses = words(in: text.characters).filter { $0.kind == .address && text.characters[$0.range].contains { $0 == ":" || $0 == "@" } }
        var next = 0
        for index in text.characters.indices {
            while next < addresses.count, addresses[next].range.upperBound <= index { next += 1 }
            let address = next < addresses.count && addresses[next].range.contains(index) ? addresses[next].range : nil
            if let address, index == address.lowerBound, !isBracketed(address, in: text.characters) { put("<") }
            if address == nil, needsEscape(text.characters, at: index, escapesStart: escapesStart) { put("\\") }
            article.append(text[index..<index + 1])
            if let address, index + 1 == address.upperBound, !isBracketed(address, in: text.characters) { put(">") }
        }
    }

    private func isBracketed(_ address: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        address.lowerBound > 0 && text[address.lowerBound - 1] == "<" && address.upperBound < text.count && text[address.upperBound] == ">"
    }

    private func needsEscape(_ text: [Unicode.Scalar], at index: Int, escapesStart: Bool) -> Bool {
        switch text[index] {
        case "\\", "*", "`", "[", "]", "~": return true
        case "<": return index + 1 >= text.count || !isBracketed(addressBehind(index, in: text), in: text)
        case "_": return !(index > 0 && text[index - 1].isWordLetter && index + 1 < text.count && text[index + 1].isWordLetter)
        case "&": return index + 1 < text.count && (text[index + 1].isASCIILetter || text[index + 1] == "#")
        case "#", "+", "-", ">", "|", "=": return escapesStart && index == 0
        case ":": return escapesStart && index == 0 && text.starts(with: ":::".unicodeScalars)
        case ".", ")": return escapesStart && index > 0 && index <= 9 && text[..<index].allSatisfy { $0.digitValue != nil }
        default: return false
        }
    }

    private func addressBehind(_ index: Int, in text: [Unicode.Scalar]) -> Range<Int> {
        let end = text[(index + 1)...].firstIndex { $0 == ">" || $0.isBlank } ?? index + 1
        return index + 1..<end
    }
}

extension TrackedText {
    /// The text with each run of blanks as one.
    func collapsed() -> TrackedText {
        var text = TrackedText(), wasBlank = true
        for index in characters.indices {
            let isBlank = characters[index].isBlank && characters[index] != "\u{A0}" && characters[index] != "\u{202F}"
            if isBlank, !wasBlank { text.append(" ", at: origin(of: index)) }
            if !isBlank { text.append(self[index..<index + 1]) }
            wasBlank = isBlank
        }
        return text.trimmed()
    }
}
