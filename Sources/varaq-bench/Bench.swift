import VaraqKit

/// Sets texts again and again and prints what each stage takes: `make bench`.
@main
enum Bench {
    static func main() async {
        let paths = CommandLine.arguments.dropFirst().filter { $0 != "--" }
        guard let resources = Resources.find(), !paths.isEmpty else {
            print("usage: varaq-bench PATH…, in a folder where Varaq finds its layouts and fonts")
            return
        }
        print(header)
        for path in paths { print(measure(path, resources)) }
        print("\n" + "proof-reading".padded(26) + ["all ms", "files"].map { $0.padded(-9) }.joined())
        for path in paths { print(proofReading(path, resources)) }
        print("\n" + "many editions".padded(26) + "a second".padded(-9))
        for row in await BatchBench.rows("\(resources.home)/Examples/federation", program: program, resources) { print(row) }
    }

    /// The program beside this one.
    private static var program: String {
        let path = CommandLine.arguments[0]
        return (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + "varaq"
    }

    /// A row: the median of what it takes to proof-read all articles, lexicons opened anew each time.
    private static func proofReading(_ path: String, _ resources: Resources) -> String {
        var files = 0
        let clock = ContinuousClock()
        var order = Proofreading.Order()
        order.resources = resources
        let samples = (0..<runs).map { _ in
            let time = clock.measure {
                var diagnostics = Diagnostics()
                files = Proofreading.check(path: path, order, into: &diagnostics).count
            }
            return time.seconds
        }
        return path.padded(26) + [milliseconds(median(samples)), "\(files)"].map { $0.padded(-9) }.joined()
    }

    private static let runs = 9
    private static var header: String {
        "text".padded(26) + (StageTimes.Stage.allCases.map(\.rawValue) + ["all ms", "pages", "words", "words/s"])
            .map { $0.padded(-9) }.joined()
    }

    /// A row: medians over the runs in ms, each run with a typesetter of its own, as the command line does it.
    private static func measure(_ path: String, _ resources: Resources) -> String {
        var samples: [StageTimes] = [], pages = 0, words = 0
        for _ in 0..<runs {
            var diagnostics = Diagnostics()
            guard let typesetter = Typesetter(resources: resources, into: &diagnostics) else { return "\(path): no fonts" }
            let editions = typesetter.typeset(Order(path: path), into: &diagnostics)
            let report = Report(editions.map { ($0, []) }, diagnostics: diagnostics)
            pages = report.editions.reduce(0) { $0 + $1.pages }
            words = report.editions.reduce(0) { $0 + $1.words }
            for edition in editions where (try? typesetter.pdf(edition)) == nil { return "\(path): cannot be drawn" }
            samples.append(typesetter.times)
        }
        let stages = StageTimes.Stage.allCases.map { stage in median(samples.map { $0[stage] }) }
        let total = median(samples.map(\.total))
        let speed = Int(Double(words) / max(total, 1e-9))
        let figures = stages.map(milliseconds) + [milliseconds(total), "\(pages)", "\(words)", "\(speed)"]
        return path.padded(26) + figures.map { $0.padded(-9) }.joined()
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func milliseconds(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10_000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    /// Filled up with spaces to a width: at the end, or at the front for a negative one.
    func padded(_ width: Int) -> String {
        let fill = String(repeating: " ", count: max(0, abs(width) - count))
        return width < 0 ? fill + self : self + fill
    }
}
