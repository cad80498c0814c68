@testable import Proofing
import Testing

@Suite struct PartedFormTests {
    @Test(arguments: [
        ("می خواهند", "می‌خواهند"), ("نمی شود", "نمی‌شود"), ("بر می گردد", "بر می‌گردد"), ("برمی گردد", "برمی‌گردد"),
        ("می گفته اند", "می‌گفته‌اند"), ("کتاب ها", "کتاب‌ها"), ("زبان های", "زبان‌های"), ("آن ها", "آن‌ها"),
        ("خانه هایشان", "خانه‌هایشان"), ("میلیون ها نفر", "میلیون‌ها نفر"), ("شده اند", "شده‌اند"), ("گفته ام", "گفته‌ام"),
        ("مهم ترین", "مهم‌ترین"), ("بزرگ تر از", "بزرگ‌تر از"), ("کتاب\u{A0}ها", "کتاب‌ها"), ("کشور ها", "کشورها"),
        ("کار هایی", "کارهایی"), ("می‌ خواهند", "می‌خواهند"),
    ])
    func blanksInPlaceOfNonJoiners(given: String, right: String) {
        #expect(Mended.text(given) == right)
    }

    @Test(.enabled(if: Lexicon(.persian).isInstalled), arguments: [
        ("خانه ای داشتند", "خانه‌ای داشتند"), ("خانواده اش", "خانواده‌اش"), ("آسیب پذیر", "آسیب‌پذیر"),
        ("بین المللی", "بین‌المللی"), ("طرح\u{2009}ریزی", "طرح‌ریزی"), ("صنعتی سازی", "صنعتی‌سازی"), ("بزرگ تر", "بزرگ‌تر"),
        ("گفت وگو", "گفت‌وگو"), ("بیست ودو", "بیست‌ودو"), ("جامعه ائی", "جامعه‌ائی"),
    ])
    func blanksWithinKnownWords(given: String, right: String) {
        #expect(Mended.text(given) == right)
    }

    @Test(arguments: [
        "می ناب", "چشم تر", "خشک و تر", "های های گریه", "ای کاش", "همه ای کاش", "از ها", "و های", "کتاب، ها", "آن همه",
        "نه تنها", "این طور", "خانه است", "می", "او می", "یک ی", "چاپ شده", "سرود ای ایران", "به آن", "سه روزه", "آن وقت", "جنگ وریخته",
    ])
    func whatStandsApartStays(text: String) {
        #expect(Mended.text(text) == text)
    }

    @Test func versesMayCallOut() {
        #expect(Mended.text("نشسته ای باد", role: .verse) == "نشسته ای باد")
        #expect(Mended.text("نشسته ای باد") == "نشسته‌ای باد")
    }

    @Test func theLinkFollowsTheText() {
        let plain = [Passage("خانه ی ما", tongue: .persian)]
        let hamzas = plain + [Passage("خانهٔ شما، نامهٔ او", tongue: .persian)]
        let yehs = hamzas + [Passage("خانه‌ی شما، نامه‌ی او، میوه‌ی باغ", tongue: .persian)]
        #expect(Mended.text("خانه ی ما", among: plain) == "خانه‌ی ما")
        #expect(Mended.text("خانه ی ما", among: hamzas) == "خانهٔ ما")
        #expect(Mended.text("خانه ی ما", among: yehs) == "خانه‌ی ما")
        #expect(Mended.corrections("خانه ی ما").map(\.rule) == [.ezafe])
        #expect(Mended.text("راه ی", among: plain) == "راه ی")
    }

    @Test func whereNothingShowsTheBlankIsSplit() {
        #expect(Mended.corrections("کشور ها").map(\.rule) == [.split])
        #expect(Mended.corrections("کتاب ها").map(\.rule) == [.nonJoiner])
    }
}

@Suite struct StrayNonJoinerTests {
    @Test(arguments: [
        ("می‌‌رود", "می‌رود"), ("کتاب‌ خوب", "کتاب خوب"), ("کتاب ‌خوب", "کتاب خوب"), ("‌کتاب", "کتاب"), ("کتاب‌", "کتاب"),
        ("کتاب‌، خوب", "کتاب، خوب"), ("کشور‌ بزرگ", "کشور بزرگ"), ("می¬رود", "می‌رود"), ("کشور¬ها", "کشورها"),
        ("می\u{AD}رود", "می‌رود"), ("کتاب\u{200B}ها", "کتاب‌ها"), ("می‌\u{200B}رود", "می‌رود"), ("کتاب‌ ‌خوب", "کتاب خوب"),
    ])
    func straysGoAndStandInsAreReplaced(given: String, right: String) {
        #expect(Mended.text(given) == right)
    }

    @Test(arguments: ["می‌رود", "PDF‌ها", "۲۰‌ساله", "«چپ»‌ها", "۱۳۹۸ ه‌. ش", "کشور‌ها", "a\u{AD}b", "a ¬ b", "س\u{200B}خط"])
    func whatMayBeMeantStays(text: String) {
        #expect(Mended.text(text) == text)
    }
}
