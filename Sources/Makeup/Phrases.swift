/// The words that make-up itself puts into a page, by language; `%` is where the matter goes.
struct Phrases: Sendable, Hashable {
    /// The number of an issue.
    let number: String
    /// Who translated an article.
    let translator: String
    /// Between the parts of a line of matter: authors in a byline, number and date in a masthead.
    let separator: String
    /// Between place and date.
    let comma: String
    /// On the line at which a page is to be folded.
    let foldHere: String

    init(language tag: String) {
        let language = tag.prefix { $0.isLetter }.lowercased()
        self = Self.table.first { $0.languages.contains(language) }?.phrases ?? Self.english
    }

    private init(number: String, translator: String, separator: String = " · ", comma: String = ", ", foldHere: String) {
        self.number = number
        self.translator = translator
        self.separator = separator
        self.comma = comma
        self.foldHere = foldHere
    }

    private static let english = Phrases(number: "No.\u{A0}%", translator: "Translated by %", foldHere: "fold here")

    private static let table: [(languages: [String], phrases: Phrases)] = [
        (["fa", "prs"], Phrases(number: "شمارهٔ\u{A0}%", translator: "ترجمهٔ %", separator: "، ", comma: "، ",
                                 foldHere: "از اینجا تا کنید")),
        (["ar"], Phrases(number: "العدد\u{A0}%", translator: "ترجمة %", separator: "، ", comma: "، ",
                          foldHere: "اطوِ هنا")),
        (["ru"], Phrases(number: "№\u{A0}%", translator: "Перевод: %", foldHere: "линия сгиба")),
        (["uk"], Phrases(number: "№\u{A0}%", translator: "Переклад: %", foldHere: "лінія згину")),
        (["en"], english),
    ]
}
