import ArgumentParser
import VaraqKit

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a clean article of a text that was copied from somewhere.",
        discussion: """
            Reads .txt, .md, .pdf (by pdftotext), .html, .docx and .odt (by pandoc). Lines are joined to paragraphs, headings, lists, \
            verse and addresses are found, and what was lost on the way is put back: non-joiners, alefs, letters, hyphens, the order \
            of the pieces of a line. What is sure is mended; what is not is left as it stands, and listed.

              varaq import story.txt                        writes story.md
              varaq import old.txt --encoding windows-1251 -o articles/old.md
              varaq import story.pdf --diff                 shows every repair
              varaq import story.txt --apply all            makes the unsure repairs too
              varaq import story.txt --apply zwnj,wrap      makes those of some rules only

            'varaq check --explain' lists the rules. The article's path is printed on the standard output.
            """)

    @Argument(help: ArgumentHelp("The text.", valueName: "file"))
    var path: String

    @Option(name: .shortAndLong, help: ArgumentHelp(
        "The article to write, or - for the standard output. (default: the text's name with .md, in the current folder)", valueName: "path"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp(
        "The encoding, such as windows-1256, windows-1251, koi8-r or utf-16. (default: found out)", valueName: "name"))
    var encoding: String?

    @Option(name: [.customLong("language"), .customLong("lang")], help: ArgumentHelp("The language, such as fa, ar, ru, uk or bg. (default: found out)", valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp("Which repairs to make: high (the sure ones), all, or rules by their codes.", valueName: "high|all|code,…"))
    var apply = "high"

    @Option(name: .long, help: ArgumentHelp("Rules that neither repair nor list anything.", valueName: "code,…"))
    var off: String?

    @Flag(name: .long, help: "Print every repair, made (+) or left to you (?).")
    var diff = false

    @Option(name: .long, help: ArgumentHelp("Write every repair to a file: place, before, after, rule, confidence.", valueName: "file.json"))
    var report: String?

    @Flag(name: .long, help: "Write over an article that is there already.")
    var force = false

    @Flag(name: .long, help: "Print no warnings and no repairs.")
    var quiet = false

    @Flag(name: .long, help: "End with 2 if there are warnings, or repairs that are left to you.")
    var strict = false

    func run() throws {
        var order = ImportOrder(path: path)
        order.encoding = encoding
        order.language = language
        order.selection = try RuleNames.selection(apply)
        order.off = try off.map(RuleNames.rules) ?? []
        order.output = output
        order.overwrites = force
        var diagnostics = Diagnostics(), tray = OutputTray()
        let done = Importing.run(order, tray: &tray, into: &diagnostics)
        if let done {
            if let report { _ = tray.put(try done.json(), at: report, into: &diagnostics) }
            show(done)
            if output != "-" { try Terminal.say(done.article) }
        }
        Terminal.show(diagnostics, quiet: quiet)
        try Terminal.exitIfFaulty(diagnostics, strict: strict)
        if strict, let done, done.imported.repairs.contains(where: { !$0.isApplied }) { throw ExitCode(2) }
    }

    private func show(_ report: ImportReport) {
        guard !quiet else { return }
        let lines = report.lines
        if diff {
            for (repair, text) in lines { Terminal.complain((repair.isApplied ? "+ " : "? ") + text) }
        } else {
            // What was mended and has something to say is to be read over.
            let told = lines.filter { !$0.repair.isApplied || $0.repair.message != nil }
            for (repair, text) in told.prefix(Self.mostShown) { Terminal.complain((repair.isApplied ? "! " : "? ") + text) }
            if told.count > Self.mostShown { Terminal.complain("\(told.count - Self.mostShown) more are to be read; --diff shows all") }
        }
        Terminal.complain(report.summary)
    }

    private static let mostShown = 40
}

/// Codes of rules as they are written on the command line.
enum RuleNames {
    static func selection(_ text: String) throws -> Selection {
        switch text {
        case "high": .high
        case "all": .all
        default: .rules(try rules(text))
        }
    }

    static func rules(_ text: String) throws -> Set<Rule> {
        guard !text.isEmpty else { throw ValidationError("name rules by their codes; 'varaq check --explain' lists them") }
        return Set(try text.split(separator: ",").map { code in
            guard let rule = Rule(rawValue: String(code)) else {
                throw ValidationError("there is no rule '\(code)'; 'varaq check --explain' lists them")
            }
            return rule
        })
    }
}
