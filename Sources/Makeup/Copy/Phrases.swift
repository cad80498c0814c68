/// The words that make-up itself puts into a page, by language; `%` is where the matter goes.
struct Phrases: Sendable, Hashable {
    /// The number of an issue.
    let number: String
    /// Who translated an article.
    let translator: String
    /// Where a story goes on, and where it came from.
    let jumpTo: String
    let jumpFrom: String
    /// Between the parts of a line of matter: authors in a byline, number and date in a masthead.
    let separator: String
    /// Between place and date.
    let comma: String
    /// On the line at which a page is to be folded.
    let foldHere: String

    /// A page.
    let page: String
    /// Above the list of headings, and above that of articles.
    let contents: String
    let inThisIssue: String

    init(language tag: String) {
        let language = tag.prefix { $0.isLetter }.lowercased()
        self = Self.table.first { $0.languages.contains(language) }?.phrases ?? Self.english
    }

    private init(number: String, translator: String, jumpTo: String, jumpFrom: String, page: String, contents: String,
                 inThisIssue: String, foldHere: String, separator: String = " · ", comma: String = ", ") {
        self.number = number
        self.translator = translator
        self.jumpTo = jumpTo
        self.jumpFrom = jumpFrom
        self.separator = separator
        self.comma = comma
        self.page = page
        self.contents = contents
        self.inThisIssue = inThisIssue
        self.foldHere = foldHere
    }

    private static let english = Phrases(
        number: "No.\u{A0}%", translator: "Translated by %", jumpTo: "continued on p.\u{A0}%", jumpFrom: "from p.\u{A0}%",
        page: "p.\u{A0}%", contents: "Contents", inThisIssue: "In this issue", foldHere: "fold here")

    private static let table: [(languages: [String], phrases: Phrases)] = [
        (["fa", "prs"], Phrases(
            number: "شمارهٔ\u{A0}%", translator: "ترجمهٔ %", jumpTo: "بقیه در صفحهٔ\u{A0}%", jumpFrom: "بقیه از صفحهٔ\u{A0}%",
            page: "ص\u{A0}%", contents: "فهرست", inThisIssue: "در این شماره",
            foldHere: "از اینجا تا کنید", separator: "، ", comma: "، ")),
        (["ar"], Phrases(
            number: "العدد\u{A0}%", translator: "ترجمة %", jumpTo: "تتمة ص\u{A0}%", jumpFrom: "تتمة من ص\u{A0}%",
            page: "ص\u{A0}%", contents: "المحتويات", inThisIssue: "في هذا العدد", foldHere: "اطوِ هنا", separator: "، ",
            comma: "، ")),
        (["ru"], Phrases(
            number: "№\u{A0}%", translator: "Перевод: %", jumpTo: "продолжение на с.\u{A0}%", jumpFrom: "начало на с.\u{A0}%",
            page: "с.\u{A0}%", contents: "Содержание", inThisIssue: "В номере", foldHere: "линия сгиба")),
        (["uk"], Phrases(
            number: "№\u{A0}%", translator: "Переклад: %", jumpTo: "продовження на с.\u{A0}%", jumpFrom: "початок на с.\u{A0}%",
            page: "с.\u{A0}%", contents: "Зміст", inThisIssue: "У номері", foldHere: "лінія згину")),
        (["en"], english),
    ]
}
