import Foundation
import Geometry
import Makeup
import LayoutBook
import VaraqKit
import Diagnostics

func now() -> Double { var t = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9 }

@main enum Lab {
    static func main() {
        let args = CommandLine.arguments
        switch args[1] {
        case "sweep": for layout in args[2].split(separator: ",") { for language in args[4].split(separator: ",") { sweep(String(layout), args[3], String(language), Array(args[5...])) } }
        case "words":
            var said = Diagnostics(); var n = 0, off = 0
            let names = args.count > 2 ? args[2].split(separator: ",").map(String.init) : LayoutBook(folders: [ExampleCopy.root + "/Layouts"]).names(into: &said).map(\.name).filter { $0 != "base" }
            for name in names { for example in ["dawn", "market", "shelf"] { for language in ["fa", "ar", "ru"] { for percent in [-40, -25, 0, 20, 40] {
                let c = copy(name, example, language).changed(by: percent), made = c.made()
                n += 1
                let w = PlacedWords(of: c, in: made)
                if made.report.grid.offGrid > 0 { off += 1; print("\(name) \(example) \(language) \(percent): OFFGRID \(made.report.grid)") }
                for fault in w.faults.prefix(4) { print("\(name) \(example) \(language) \(percent): \(fault.prefix(300))") }
                fflush(nil)
            } } } }
            print("\(n) made, \(off) off")
        case "loop":
            let base = copy(args[2], args[3], args[4]); let n = Int(args[5])!
            var t = now(); var trials = 0
            for _ in 0..<n { trials += base.made().report.fit?.trials ?? 0 }
            t = now() - t
            print("\(t * 1000 / Double(n)) ms, \(trials / n) trials")
        default: fatalError()
        }
    }
    static func copy(_ layout: String, _ example: String, _ language: String) -> ExampleCopy {
        guard var copy = ExampleCopy(example, language, in: layout) else { fatalError("no \(example) \(language) \(layout)") }
        if layout == "broadsheet-a4", copy.layout.fit == nil {
            let isArabic = language != "ru"
            copy.layout.fit = FitRanges(size: isArabic ? .pt(9.4)...(.pt(12)) : .pt(8.6)...(.pt(10.6)),
                               leading: isArabic ? 1.25...1.5 : 1.2...1.42, gutter: .mm(5)...(.mm(7)), spacing: 0.8...1.25)
        }
        return copy
    }
    static func sweep(_ layout: String, _ example: String, _ language: String, _ steps: [String]) {
        let base = copy(layout, example, language)
        for step in steps {
            let percent = Int(step.filter { $0 != " " })!
            let changed = base.changed(by: percent)
            let t = now()
            let made = changed.made()
            let ms = (now() - t) * 1000
            guard let fit = made.report.fit else { fatalError("no fit") }
            if made.report.grid.offGrid > 0 { print("OFFGRID \(made.report.grid)") }
            for t in made.report.threads where t.name != "main" { print("   thread \(t.name) \(t.rows) free \(t.freeRows ?? -1)") }
            var line = "\(layout) \(example) \(language) \(percent)%\t\(fit.isFull ? "full" : "NOT ") free \(fit.freeRows)\tover \(made.report.leftoverWords)\t\(fit.setting.size)/\(fit.setting.leading) g\(fit.setting.gutter) s\(Length.rounded(fit.setting.spacing)) p\(Length.rounded(fit.setting.pictures)) -\(fit.setting.sacrificed)\ttrials \(fit.trials)\t\(Int(ms)) ms"
            if let advice = fit.advice {
                let words = abs(advice.words), slack = max(1, words * 3 / 100)
                var ok = ""
                if words > 0 {
                    if advice.words < 0 {
                        ok = changed.cutting(words, from: advice.slot).isTaken ? "ok" : "STILL OVER"
                        if words > slack, changed.cutting(words - slack, from: advice.slot).isTaken { ok += " TOO MANY" }
                    } else {
                        let grown = changed.growing(advice.slot, by: words).made().report.fit
                        ok = grown?.isFull == true ? "ok" : "STILL NOT(\(grown?.freeRows ?? -1), \(grown?.advice?.words ?? 0))"
                        if changed.growing(advice.slot, by: words - slack).made().report.fit?.isFull == true { ok += " TOO MANY" }
                    }
                }
                line += "\tadvice \(advice.words) \(advice.slot) \(ok) of \(changed.words)"
            } else if !fit.isFull { line += "\t" + (made.diagnostics.all.first { $0.severity != .warning }?.message ?? "nothing said") }
            print(line)
            fflush(nil)
        }
    }
}
