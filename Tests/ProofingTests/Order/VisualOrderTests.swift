@testable import Proofing
import Testing

@Suite("Visual order")
struct VisualOrderTests {
    static let arabic = [
        "اجتمع عمال المصنع أمس أمام مبنى البلدية وطالبوا بأجورهم المتأخرة منذ ثلاثة أشهر.",
        "قالت المعلمة إن المدرسة الجديدة (في شارع النهر) ستفتح أبوابها في 15 أيلول 2024.",
        "نشرت جريدة Le Monde تقريرا عن حياة المهاجرين في ضواحي المدينة الكبيرة.",
        "لا يمكن للحرية أن تعيش من دون مساواة، ولا للمساواة أن تعيش من دون حرية.",
        "شاركت النساء في كل مراحل الثورة، ومع ذلك لم تكتب أسماؤهن في الكتب.",
    ]
    static let persian = Array(PersianSentences.all.prefix(20)) + [
        "نشریه ما (شماره ۱۲) در سال ۱۴۰۲ با نام «سپیده» چاپ شد.",
        "کتاب Das Kapital را در ۳/۵ سال ترجمه کردند و ۲٬۵۰۰ نسخه فروختند.",
    ]

    /// The line as it is seen, from left to right.
    static func seen(_ line: String, mirroring: Bool = true) -> String {
        let mirrors: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", ")": "(", "«": "»", "»": "«"]
        var runs: [[Unicode.Scalar]] = []
        let text = Array(line.unicodeScalars)
        var index = 0
        while index < text.count {
            var end = index + 1
            if isForward(text[index]) {
                var probe = end
                while probe < text.count, isForward(text[probe]) || " ./٬,".unicodeScalars.contains(text[probe]) {
                    let isLatinSpace = text[probe] != " " || text[index].isASCIILetter
                    guard isLatinSpace else { break }
                    if isForward(text[probe]) { end = probe + 1 }
                    probe += 1
                }
                runs.append(Array(text[index..<end]))
            } else {
                runs.append([mirroring ? mirrors[text[index]] ?? text[index] : text[index]])
            }
            index = end
        }
        return String(runs.reversed().flatMap { $0 })
    }

    static func isForward(_ character: Unicode.Scalar) -> Bool { character.isASCIILetter || character.isDecimalDigit }

    private func mended(_ lines: [String], _ tongue: Tongue) -> ([String], RepairBook) {
        var book = RepairBook(.high)
        let texts = lines.map { TrackedText(Array($0.unicodeScalars)) }
        return (VisualOrder(lexicon: Lexicon(tongue)).mended(texts, book: &book).map(\.string), book)
    }

    @Test("comes back exactly", arguments: [(arabic, Tongue.arabic), (persian, Tongue.persian)], [true, false])
    func comesBack(_ text: (lines: [String], tongue: Tongue), mirroring: Bool) {
        let broken = text.lines.map { Self.seen($0, mirroring: mirroring) }
        #expect(zip(broken, text.lines).allSatisfy { $0 != $1 })
        #expect(mended(broken, text.tongue).0 == text.lines)
    }

    @Test("single sentences come back", arguments: PersianSentences.all)
    func singleSentences(_ sentence: String) { #expect(mended([Self.seen(sentence)], .persian).0 == [sentence]) }

    @Test("text in order is left alone")
    func clean() {
        for (lines, tongue) in [(Self.arabic, Tongue.arabic), (Self.persian, .persian)] {
            let (after, book) = mended(lines, tongue)
            #expect(after == lines)
            #expect(book.repairs.isEmpty)
        }
    }

    @Test("one line of a text, its ligatures turned as one, and its origins kept")
    func oneLine() {
        let broken = Self.seen("همه کارگران باید برای انقلاب سازمان خود را بسازند")
        var lines = Self.persian
        lines.insert(broken, at: 3)
        let (after, book) = mended(lines, .persian)
        #expect(after[3] == "همه کارگران باید برای انقلاب سازمان خود را بسازند")
        #expect(book.repairs.map(\.rule) == [.visualOrder])
        let ligature = mended([Self.seen("سلام بر کارگران و معلمان و سﻼم بر شاعران جهان")], .persian).0
        #expect(ligature == ["سلام بر کارگران و معلمان و سﻼم بر شاعران جهان"])
        var none = RepairBook(.high)
        let turned = VisualOrder(lexicon: Lexicon(.persian)).mended([TrackedText(Array(broken.unicodeScalars), at: 7)], book: &none)[0]
        #expect(Set(turned.origins) == Set((7..<(7 + Int32(broken.unicodeScalars.count)))))
        #expect(turned.origins.first == Int32(6 + broken.unicodeScalars.count))
    }
}
