import Diagnostics
import Foundation
import Geometry
import LayoutBook
import Makeup
import Testing

/// Sheets of the layouts with ranges, with their examples cut and grown.
///
/// Under `VARAQ_LENGTHS=1` all of them, in all languages, in steps of five in a hundred.
@Suite("Examples cut and grown on their sheets")
struct LengthTests {
    struct Case: CustomTestStringConvertible {
        var layout: String
        var example: String
        var language: String
        var testDescription: String { "\(example) \(language) in \(layout)" }
    }

    static let isThorough = ProcessInfo.processInfo.environment["VARAQ_LENGTHS"] != nil

    /// The layouts with ranges, each with the example that is made for it.
    static let sheets = [
        ("broadsheet-a4", "dawn"), ("broadsheet-a3", "market"), ("tabloid-a3", "market"), ("digest-a4", "dawn"), ("wall-a2", "dawn"),
        ("leaflet-trifold", "shelf"), ("leaflet-z", "shelf"), ("zine-a7", "shelf"), ("flyer-a5", "shelf"),
    ]

    static let cases: [Case] = {
        let languages = ["fa", "ar", "ru"]
        guard isThorough else {
            return sheets.enumerated().map { Case(layout: $1.0, example: $1.1, language: languages[$0 % 3]) }
        }
        return sheets.flatMap { sheet in languages.map { Case(layout: sheet.0, example: sheet.1, language: $0) } }
    }()

    static let steps = isThorough ? Array(stride(from: -40, through: 40, by: 5)) : [-15, 10]

    @Test("the last column is full to within a line from 15 in a hundred less to 15 more; beyond that it is, or it is said by how much it is not",
          arguments: cases)
    func lengths(_ tried: Case) throws {
        let copy = try #require(ExampleCopy(tried.example, tried.language, in: tried.layout))
        for percent in Self.steps {
            let changed = copy.changed(by: percent), made = changed.made()
            let fit = try #require(made.report.fit), name = "\(tried.testDescription) \(percent) %"
            #expect(made.report.grid.offGrid == 0 && made.report.grid.bodyLines > 20, "\(name): \(made.report.grid)")
            #expect(made.diagnostics.hasErrors == !made.report.leftovers.isEmpty, "\(name)")
            if abs(percent) <= 15 { #expect(fit.isFull, "\(name)") }
            if fit.isFull {
                #expect(fit.freeRows <= 1 && made.report.leftovers.isEmpty && fit.advice == nil, "\(name)")
            } else {
                #expect(made.diagnostics.exitCode == 3, "\(name)")
                check(made, of: changed, name)
            }
        }
    }

    @Test("Of a text that is much too long or too short it is said by how many words, right to three in a hundred",
          arguments: [("ru", -60), ("fa", 60)])
    func advice(language: String, percent: Int) throws {
        let copy = try #require(ExampleCopy("dawn", language, in: "broadsheet-a4")).changed(by: percent), made = copy.made(taker: "tabloid-a3")
        let fit = try #require(made.report.fit), words = try #require(fit.advice?.words)
        #expect(!fit.isFull && made.diagnostics.exitCode == 3)
        check(made, of: copy, "dawn \(language) \(percent) %")
        let hint = try #require(made.diagnostics.all.first { $0.severity != .warning }?.hint)
        #expect(hint.contains("\(abs(words)) words"))
        #expect(percent < 0 || hint.contains("from lead (lead.md), or take tabloid-a3"))
    }

    /// A few lines are said as lines; more as words, and these make the sheet full where a good many fewer do not.
    private func check(_ made: ExampleCopy.Made, of copy: ExampleCopy, _ name: String) {
        guard let advice = made.report.fit?.advice, advice.words != 0 else {
            let rows = made.report.threads.map(\.rows).max() ?? 0, free = made.report.fit?.freeRows ?? 0
            #expect(free > 1 && free <= max(3, rows / 60), "\(name)")
            #expect(made.diagnostics.all.contains { $0.message.contains("ends \(free) lines above its foot") }, "\(name)")
            return
        }
        let words = abs(advice.words), fewer = words - max(1, words * 3 / 100)
        if advice.words < 0 {
            #expect(copy.cutting(words, from: advice.slot).isTaken, "\(name): \(advice)")
            #expect(!copy.cutting(fewer, from: advice.slot).isTaken, "\(name): \(advice)")
        } else {
            #expect(copy.growing(advice.slot, by: words).made().report.fit?.isFull == true, "\(name): \(advice)")
            #expect(copy.growing(advice.slot, by: fewer).made().report.fit?.isFull == false, "\(name): \(advice)")
        }
    }
}
