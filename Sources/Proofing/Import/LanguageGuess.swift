/// What language a text is in, by its letters and its commonest words.
enum LanguageGuess {
    /// BCP 47; `und` where there are no letters to tell by.
    static func language(of text: [Unicode.Scalar]) -> String {
        // A notice in another language at the head of a text must not decide: the whole of it is counted, in steps.
        let stride = max(1, text.count / 60_000)
        var counts = Counts()
        for index in Swift.stride(from: 0, to: text.count, by: stride) { counts.count(text[index]) }
        return counts.language
    }

    private struct Counts {
        var arabic = 0, cyrillic = 0, latin = 0
        var persian = 0, typedPersian = 0, onlyArabic = 0, sorani = 0, urdu = 0
        var ukrainian = 0, russian = 0, bulgarianSign = 0, kazakh = 0

        mutating func count(_ character: Unicode.Scalar) {
            if character.isArabicLetter || character.isPresentationForm {
                arabic += 1
                countArabic(character.isPresentationForm ? base(of: character) : character)
            } else if character.isCyrillicLetter {
                cyrillic += 1
                countCyrillic(character)
            } else if character.properties.isAlphabetic {
                latin += 1
            }
        }

        /// The letter that a presentation form is a shape of, of a ligature the first.
        private func base(of form: Unicode.Scalar) -> Unicode.Scalar {
            Compatible.characters(of: form)?.first ?? form
        }

        private mutating func countArabic(_ letter: Unicode.Scalar) {
            switch letter.value {
            case 0x67E, 0x686, 0x698, 0x6AF: persian += 1
            case 0x6A9, 0x6CC: typedPersian += 1
            case 0x629, 0x623, 0x625: onlyArabic += 1
            case 0x6D5, 0x6CE, 0x6B5, 0x6C6: sorani += 1
            case 0x679, 0x688, 0x691, 0x6BA, 0x6D2, 0x6BE: urdu += 1
            default: break
            }
        }

        private mutating func countCyrillic(_ letter: Unicode.Scalar) {
            switch letter {
            case "і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ": ukrainian += 1
            case "ы", "э", "ё", "Ы", "Э", "Ё": russian += 1
            case "ъ", "Ъ": bulgarianSign += 1
            case "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "Ә", "Қ", "Ө": kazakh += 1
            default: break
            }
        }

        var language: String {
            let most = max(arabic, cyrillic, latin)
            if most == 0 { return "und" }
            if most == arabic { return arabicLanguage }
            return most == cyrillic ? cyrillicLanguage : "en"
        }

        private var arabicLanguage: String {
            if sorani * 30 > arabic { return "ckb" }
            if urdu * 30 > arabic { return "ur" }
            // Kaf and yeh are typed in the other language's way too often to tell where there is anything else.
            if persian == 0, onlyArabic == 0 { return typedPersian > 0 ? "fa" : "ar" }
            return persian >= onlyArabic ? "fa" : "ar"
        }

        /// Bulgarian has ъ in words, and none of ы э ё, of which a Russian sentence has some.
        private var cyrillicLanguage: String {
            if kazakh * 50 > cyrillic { return "kk" }
            if ukrainian > russian { return "uk" }
            return bulgarianSign > 0 && russian * 200 < cyrillic && cyrillic >= 80 ? "bg" : "ru"
        }
    }
}
