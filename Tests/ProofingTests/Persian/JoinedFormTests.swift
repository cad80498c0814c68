@testable import Proofing
import Testing

@Suite struct JoinedFormTests {
    /// Each word stands in a text of its own, so nothing around it helps.
    @Test(.enabled(if: Lexicon(.persian).isInstalled)) func sampleOfARealTextComesBack() {
        let all = SampleOfWords.rows.map { Passage($0.given, tongue: .persian) }
        let lexicon = Lexicon(.persian)
        var right = 0, wrong = 0, missed = 0
        for row in SampleOfWords.rows {
            let mended = Mended.text(row.given, among: all, lexicon: lexicon)
            switch mended {
            case row.right: right += row.given == row.right ? 0 : 1
            case row.given: missed += 1
            default: wrong += 1
            }
        }
        #expect(SampleOfWords.rows.count == 300)
        #expect(right + missed + wrong > 50)
        #expect(Double(right) >= 0.98 * Double(right + wrong))
        #expect(Double(right) >= 0.90 * Double(right + wrong + missed))
    }

    @Test(arguments: [
        "می‌کند", "نمی‌توانند", "می‌شده", "می‌آیند", "می‌ایستد", "می‌اندیشم", "می‌بایست", "می‌باید", "نمی‌توان",
        "می‌گفته‌اند", "می‌بینیمش", "نمی‌خواستند", "می‌رساند", "می‌خنداند", "برمی‌گردد", "درمی‌آید", "فرامی‌خواند",
        "بازمی‌گردند", "برنمی‌گردد", "می‌گه", "نمی‌خوام", "می‌دونم", "می‌دوند", "می‌روید", "گرفته‌اند", "زده‌ایم",
        "بوده‌اید", "نساخته‌اند", "برداشته‌ایم", "نیامده‌اند", "گفته‌ام",
    ])
    func verbs(right: String) {
        #expect(Mended.text(stripped(right)) == right)
        // What the program knows of verbs needs no list.
        #expect(Mended.text(stripped(right), lexicon: Lexicon(.persian, in: .none)) == right)
    }

    @Test(.enabled(if: Lexicon(.persian).isInstalled), arguments: [
        "کمون‌ها", "توطئه‌های", "برنامه‌هایشان", "چپ‌هائی", "سال‌هاست", "ده‌ها", "راه‌های", "گروه‌های", "میدان‌های",
        "میلیون‌ها", "آب‌ها", "موشک‌هایشان", "چاویست‌ها", "ونزولانی‌ها", "پرونیست‌های", "خانواده‌اش", "اراده‌مان",
        "زندگی‌مان", "تولیدی‌اش", "تجربه‌ای", "جبهه‌ای", "توده‌ای", "مدرسه‌ای", "جامعه‌ای", "کتابخانه‌ی", "مسئله‌ی",
        "پس‌زمینه‌ی", "نویسنده‌ای", "پسربچه‌ای", "پروژه‌ای‌ست", "عبارت‌اند", "مهم‌ترین", "بزرگ‌تر", "آسان‌تر", "کوچک‌ترین",
        "قوی‌ترین",
    ])
    func endings(right: String) {
        #expect(Mended.text(stripped(right)) == right)
    }

    @Test(.enabled(if: Lexicon(.persian).isInstalled), arguments: [
        "سرمایه‌دارانه", "شورائی‌سازی", "طرح‌ریزی", "تصمیم‌گیری", "چشم‌پوشند", "آسیب‌پذیر", "آسیب‌پذیرتر", "امکان‌پذیر",
        "معطل‌مانده", "به‌جامانده", "سرنگونی‌طلبانه", "بی‌امانی", "بی‌دلیل", "فی‌الواقع", "بین‌المللی", "قابل‌فهم",
        "روبه‌رو", "همان‌طور", "هیچ‌کس", "مبارزه‌جویی", "بمب‌افکنی", "تکیه‌گاه‌های", "کم‌سن‌وسال‌ترین", "تعلیم‌وتربیت",
        "بیست‌ودو", "آرام‌آرام", "جابه‌جایی", "ده‌ساله‌مان", "سرمایه‌گذاری‌های", "میهن‌دوستانه", "به‌ویژه", "رژیم‌چنج",
    ])
    func compounds(right: String) {
        #expect(Mended.text(stripped(right)) == right)
    }

    @Test(arguments: [
        "تنها", "تنهایی", "آنها", "اینها", "رها", "بها", "انتها", "منها", "منهای", "پهنا", "مادرم", "میوه", "میان", "میدان",
        "میدانی", "میهن", "میز", "میخ", "میراث", "میل", "میلیون", "میزان", "میران", "نمایش", "نمک", "نمونه", "بیمار",
        "بیشتر", "بیرون", "بیان", "بیستم", "همین", "همان", "همدیگر", "همکار", "همسایه", "دفتر", "دختر", "کبوتر", "متر",
        "تئاتر", "اختر", "ماهی", "راهی", "سیاهی", "گروهی", "کشورها", "قراردادها", "بهتر", "بیشترین", "کمتر", "مهتر",
        "غیرچاویستی", "شانگهای", "فارنهایت", "توییتر", "کامپیوتر", "پریشان", "ایشان", "درویشان", "پیام", "قیام", "حیات",
        "اتهام", "الهام", "بیاموزیم", "بیفتد", "گسترش", "فرماندهی", "جهت‌دهی", "توجهی", "انبوهی", "شعرایشان", "دریایی",
        "دنیای", "کتابخانه", "دانشنامه", "شناسنامه", "بولیوار", "گورباچف", "سهراب", "بهمن", "بهرام", "پیشرفت", "پسران",
        "خواند", "رساند", "ماند", "نشاند", "هرروزه", "خودمدیریتی", "قدرتمندتر", "نیروهای", "نهادهای", "کارهایی", "اشتباهات",
        "جهات", "چهارصدوبیست",
    ])
    func whatIsAWordStays(word: String) {
        #expect(Mended.text(word) == word)
    }

    @Test(.enabled(if: Lexicon(.persian).isInstalled)) func neighboursDecideBetweenPluralAndOne() {
        #expect(Mended.text("یک نقشهای دیگر") == "یک نقشه‌ای دیگر")
        #expect(Mended.text("نقشهای است که کشیدند") == "نقشه‌ای است که کشیدند")
        #expect(Mended.text("نهادهای که") == "نهادهای که")
        #expect(Mended.text("دورهای از آن") == "دوره‌ای از آن")
        #expect(Mended.text("رشتهای که بافت") == "رشته‌ای که بافت")
        #expect(Mended.text("نقشهای زنان") == "نقشهای زنان")
        #expect(Mended.text("نقشهای زنان", from: .medium) == "نقش‌های زنان")
        #expect(Mended.text("طی سالهای ۱۹۰۲ و ۱۹۰۳") == "طی سال‌های ۱۹۰۲ و ۱۹۰۳")
    }

    @Test func marksAndArabicLettersAreNoHindrance() {
        #expect(Mended.text("مي‌كند") == "مي‌كند")
        #expect(Mended.text("ميكند") == "مي‌كند")
        #expect(Mended.text("سیاستهایِ") == "سیاست‌هایِ")
    }

    @Test func otherTonguesAndShieldsAreLeftAlone() {
        let arabic = Passage("میکند", tongue: .arabic)
        let knowledge = Knowledge(lexicon: Lexicon(.arabic), evidence: Evidence([arabic]))
        #expect(Mended.rules.allSatisfy { $0.corrections(of: arabic, by: knowledge).isEmpty })
        #expect(Mended.corrections("او میکند", shielded: [3..<8]).isEmpty)
        #expect(Mended.corrections("او میکند", shielded: [0..<2]).count == 1)
    }

    @Test func aTextThatKeepsNonJoinersMeansWhatItOftenWrites() {
        let other = Passage(String(repeating: "می‌رود ", count: 250) + String(repeating: "کتابها ", count: 6), tongue: .persian)
        let here = Passage("کتابها", tongue: .persian)
        #expect(Mended.text("کتابها", among: [here]) == "کتاب‌ها")
        #expect(Mended.text("کتابها", among: [other, here]) == "کتابها")
    }

    private func stripped(_ word: String) -> String { String(word.unicodeScalars.filter { $0 != "\u{200C}" }) }
}
