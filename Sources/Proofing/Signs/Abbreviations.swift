/// Shortened words that a full stop follows without ending the sentence.
enum Abbreviations {
    static func contains(_ word: String, in tongue: Tongue) -> Bool {
        switch tongue {
        case .persian, .otherArabic: persian.contains(word)
        case .arabic: arabic.contains(word)
        case .russian, .ukrainian, .bulgarian, .otherCyrillic: cyrillic.contains(word.lowercased())
        case .other: false
        }
    }

    private static let persian: Set<String> = ["نک", "رک", "صص", "شم", "ره", "عج", "هـ", "تل"]
    private static let arabic: Set<String> = ["صص", "هـ", "تح", "مج", "أد", "ص", "ط"]
    /// Russian, Ukrainian and Bulgarian together: none of them is a whole word that ends sentences.
    private static let cyrillic: Set<String> = [
        "абз", "авт", "акад", "англ", "арх", "бел", "бесп", "библ", "бр", "бул", "бульв", "бълг", "вв", "вул", "вып", "гг",
        "гл", "гор", "гос", "гр", "греч", "губ", "губерн", "дир", "доп", "доц", "др", "ед", "жен", "жит", "зав", "зам", "заст",
        "изд", "ил", "илл", "им", "инв", "инж", "исп", "канд", "кв", "км", "кн", "комн", "коп", "корп", "крб", "лат", "лв",
        "лит", "літ", "мин", "мкр", "млн", "млрд", "наз", "назв", "напр", "нар", "нач", "нем", "обл", "обр", "оз", "ок", "отв",
        "отд", "пл", "пом", "пос", "пп", "пр", "приб", "прил", "прим", "просп", "проф", "псевд", "разд", "реж", "респ", "рец",
        "рис", "рр", "руб", "рус", "ріс", "сб", "св", "сек", "сл", "см", "соавт", "соч", "ср", "сс", "ст", "стор", "стр",
        "табл", "тел", "тех", "тис", "тов", "трл", "тт", "тыс", "укр", "ул", "упр", "уч", "фам", "фр", "хв", "цв", "чел",
        "черт", "чл", "шт", "экз", "юр", "ін",
    ]
}
