@testable import Proofing
import Testing

@Suite struct LexiconTests {
    @Test(arguments: [
        (Tongue.persian, "کتاب", Standing.common), (.persian, "كتـاب", .common), (.persian, "کتاب‌ها", .common), (.persian, "خانهٔ", .common),
        (.persian, "\u{FEDB}\u{FE98}\u{FE8E}\u{FE8F}", .common), (.persian, "بلفاصله", .unknown), (.persian, "book", .unknown), (.persian, "۱۴۰۳", .unknown),
        (.arabic, "مدرسة", .common), (.arabic, "مَدرَسة", .common), (.arabic, "کتاب", .common), (.arabic, "", .unknown),
        (.russian, "кто2", .unknown), (.russian, "kто", .unknown), (.other, "word", .unknown),
    ])
    func whatTheProgramKnowsNeedsNoList(tongue: Tongue, word: String, expected: Standing) {
        #expect(Lexicon(tongue).standing(of: word) == expected)
        if expected == .common { #expect(Lexicon(tongue, in: .none).standing(of: word) == expected) }
    }

    @Test(.enabled(if: Installed.russian && Installed.arabic), arguments: [
        (Tongue.russian, ["ещё", "еще", "Автономное", "орга\u{AD}ни\u{AD}зации", "за\u{301}мок", "МОСКВА"]), (.ukrainian, ["п’ять", "об'єкт"]),
        (.bulgarian, ["беше"]), (.arabic, ["والمدرسة", "الإعلام", "کتاب"]),
    ])
    func installedListsAreAsked(tongue: Tongue, words: [String]) {
        let lexicon = Lexicon(tongue)
        for word in words { #expect(lexicon.standing(of: word) >= .listed) }
    }

    @Test func withoutListsTheProgramWorksOn() {
        let lexicon = Lexicon(.persian, in: .none)
        #expect(!lexicon.isInstalled)
        #expect(lexicon.standing(of: "سنجاقک") == .unknown)
        #expect(!Lexicon(.russian, in: .none).isInstalled)
        #expect(!Lexicon(.otherCyrillic).isInstalled)
    }

    @Test(arguments: [Tongue.persian, .arabic, .russian, .ukrainian])
    func noTextBringsItDown(tongue: Tongue) {
        let lexicon = Lexicon(tongue)
        let letters = tongue.isArabicScript ? "ال" : "анти"
        #expect(lexicon.standing(of: String(repeating: letters, count: 5_000)) == .unknown)
        #expect(lexicon.standing(of: String(repeating: letters, count: 14)) == .unknown)
        for hostile in ["\u{0}", "%s%n", "-", "'", "\u{10FFFF}", "\u{FDFA}", "\u{200C}\u{200C}", "\u{301}", "а-а-а-а-а-а-а-а-а-а-а-а-а-а-а-а-а-а-а-а"] {
            #expect(lexicon.standing(of: hostile) <= .listed)
        }
    }
}

extension Lexicon.Folders {
    /// A machine without lists.
    static let none = Lexicon.Folders(hunspell: "/nonexistent", aspell: "/nonexistent")
}
