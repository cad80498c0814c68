import Specimens
import Testing
import VaraqKit

/// Emphasis, spans and inks, from the article to the finished file.
@Suite("Spans") struct SpanTests {
    private static let articles = [
        "fa": "این *تأکید* و [سرخ]{ink=red} و کتا[بخا]{ink=red}نه و سل[ا]{ink=red}م است، یادداشت[۱]{.sup} هم.\n\n> گُلِ سُرخ",
        "ru": "Это *курсив* и сло[во]{ink=red}форма, сноска[1]{.sup}, вода H[2]{.sub}O и [Иваницкий]{.name} *и [**все**]{ink=red} вместе*.",
    ]
    private static let files = [
        "issue.yaml": "layout: own\neditions:\n  fa: {articles: {lead: fa.md}}\n  ru: {articles: {lead: ru.md}}\n",
        "own.yaml": "extends: column-a5\ninks: [black, red]\nstyles: {quote: {marks-ink: red}}\n",
    ]

    private func order(_ language: String) throws -> (folder: Folder, order: Order) {
        var files = Self.files
        for (language, text) in Self.articles { files[language + ".md"] = "---\nlanguage: \(language)\n---\n\n\(text)\n" }
        let folder = try Folder(files)
        return (folder, Order(path: folder.path, editions: [language]))
    }

    @Test(.enabled(if: canReadText), arguments: ["fa", "ru"])
    func `text of many looks reads back, and its file is sound`(language: String) throws {
        let (folder, order) = try order(language), typesetter = try Shop.typesetter()
        let typeset = try #require(Shop.set(order, in: folder.path, with: typesetter, saying: []).first)
        let file = try typesetter.pdf(typeset)
        #expect(Proof(file).faults.isEmpty)
        let read = readText(file), written = typeset.document.matters.joined()
        #expect(Words.letters(of: read) == Words.letters(of: written))
        #expect(!read.unicodeScalars.contains("\u{FFFD}"))
        if language == "ru" { #expect(Words.of(read) == Words.of(written)) }
    }

    @Test func `an ink that the layout has not got is spoken of, and the text is set`() throws {
        let typeset = try Shop.set("Сло[во]{ink=red} и\n\n- [два]{ink=black marks-ink=ochre}", language: "ru", layout: "column-a5", saying: [
            "article.md:1:5: warning: layout column-a5 has no ink “red”, and the text is set in that of its style",
            "article.md:3:4: warning: layout column-a5 has no ink “ochre”, and the text is set in that of its style",
        ])
        #expect(typeset.document.matters == ["Слово и • два "])
    }

    @Test func `superiors leave lines and text where they are`() throws {
        let plain = try Shop.set("слово1 и H2O", language: "ru", layout: "column-a5")
        let raised = try Shop.set("слово[1]{.sup} и H[2]{.sub}O", language: "ru", layout: "column-a5")
        #expect(plain.document.matters == raised.document.matters)
        #expect(plain.document.story.map(\.placed.origin) == raised.document.story.map(\.placed.origin))
    }
}
