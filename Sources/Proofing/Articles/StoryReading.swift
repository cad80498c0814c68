import Diagnostics
import Manuscript

/// What only a look at a whole article shows: its pictures, headings, links and paragraphs.
struct StoryReading {
    private let article: ReadArticle
    private let off: Set<Rule>
    private var found: [Repair] = []

    /// More words in one paragraph are hard to find one's way in where columns are narrow.
    static let longestParagraph = 150
    /// Fewer words may be a signature, a source, a line that stands by itself.
    private static let fewestOfSentence = 12

    init(_ article: ReadArticle, off: Set<Rule>) {
        self.article = article
        self.off = off
    }

    /// The findings, in no order.
    mutating func findings() -> [Repair] {
        takeDiagnostics()
        let blocks = article.story.blocks + article.story.notes.flatMap(\.blocks)
        readHeadings(of: article.story.blocks)
        read(blocks, isProse: true)
        readDigits()
        return found
    }

    /// What reading the article has warned of and a rule finds too.
    private mutating func takeDiagnostics() {
        for diagnostic in article.diagnostics.all {
            guard let rule = diagnostic.rule.flatMap(Rule.init(rawValue:)), let place = diagnostic.place else { continue }
            find(rule, at: place, .high, diagnostic.message + (diagnostic.hint.map { "; \($0)" } ?? ""))
        }
    }

    private mutating func find(_ rule: Rule, at place: SourcePlace?, before: String = "", after: String? = nil, _ confidence: Confidence,
                               _ message: String) {
        guard !off.contains(rule), let origin = place.flatMap(article.file.index) ?? (article.file.characters.isEmpty ? nil : 0) else { return }
        found.append(Repair(rule: rule, confidence: confidence, origin: origin, before: before, after: after, isApplied: false, message: message))
    }

    // MARK: Headings

    private mutating func readHeadings(of blocks: [Block]) {
        var last: Int?
        for block in blocks.unfolded {
            guard case .heading(let level, let text) = block.content else { continue }
            if let last, level > last + 1 {
                let name = String(text.string.prefix(40))
                find(.headingLevel, at: block.place, .medium, "“\(name)” is of level \(level), and the heading before it of level \(last)")
            }
            last = level
        }
    }

    // MARK: Blocks

    /// - Parameter isProse: whether paragraphs among them are sentences.
    private mutating func read(_ blocks: [Block], isProse: Bool) {
        for block in blocks {
            switch block.content {
            case .paragraph(let text):
                readLinks(of: text)
                if isProse { readParagraph(text, at: block.place) }
            case .figure(let figure): readFigure(figure)
            case .division(let division, let inside): read(inside, isProse: isProse && (division == .notice || division == .keep || division == .qa))
            case .list(let list): for item in list.items { read(item, isProse: false) }
            case .quote(let inside): read(inside, isProse: isProse)
            default: for text in block.texts { readLinks(of: text) }
            }
        }
    }

    private mutating func readFigure(_ figure: Figure) {
        for text in [figure.caption, figure.credit].compactMap(\.self) { readLinks(of: text) }
        guard figure.alternative.isEmpty else { return }
        find(.altText, at: figure.place, figure.caption == nil ? .medium : .low,
             "the picture \(figure.path) has no text for those who do not see it; write what it shows between its brackets: ![…](…)")
    }

    private mutating func readParagraph(_ text: InlineText, at place: SourcePlace) {
        let characters = Array(text.string.unicodeScalars)
        let count = words(in: characters).count
        if count > Self.longestParagraph {
            find(.longParagraph, at: place, .low, "this paragraph has \(count) words; in a narrow column \(Self.longestParagraph) are many")
        }
        // Where lines were ended by hand it is the last of them that ends the paragraph.
        let lastLine = characters.split(separator: "\u{2028}").last.map { Array($0) } ?? []
        guard words(in: lastLine).count >= Self.fewestOfSentence, let last = characters.last(where: { !$0.isAnyBlank }) else { return }
        let isOpen = last.isWordLetter || last.isMark || last == "," || last == "،" || last == ";" || last == "؛"
        let isWhole = text.marks.contains { ($0.kind == .strong || $0.kind == .emphasis) && $0.range == text.text.indices }
        if isOpen, !isWhole, !endsWithNote(text), !endsWithAddress(characters) {
            let end = characters.suffix(24).split(separator: " ").suffix(2).map { String($0) }.joined(separator: " ")
            find(.sentenceEnd, at: text.source.place(of: max(0, text.text.count - 1), in: text.text), .medium, "the paragraph ends with “\(end)” and no full stop")
        }
    }

    private func endsWithNote(_ text: InlineText) -> Bool {
        text.marks.contains { mark in
            if case .note = mark.kind { return mark.range.upperBound == text.text.count }
            return false
        }
    }

    private func endsWithAddress(_ characters: [Unicode.Scalar]) -> Bool {
        words(in: Array(characters.suffix(300))).last?.kind == .address
    }

    // MARK: Links

    private mutating func readLinks(of text: InlineText) {
        for mark in text.marks {
            guard case .link(let address) = mark.kind, !hasScheme(address) else { continue }
            let place = text.source.place(of: mark.range.lowerBound, in: text.text)
            if address.utf8.starts(with: "www.".utf8) || isHost(address) {
                find(.linkScheme, at: place, before: address, after: "https://" + address, .medium,
                     "the link leads to a file of that name, not to a site: it has no https://")
            }
        }
    }

    private func hasScheme(_ address: String) -> Bool {
        let head = address.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        return head.count < address.utf8.count && address.utf8.dropFirst(head.count).first == UInt8(ascii: ":")
    }

    /// Whether an address without a scheme begins with a domain and not with a file.
    private func isHost(_ address: String) -> Bool {
        let host = String(address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }), characters = Array(host.unicodeScalars)
        guard let only = words(in: characters).first, only.kind == .address, only.range == characters.indices else { return false }
        let end = host.split(separator: ".").last.map(String.init) ?? ""
        return !["md", "html", "htm", "pdf", "jpg", "jpeg", "png", "svg", "txt", "doc", "docx", "odt", "zip", "gif"].contains(end)
    }

    // MARK: Digits

    /// Two systems of digits in a text that has no clear majority of one.
    private mutating func readDigits() {
        guard Tongue(article.story.language).isArabicScript else { return }
        let signs = Evidence(article.passages.lazy.map(\.passage)).signs
        let systems = DigitSystem.allCases.filter { signs.count(of: $0) > 0 }
        guard systems.count > 1, Tongue(article.story.language) != .persian,
              let least = systems.min(by: { signs.count(of: $0) < signs.count(of: $1) }) else { return }
        for passage in article.passages {
            let numbers = NumberReading(passage.passage, words(in: passage.passage.characters)).numbers
            guard let first = numbers.first(where: { $0.isRunning && $0.systems.contains(least) }),
                  let origin = passage.sources[first.range].first(where: { $0 >= 0 }) else { continue }
            let counts = systems.map { "\(signs.count(of: $0)) in \($0.name) digits" }.joined(separator: ", ")
            if !off.contains(.mixedDigits) {
                found.append(Repair(rule: .mixedDigits, confidence: .medium, origin: origin, before: String(passage.passage.characters[first.range]),
                                    after: nil, isApplied: false, message: "the article has numbers of two kinds: \(counts)"))
            }
            return
        }
    }
}
