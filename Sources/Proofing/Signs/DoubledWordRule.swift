/// The same word twice in a row.
struct DoubledWordRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        guard passage.role != .verse, passage.role != .cell else { return [] }
        let text = passage.characters
        var found: [Correction] = [], last: Word?, isTriple = false
        for word in words(in: text) {
            defer { last = word }
            guard let before = last, word.kind == .letters, before.kind == .letters, isSame(before.range, word.range, in: text),
                  areNeighbours(before.range, word.range, in: text) else { isTriple = false; continue }
            // What stands three times is meant.
            if isTriple || isThird(after: word.range, in: text) { isTriple = true; continue }
            let form = String(text[word.range]).lowercased()
            if Self.mayDouble(form, passage.tongue) { continue }
            let isSure = Self.small(passage.tongue).contains(form)
            found.append(Correction(.doubledWord, before.range.upperBound..<word.range.upperBound, "", isSure ? .high : .medium, "“\(form)” stands twice"))
        }
        return found
    }

    private func isSame(_ one: Range<Int>, _ other: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        // «и И. Петров»: one capital is an initial.
        guard one.count == other.count, other.count > 1 || !text[other.lowerBound].isUppercaseLetter else { return false }
        return text[one].elementsEqual(text[other]) || String(text[one]).lowercased() == String(text[other])
    }

    private func areNeighbours(_ one: Range<Int>, _ other: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        one.upperBound < other.lowerBound && text[one.upperBound..<other.lowerBound].allSatisfy { $0 == " " || $0 == "\u{A0}" }
    }

    private func isThird(after range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
        let start = range.upperBound + 1, end = start + range.count
        return end <= text.count && text[range.upperBound] == " " && text[start..<end].elementsEqual(text[range])
            && (end == text.count || !text[end].isWordLetter)
    }

    /// Words that no sentence has twice in a row.
    private static func small(_ tongue: Tongue) -> Set<String> {
        switch tongue {
        case .persian: ["که", "از", "را", "برای", "این", "است", "شده"]
        case .arabic: ["في", "على", "إلى", "عن", "أن", "التي", "الذي", "هذا", "هذه", "بين", "مع"]
        case .russian: ["и", "в", "на", "с", "к", "у", "о", "от", "до", "для", "из", "при", "за", "по", "но", "или", "чтобы", "который", "которые", "был", "была"]
        case .ukrainian: ["і", "й", "в", "у", "на", "з", "до", "від", "для", "із", "при", "за", "по", "але", "або", "щоб", "який", "які", "був", "була"]
        case .bulgarian: ["и", "в", "на", "с", "се", "от", "до", "за", "при", "по", "но", "или", "че", "който", "която", "които", "е", "са"]
        default: []
        }
    }

    /// Words that stand twice for good: one by one, little by little, very.
    private static func mayDouble(_ form: String, _ tongue: Tongue) -> Bool {
        switch tongue {
        case .persian, .otherArabic: persian.contains(form)
        // رويداً رويداً and its like: an accusative that stands twice is the Arabic for “bit by bit”.
        case .arabic: arabic.contains(form) || form.unicodeScalars.contains("\u{64B}")
        default: cyrillic.contains(form)
        }
    }

    private static let persian: Set<String> = [
        "تک", "کم", "یک", "دو", "سه", "به", "نه", "ها", "آرام", "آهسته", "کوچه", "خانه", "دانه", "قطره", "تکه", "پاره", "ریز", "دسته", "گروه", "جا",
        "گاه", "رفته", "خیلی", "بسیار", "زود", "تند", "یواش", "نرم", "سرخ", "راه", "پله", "قدم", "ذره", "اندک", "برگ", "هزار", "فوج", "من", "هر",
        "جور", "رنگ", "چند", "بله", "آره", "تق", "خش", "چک", "شر", "پچ", "غر", "نق", "هق", "قاه", "تیک", "بی", "خط", "سطر", "کلمه", "واژه", "روز",
    ]
    private static let arabic: Set<String> = [
        "جدا", "رويدا", "شيئا", "واحدا", "كلا", "كلّا", "لا", "نعم", "صفا", "دكا", "فردا", "بابا", "خطوة", "كلمة", "حرفا", "قليلا", "يوما", "هيا", "مهلا", "سنة",
        "بيت", "بيتا", "سطرا", "آه", "الله",
    ]
    private static let cyrillic: Set<String> = [
        "да", "нет", "не", "ну", "так", "вот", "очень", "еле", "чуть", "едва", "давно", "долго", "много", "ещё", "тихо", "ах", "ой", "эй", "ха", "хе",
        "ні", "ось", "дуже", "ледь", "ще", "тихенько", "далеко", "много", "бавно", "леко", "малко", "хайде", "ех", "айда", "мама", "баба", "тик", "кап",
        "тук", "стук", "всё", "же", "бы", "это", "всё-таки", "что", "то", "все", "сам", "сама", "само", "шла", "шёл", "давай", "стой",
    ]
}
