@testable import Proofing
import Testing

@Suite struct PresentationTests {
    @Test(arguments: [
        ("\u{FEDB}\u{FE98}\u{FE8E}\u{FE8F}", Tongue.arabic, "كتاب"),
        // Lam-alef, in its four kinds, is two letters.
        ("\u{FEFB} \u{FEFC} \u{FEF7} \u{FEF9} \u{FEF5}", .arabic, "لا لا لأ لإ لآ"),
        ("\u{FBFC}\u{FB8F}", .persian, "ی\u{6A9}"),
        // The shapes say that two letters that could join do not.
        ("\u{FEE3}\u{FBFD}\u{FEB7}\u{FEEE}\u{FEA9}", .persian, "می‌شود"),
        ("\u{FEB3}\u{FEE6}\u{FEB7}\u{FEEE}\u{FEA9}", .arabic, "سن شود"),
        // A mark with nothing to stand on but what it was kept with.
        ("كتا\u{FE8F}\u{FE77}", .arabic, "كتاب\u{64E}"), ("ب\u{FE70}", .arabic, "ب\u{64B}"),
        ("\u{FDF2} \u{FDFA} \u{FDFC} \u{FD3E}\u{FD3F} \u{FBB2}", .arabic, "\u{FDF2} \u{FDFA} \u{FDFC} \u{FD3E}\u{FD3F} \u{FBB2}"),
        ("عبد\u{FDF2}\u{FEE2}", .arabic, "عبد\u{FDF2}م"), ("слово \u{FE91}\u{FEEA}", .russian, "слово به"),
        ("\u{FC5B}", .arabic, "\u{630}\u{670}"),
    ])
    func formsBecomeLetters(text: String, tongue: Tongue, expected: String) {
        let once = mended(text, tongue, by: PresentationRule())
        #expect(Array(once.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(mended(once, tongue, by: PresentationRule()) == once)
    }

    @Test func lettersInVisualOrderAreNotParted() {
        // کتاب from its end: what looks parted there is not.
        #expect(mended("\u{FE8F}\u{FE8E}\u{FE98}\u{FEDB}", .persian, by: PresentationRule()) == "بات\u{643}")
    }

    @Test func codeIsLeftAlone() {
        var passage = Passage("\u{FE91}\u{FEEA} \u{FE91}\u{FEEA}", tongue: .persian)
        passage.shielded = [1..<4]
        let found = PresentationRule().corrections(of: passage, by: Knowledge(lexicon: Lexicon(.persian), evidence: Evidence()))
        #expect(found.map(\.range) == [0..<1, 4..<5])
    }
}

@Suite struct StretchTests {
    private let lost = Array(repeating: "ش\u{FFFD}د و ب\u{FFFD}ود و ه\u{FFFD}\u{FFFD}مه", count: 5)

    private let stretched = Array(repeating: "شـد و بـود و هـمـه", count: 5)

    @Test(arguments: [
        ("کـتـاب", "کتاب"), ("كتــــاب", "كتاب"), ("می‌کـنـد", "می‌کند"), ("بَـخت", "بَخت"),
        // An abbreviation's, a list's, one before Latin letters or quotes, one that carries a mark.
        ("ۀ ۱۳۴۵ هـ", "ۀ ۱۳۴۵ هـ"), ("ـ نخست", "ـ نخست"), ("الـvaraq و «الـ»", "الـvaraq و «الـ»"), ("ـــــ", "ـــــ"), ("ه‍ـ", "ه‍ـ"),
        ("الرَّحْمَـٰن", "الرَّحْمَـٰن"), ("دـر", "دـر"),
    ])
    func tatweelsWithinWordsGo(text: String, expected: String) {
        #expect(mended(text, .persian, by: StretchRule(), beside: stretched) == expected)
        #expect(mended(expected, .persian, by: StretchRule(), beside: stretched) == expected)
    }

    @Test func aWordThatIsStretchedToBeSeenIsForItsAuthor() {
        #expect(corrections("«کتـــاب»", .persian, by: StretchRule()).map(\.confidence) == [.medium])
        #expect(corrections("слово «كتـــاب»", .russian, by: StretchRule(), beside: stretched).map(\.confidence) == [.low])
    }

    @Test func aPoetsTatweelIsForThePoet() {
        #expect(corrections("کـتـاب", .persian, by: StretchRule(), role: .verse).map(\.confidence) == [.low, .low])
    }

    @Test func whatStandsForATatweelGoesWithIt() {
        // A known word; then a text that has lost its tatweels, whatever the word and also at a word's end.
        #expect(mended("ش\u{FFFD}د", .persian, by: StretchRule()) == "شد")
        #expect(corrections("غط\u{FFFD}غط", .persian, by: StretchRule()).map(\.confidence) == [.medium])
        #expect(mended("غط\u{FFFD}\u{FFFD}غط ب\u{FFFD} هم", .persian, by: StretchRule(), beside: lost) == "غطغط ب هم")
    }

    @Test func whereNoTatweelCanStandALetterWasLost() {
        for text in ["کا\u{FFFD}ب", "کار\u{FFFD}"] {
            let found = corrections(text, .persian, by: StretchRule(), beside: lost)
            #expect(found.map(\.confidence) == [.low])
            #expect(found.first?.replacement == nil)
        }
        // Losses all over the place speak against tatweels.
        let other = lost + Array(repeating: "د\u{FFFD}ر \u{FFFD} کار\u{FFFD}", count: 5)
        #expect(corrections("غط\u{FFFD}غط", .persian, by: StretchRule(), beside: other).map(\.confidence) == [.medium])
        #expect(corrections("caf\u{FFFD}", .persian, by: StretchRule()).isEmpty)
    }
}

@Suite struct ScriptLettersTests {
    @Test(arguments: [
        ("كتاب‌هاي علي", "کتاب‌های علی"), ("موسى", "موسی"), ("خانۀ ما", "خانهٔ ما"), ("ھمہ ە", "همه ه"), ("زكات", "زکات"), ("دايرة المعارف", "دایرة المعارف"),
        ("کتاب‌های علی", "کتاب‌های علی"),
        // Arabic within Persian, and words of neighbours.
        ("گفت: «إِنَّا لِلَّهِ وَإِنَّا إِلَيْهِ رَاجِعُونَ» و رفت", "گفت: «إِنَّا لِلَّهِ وَإِنَّا إِلَيْهِ رَاجِعُونَ» و رفت"),
        ("السلطة الوطنية الفلسطينية", "السلطة الوطنية الفلسطينية"), ("كوردستانێ", "كوردستانێ"), ("لڑكى", "لڑكى"),
    ])
    func persianGetsItsOwn(text: String, expected: String) {
        let once = mended(text, .persian, by: ScriptLettersRule())
        #expect(Array(once.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(mended(once, .persian, by: ScriptLettersRule()) == once)
    }

    @Test func arabicWithinPersianIsListed() {
        #expect(corrections("السلطة الوطنية الفلسطينية", .persian, by: ScriptLettersRule()).map(\.confidence) == [.low, .low])
    }

    @Test(.enabled(if: Installed.arabic)) func arabicGetsItsOwn() {
        let lexicon = Lexicon(.arabic)
        for (text, expected) in [("کتاب", "كتاب"), ("یکتب", "يكتب"), ("فی", "في"), ("إلی", "إلى"), ("العربیة", "العربية"), ("پاریس چای گاندی", "پاريس چاي گاندي"),
                                 ("ھذا", "هذا"), ("حتّی", "حتّى"), ("في إلى", "في إلى"), ("كوردستانێ", "كوردستانێ")] {
            #expect(mended(text, .arabic, by: ScriptLettersRule(), sure: .medium, lexicon: lexicon) == expected)
        }
        // With the last letter in doubt the others are not.
        #expect(corrections("کلی", .arabic, by: ScriptLettersRule(), lexicon: lexicon).map(\.confidence).contains(.high))
        #expect(corrections("علی", .arabic, by: ScriptLettersRule(), lexicon: lexicon).map(\.confidence) != [.high])
    }

    @Test func otherTonguesKeepTheirs() {
        #expect(corrections("كوردستانی", .otherArabic, by: ScriptLettersRule()).isEmpty)
        #expect(corrections("علي", .russian, by: ScriptLettersRule()).isEmpty)
    }
}

@Suite struct LookalikeTests {
    @Test(.enabled(if: Installed.russian), arguments: [
        (Tongue.russian, "Mосква, cлово, нeт", "Москва, слово, нет"), (.russian, "істория", "история"), (.ukrainian, "iсторiя, нoвий", "історія, новий"),
        (.bulgarian, "oрганизация", "организация"),
    ])
    func strangersInWordsBecomeTheirTwins(tongue: Tongue, text: String, expected: String) {
        #expect(mended(text, tongue, by: LookalikeRule()) == expected)
        #expect(mended(expected, tongue, by: LookalikeRule()) == expected)
    }

    @Test(arguments: [
        (Tongue.russian, "IT-компания, iPhone’ом, HTMLка, PRщик, BMW"), (.russian, "Ще не вмерла Україна, історія"), (.russian, "і", ), (.russian, "мир, word"),
        (.ukrainian, "історія"), (.persian, "Mосква"), (.russian, "см. www.pocket.example"),
    ])
    func whatMayBeMeantStays(tongue: Tongue, text: String) {
        #expect(mended(text, tongue, by: LookalikeRule()) == text)
    }

    @Test func anUnknownWordIsForAReader() {
        #expect(corrections("Баxтовар", .russian, by: LookalikeRule()).map(\.confidence) == [.medium])
    }
}
