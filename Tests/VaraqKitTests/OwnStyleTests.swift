import Specimens
import Testing
import VaraqKit

/// Style keys of a layout in an issue's folder, seen in the finished file.
@Suite("Own styles") struct OwnStyleTests {
    /// An issue of one article in a layout with these styles.
    static func issue(_ text: String, language: String, styles: String, with typesetter: Typesetter) throws -> Typeset {
        let folder = try Folder([
            "issue.yaml": "masthead: {name: Test}\nlayout: own\neditions: {\(language): {articles: {lead: lead.md}}}\n",
            "own.yaml": "name: own\nextends: column-a5\nsummary: For a test\nstyles: \(styles)\n",
            "lead.md": text,
        ])
        let editions = try Shop.set(Order(path: folder.path), in: folder.path, with: typesetter, saying: [])
        return try #require(editions.first)
    }

    private static let russian = "Waffle AVATAR Туту и 12 345 букв: наборщик расставляет их неторопливо, и ни одна не отходит от слова."

    @Test(.enabled(if: canReadText), arguments: ["0.05em", "0.1em"])
    func `words whose letters are set apart read back whole`(spacing: String) throws {
        let typesetter = try Shop.typesetter()
        let typeset = try Self.issue(Self.russian, language: "ru", styles: "{body: {letter-spacing: \(spacing), hyphenate: false}}",
                                     with: typesetter)
        let read = readText(try typesetter.pdf(typeset)).split(whereSeparator: \.isWhitespace).map(String.init)
        let written = Self.russian.split(separator: " ").map(String.init)
        #expect(Array(read.prefix(written.count)) == written)
    }

    @Test(.enabled(if: canReadText), arguments: [("fa", "persian", "۲۰۲۴ A4"), ("ar", "arabic", "٢٠٢٤ A4"), ("ru", "european", "2024 A4")])
    func `numbers are set in the digits of the style`(language: String, digits: String, expected: String) throws {
        let typesetter = try Shop.typesetter()
        let text = language == "ru" ? "В ۲۰۲۴ году лист A4." : "في 2024 ورق A4 كبير."
        let typeset = try Self.issue(text, language: language, styles: "{body: {digits: \(digits)}}", with: typesetter)
        let read = readText(try typesetter.pdf(typeset))
        for word in expected.split(separator: " ") { #expect(read.contains(word), "\(read)") }
    }

    @Test(.enabled(if: canReadText), arguments: [2, 3])
    func `an initial is read before its word, and nothing is lost`(lines: Int) throws {
        let typesetter = try Shop.typesetter()
        let text = String(repeating: "Весна пришла в «Рассвет», и наборщик открыл окно. ", count: 12)
        let typeset = try Self.issue(text, language: "ru", styles: "{body: {drop-initial: \(lines), hyphenate: false}}", with: typesetter)
        let read = readText(try typesetter.pdf(typeset)).filter { !$0.isWhitespace }
        #expect(read.hasPrefix(text.filter { !$0.isWhitespace }))
    }

    @Test func `a script that joins has no initial`() throws {
        let typesetter = try Shop.typesetter()
        let text = String(repeating: "بهار به سپیده‌دم آمد و پنجره را باز کرد. ", count: 12)
        let plain = try Self.issue(text, language: "fa", styles: "{body: {indent: 1em}}", with: typesetter)
        let asked = try Self.issue(text, language: "fa", styles: "{body: {indent: 1em, drop-initial: 3}}", with: typesetter)
        #expect(try typesetter.pdf(plain) == typesetter.pdf(asked))
    }
}
