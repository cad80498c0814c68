import Geometry
import LayoutBook
import Makeup
import Testing
@testable import VaraqKit

/// What scripts read of a run.
@Suite("The report") struct ReportTests {
    private static func json(_ advice: FitReport.Advice?) throws -> String {
        let setting = FitSetting(size: .pt(8.5), leading: .pt(10.2), gutter: .pt(12))
        let fit = FitReport(setting: setting, trials: 3, isFull: advice == nil, freeRows: 0, advice: advice)
        return String(decoding: try JSONText.encode(Report.FitReport(fit)), as: UTF8.self)
    }

    @Test("a sheet that is full has no advice")
    func full() throws {
        let json = try Self.json(nil)
        #expect(json.contains(#""full" : true"#) && json.contains(#""size" : 8.5"#))
        for key in ["words", "slot", "advised"] { #expect(!json.contains("\"" + key)) }
    }

    @Test("all that is advised is there, and what is not advised is left out")
    func advice() throws {
        var long = FitReport.Advice(slot: "lead", words: -40)
        #expect(try !Self.json(long).contains("advised"))
        (long.size, long.layout) = ("7.9pt", "broadsheet-a3")
        let json = try Self.json(long)
        for line in [#""words" : -40"#, #""slot" : "lead""#, #""advisedSize" : "7.9pt""#, #""advisedLayout" : "broadsheet-a3""#] {
            #expect(json.contains(line), "\(line)")
        }
        #expect(!json.contains("advisedFiller"))
        var short = FitReport.Advice(slot: "lead", words: 60)
        short.filler = "short.md"
        #expect(try Self.json(short).contains(#""advisedFiller" : "short.md""#))
    }
}
