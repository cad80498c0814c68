import Diagnostics

extension RawReader {
    /// A document of a word processor: looked into here, read by pandoc.
    func readOffice(_ handed: HandedFile, _ kind: FileContents.Office, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        let archive = try ZipArchive(handed.bytes(most: bounds.documentBytes, orFault: .tooLarge(bounds)))
        let format = kind == .docx ? "docx" : "odt"
        let tree = try self.tree(.file(handed), from: format)
        var text = try article(of: tree, into: &diagnostics)
        reportLosses(of: archive, kind, in: tree, into: &diagnostics)
        let facts = archive[kind == .docx ? "docProps/core.xml" : "meta.xml"].map { OfficeFacts(archive.contents(of: $0)) }
        text.title = text.title ?? facts?.title
        text.author = text.author ?? facts?.author
        text.date = text.date ?? facts?.date
        // A title that the document also says of itself stands once.
        if kind == .odt, let title = text.title, text.characters.starts(with: (Escaping.text(title) + "\n\n").unicodeScalars) {
            text.characters.removeFirst((Escaping.text(title) + "\n\n").unicodeScalars.count)
        }
        return text
    }

    /// Says what of the document's text pandoc has left out: boxes of text, heads of tables.
    private func reportLosses(of archive: ZipArchive, _ kind: FileContents.Office, in tree: JSONValue, into diagnostics: inout Diagnostics) {
        let parts = kind == .docx ? ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] : ["content.xml"]
        var lost: [String] = []
        let census = LetterCensus(tree)
        for part in parts.compactMap({ archive[$0] }) {
            lost += census.passages(of: archive.contents(of: part), of: kind, thatLack: LetterCensus.mostTold - lost.count)
        }
        guard !lost.isEmpty else { return }
        let shown = lost.prefix(5).map { "«\($0.count > 40 ? $0.prefix(40) + "…" : $0[...])»" }.joined(separator: ", ")
        let count = lost.count < LetterCensus.mostTold ? "\(lost.count)" : "\(lost.count) or more"
        diagnostics.warn("\(count) passage\(lost.count == 1 ? " of the document is" : "s of the document are") not taken over: \(shown)",
                         at: SourcePlace(file: file, line: 1, column: 1), hint: "copy what is missing into the article")
    }

    /// What pandoc makes of a document.
    func tree(_ input: Child.Input, from format: String) throws(ReadingFault) -> JSONValue {
        let pandoc = Tool(name: "pandoc", package: "pandoc", arguments: ["--sandbox", "--from", format, "--to", "json"])
        let output = try pandoc.output(of: input, tools: tools, bounds: bounds)
        guard let tree = JSONValue(output) else { throw ReadingFault("pandoc answers in a way that is not understood") }
        return tree
    }

    /// A tree written as an article.
    func article(of tree: JSONValue, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        var writer = ArticleWriter()
        let article = writer.article(of: tree)
        for remark in writer.remarks {
            diagnostics.warn(remark.message, at: SourcePlace(file: file, line: 1, column: 1), hint: remark.hint)
        }
        let characters = Array(article.text.unicodeScalars).filter { $0 != "\0" && $0 != "\r" }
        guard characters.contains(where: { !$0.properties.isWhitespace }) else { throw ReadingFault("the document has no text in it") }
        return RawText(file: file, form: .article, characters: characters, title: article.title, author: article.author, date: article.date)
    }
}

/// What an office document says of itself. Source: Dublin Core elements, in OPC's core properties and in ODF 1.2, 4.3.
private struct OfficeFacts {
    private let text: String

    init(_ xml: [UInt8]) { text = String(decoding: xml.prefix(1 << 16), as: UTF8.self) }

    var title: String? { value(of: "dc:title") }
    var author: String? { value(of: "meta:initial-creator") ?? value(of: "dc:creator") }
    var date: String? { (value(of: "dcterms:created") ?? value(of: "meta:creation-date")).flatMap { isoDate($0) } }

    private func value(of element: String) -> String? {
        let parts = text.split(separator: "<\(element)", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let end = parts[1].firstIndex(of: ">"), parts[1][..<end].last != "/" else { return nil }
        return shownText(withoutEntities(String(parts[1][parts[1].index(after: end)...].prefix { $0 != "<" })))
    }
}
