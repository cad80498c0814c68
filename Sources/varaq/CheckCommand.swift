import ArgumentParser
import VaraqKit

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Proof-reads articles and issues, and checks finished PDFs before a print shop does.",
        discussion: """
            An article (.md), a plain text (.txt) or an issue (its folder or issue.yaml) is proof-read. Each finding has a rule by its \
            code, how sure it is, and often what would stand better; --fix puts in what no reader would object to.

              varaq check article.md
              varaq check my-newsletter --fix --off quotes
              varaq check article.md --apply dashes,quotes
              varaq check --explain weekday        what a rule is about; without a code, all of them

            A PDF, ours or any, is checked as a print shop would. With --profile it is held to what that shop asks for; without, to what \
            it claims to be (PDF/X, PDF/A, PDF/UA), and a file that claims nothing to good practice of print.

              varaq check flyer.pdf --profile shop-coated
              varaq check book.pdf --json
              varaq check --ledger x4              who sees to which clause of the standard

            Ends with 4 if a PDF has an error, with 65 if an article cannot be read, with 2 under --strict if anything was found.
            """)

    @Argument(help: ArgumentHelp("Articles, issues and PDFs.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "What the shop asks for: a profile by its name, such as shop-coated, or by the path of its file.", valueName: "name"))
    var profile: String?

    @Option(name: .long, help: ArgumentHelp("Print what is known of a standard: x4, x1a, a2u or ua1.", valueName: "standard"))
    var ledger: String?

    @Flag(name: .long, help: "Explain the rules of proof-reading whose codes are given, or list all.")
    var explain = false

    @Flag(name: .long, help: "Mend in the articles what is sure (high).")
    var fix = false

    @Option(name: .long, help: ArgumentHelp("Mend in the articles what these rules find, however sure.", valueName: "code,…"))
    var apply: [String] = []

    @Option(name: .long, help: ArgumentHelp("Leave rules out.", valueName: "code,…"))
    var off: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only these rules.", valueName: "code,…"))
    var only: [String] = []

    @Option(name: [.customLong("lang"), .customLong("language")], help: ArgumentHelp(
        "The language where neither the front matter nor the edition gives one: a tag such as fa, ar or ru.", valueName: "tag"))
    var language: String?

    @Flag(name: .long, help: "Print the findings as JSON.")
    var json = false

    @Flag(name: .long, help: "Print errors only.")
    var quiet = false

    @Flag(name: .long, help: "End with 2 if there are warnings or findings.")
    var strict = false

    func validate() throws {
        if explain { return }
        guard paths.isEmpty != (ledger == nil) else {
            throw ValidationError("name the articles, issues or PDFs to check, or a standard with --ledger")
        }
        guard !fix || apply.isEmpty else { throw ValidationError("--fix mends what is sure, --apply what some rules find: give one of them") }
    }

    func run() throws {
        if explain { return try explainRules() }
        if let ledger {
            guard let lines = Preflighting.ledger(of: ledger) else {
                throw ValidationError("there is no ledger of '\(ledger)' (there are \(Preflighting.standards.joined(separator: ", ")))")
            }
            return try lines.forEach(Terminal.say)
        }
        let order = try order()
        var diagnostics = Diagnostics(), worst: [Severity] = [], hasFindings = false
        for path in paths {
            if Proofreading.reads(path) {
                for report in Proofreading.check(path: path, order, into: &diagnostics) {
                    try say(report)
                    hasFindings = hasFindings || report.hasFindings
                }
            } else if let report = Preflighting.check(path, profile: profile, resources: profile == nil ? nil : order.resources, into: &diagnostics) {
                try say(report, of: path)
                if let severity = report.severity { worst.append(severity) }
            }
        }
        Terminal.show(diagnostics, quiet: quiet)
        try Terminal.exitIfFaulty(diagnostics)
        if worst.contains(.error) { throw ExitCode(Fault.preflight.rawValue) }
        if strict, worst.contains(.warning) || hasFindings || !diagnostics.all.isEmpty { throw ExitCode(2) }
    }

    private func say(_ report: PreflightReport, of path: String) throws {
        if json { return try Terminal.say(PreflightSummary(report, of: path).json) }
        for finding in report.findings where !quiet || finding.severity == .error { try Terminal.say("\(path): \(finding.describe())") }
        if !quiet { Terminal.complain("\(path): \(report.words)") }
    }

    private func say(_ report: ProofReport) throws {
        if json { return try Terminal.say(report.json) }
        guard !quiet else { return }
        try report.lines().forEach(Terminal.say)
        Terminal.complain("\(report.file): \(report.words)")
    }
}

// MARK: - Rules

extension CheckCommand {
    private func order() throws -> Proofreading.Order {
        var order = Proofreading.Order()
        let applied = try rules(apply)
        if !applied.isEmpty { order.selection = .rules(applied) }
        order.writes = fix || !applied.isEmpty
        order.off = try rules(off)
        order.only = try rules(only)
        order.language = language
        order.resources = Resources.find()
        return order
    }

    private func rules(_ lists: [String]) throws -> Set<Rule> {
        Set(try lists.flatMap { $0.split(separator: ",") }.map { try rule(String($0)) })
    }

    private func rule(_ code: String) throws -> Rule {
        if let rule = RuleBook.rule(code) { return rule }
        throw ValidationError("there is no rule '\(code)'; varaq check --explain lists them")
    }

    private func explainRules() throws {
        if paths.isEmpty { return try RuleBook.contents.forEach(Terminal.say) }
        for (number, rule) in try paths.map(rule).enumerated() {
            if number > 0 { try Terminal.say("") }
            try RuleBook.page(of: rule).forEach(Terminal.say)
        }
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
