import Diagnostics
import Foundation
import Geometry
import LayoutBook
import Makeup
import Testing

/// Sheets of other layouts with the newspaper of the examples, cut and grown.
///
/// More steps under `VARAQ_LENGTHS=1`, of all layouts with ranges.
@Suite("Examples cut and grown on their sheets")
struct LengthTests {
    struct Case: CustomTestStringConvertible {
        var layout: String
        var example: String
        var language: String
        var testDescription: String { "\(example) \(language) in \(layout)" }
    }

    static let isThorough = ProcessInfo.processInfo.environment["VARAQ_LENGTHS"] != nil

    static let cases: [Case] = {
        let few = [("tabloid-a3", "market"), ("digest-a4", "market")]
        let more = [("broadsheet-a3", "market"), ("wall-a2", "dawn"), ("leaflet-trifold", "shelf"), ("zine-a7", "shelf"), ("broadsheet-a4", "dawn")]
        let usual = zip(few, ["ru", "ar"]).map { Case(layout: $0.0, example: $0.1, language: $1) }
        guard isThorough else { return usual }
        return (few + more).flatMap { pair in ["fa", "ar", "ru"].map { Case(layout: pair.0, example: pair.1, language: $0) } }
    }()

    static let steps = isThorough ? Array(stride(from: -40, through: 40, by: 5)) : [-20, 0, 20]

    @Test("the last column is full to within a line, or it is said by how much it is not, right to three in a hundred",
          arguments: cases)
    func lengths(_ tried: Case) throws {
        let copy = try #require(ExampleCopy(tried.example, tried.language, in: tried.layout))
        guard copy.layout.fit != nil else { return }
        for percent in Self.steps {
            let changed = copy.changed(by: percent), made = changed.made()
            let fit = try #require(made.report.fit), name = "\(tried.testDescription) \(percent) %"
            #expect(made.report.grid.offGrid == 0 && made.report.grid.bodyLines > 50, "\(name): \(made.report.grid)")
            #expect(made.diagnostics.hasErrors == !made.report.leftovers.isEmpty, "\(name)")
            if fit.isFull {
                #expect(fit.freeRows <= 1 && made.report.leftovers.isEmpty && fit.advice == nil)
                continue
            }
            #expect(made.diagnostics.exitCode == 3, "\(name)")
            guard let advice = fit.advice, advice.words != 0 else {
                #expect(fit.freeRows > 1, "\(name)")
                continue
            }
            let words = abs(advice.words), slack = max(1, words * 3 / 100)
            if advice.words < 0 {
                #expect(changed.cutting(words, from: advice.slot).isTaken, "\(name): \(advice)")
                #expect(!changed.cutting(words - slack, from: advice.slot).isTaken, "\(name): \(advice)")
            } else {
                #expect(changed.growing(advice.slot, by: words).made().report.fit?.isFull == true, "\(name): \(advice)")
            }
        }
    }
}
