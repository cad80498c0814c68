import Diagnostics
import LayoutBook
import Makeup
import Testing

/// Every word of every story is placed once and in order, or said to be left over, and body text stands on the grid: in every
/// layout, with the examples as they are, cut and grown. All of them under `VARAQ_LENGTHS=1`, else a few of each.
@Suite("Words of the examples on their pages")
struct PlacedWordsTests {
    struct Case: CustomTestStringConvertible {
        var layout: String
        var example: String
        var language: String
        var percent: Int
        /// Else the layout is taken as it stands, which is soon done where the text is much too long or too short.
        var isFitted = true
        var testDescription: String { "\(example) \(language) \(percent) % in \(layout)" }
    }

    static let layouts: [String] = {
        var said = Diagnostics()
        return LayoutBook(folders: [ExampleCopy.root + "/Layouts"]).names(into: &said).map(\.name).filter { $0 != "base" }
    }()

    static let cases: [Case] = {
        let examples = ["dawn", "market", "shelf"], languages = ["fa", "ar", "ru"], lengths = [-40, -25, 0, 20, 40]
        if LengthTests.isThorough {
            return layouts.flatMap { layout in
                examples.flatMap { example in
                    languages.flatMap { language in
                        lengths.map { Case(layout: layout, example: example, language: language, percent: $0) }
                    }
                }
            }
        }
        return layouts.enumerated().map { number, layout in
            Case(layout: layout, example: examples[(number + 1) % 3], language: languages[(number / 3 + number) % 3],
                 percent: lengths[number * 2 % 5], isFitted: false)
        } + [
            Case(layout: "broadsheet-a3", example: "market", language: "ar", percent: 0),
            Case(layout: "tabloid-a3", example: "market", language: "ru", percent: 0),
            Case(layout: "wall-a2", example: "dawn", language: "fa", percent: 20),
        ]
    }()

    @Test("Each word is placed once, in order, or left over; body lines stand on the grid", arguments: cases)
    func words(_ tried: Case) throws {
        var copy = try #require(ExampleCopy(tried.example, tried.language, in: tried.layout)).changed(by: tried.percent)
        if !tried.isFitted { copy.layout.fit = nil }
        let made = copy.made()
        #expect(PlacedWords(of: copy, in: made).faults == [])
        #expect(made.report.grid.offGrid == 0 && (made.report.grid.bodyLines > 0 || made.report.leftoverWords > 0))
        #expect(made.diagnostics.hasErrors == (made.report.leftoverWords > 0))
    }

    @Test("The count knows lines that are missing, twice there, out of order or written by nobody")
    func faults() throws {
        let copy = try #require(ExampleCopy("dawn", "ru", in: "columns-a4")), made = copy.made()
        func faults(_ change: (inout ExampleCopy.Made) -> Void) -> [String] {
            var made = made
            change(&made)
            return PlacedWords(of: copy, in: made).faults
        }
        func body(_ made: ExampleCopy.Made) -> [Int] {
            made.document.pages[0].items.indices.filter { index in
                if case .line(let line) = made.document.pages[0].items[index].content { return line.style == .body }
                return false
            }
        }
        let lines = body(made)
        #expect(faults { _ in } == [])
        #expect(faults { $0.document.pages[0].items.remove(at: lines[3]) } != [])
        #expect(faults { $0.document.pages[0].items.append($0.document.pages[0].items[lines[3]]) } != [])
        #expect(faults { $0.document.pages[0].items.swapAt(lines[3], lines[4]) } != [])
        #expect(PlacedWords(of: copy.cutting(40, from: "lead"), in: made).faults != [])
    }
}
