import ArgumentParser
import VaraqKit

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks finished PDFs, ours or any, before a print shop does.",
        discussion: """
            With --profile a file is held to what that shop asks for; without, to what it claims to be (PDF/X, PDF/A, PDF/UA), and a \
            file that claims nothing to good practice of print.

              varaq check flyer.pdf --profile shop-coated
              varaq check book.pdf --json
              varaq check --ledger x4              who sees to which clause of the standard

            Each finding has a rule, a place and what to do. Ends with 4 if there is an error. Only PDFs are checked so far.
            """)

    @Argument(help: ArgumentHelp("The PDFs.", valueName: "file.pdf"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "What the shop asks for: a profile by its name, such as shop-coated, or by the path of its file.", valueName: "name"))
    var profile: String?

    @Option(name: .long, help: ArgumentHelp("Print what is known of a standard: x4, x1a, a2u or ua1.", valueName: "standard"))
    var ledger: String?

    @Flag(name: .long, help: "Print the findings as JSON.")
    var json = false

    @Flag(name: .long, help: "Print errors only.")
    var quiet = false

    @Flag(name: .long, help: "End with 2 if there are warnings.")
    var strict = false

    func validate() throws {
        guard paths.isEmpty != (ledger == nil) else { throw ValidationError("name the PDFs to check, or a standard with --ledger") }
    }

    func run() throws {
        if let ledger {
            guard let lines = Preflighting.ledger(of: ledger) else {
                throw ValidationError("there is no ledger of '\(ledger)' (there are \(Preflighting.standards.joined(separator: ", ")))")
            }
            return try lines.forEach(Terminal.say)
        }
        var diagnostics = Diagnostics(), worst: [Severity] = []
        let resources = profile == nil ? nil : Resources.find()
        for path in paths {
            guard let report = Preflighting.check(path, profile: profile, resources: resources, into: &diagnostics) else { continue }
            try say(report, of: path)
            if let severity = report.severity { worst.append(severity) }
        }
        Terminal.show(diagnostics, quiet: quiet)
        try Terminal.exitIfFaulty(diagnostics)
        if worst.contains(.error) { throw ExitCode(Fault.preflight.rawValue) }
        if strict, worst.contains(.warning) { throw ExitCode(2) }
    }

    private func say(_ report: PreflightReport, of path: String) throws {
        if json { return try Terminal.say(PreflightSummary(report, of: path).json) }
        for finding in report.findings where !quiet || finding.severity == .error { try Terminal.say("\(path): \(finding.describe())") }
        if !quiet { Terminal.complain("\(path): \(report.words)") }
    }
}

private typealias Severity = Finding.Severity

private extension PreflightReport {
    /// The sum of it in a line.
    var words: String {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return "\(pages) page\(pages == 1 ? "" : "s"), \(measure): " + (counts.isEmpty ? "nothing to object to" : counts.joined(separator: ", "))
    }
}
