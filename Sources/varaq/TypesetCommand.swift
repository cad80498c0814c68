public import ArgumentParser
public import VaraqKit

struct TypesetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typeset",
        abstract: "Sets an article or an issue and writes its pages.",
        discussion: """
            A path leads to an article (.md), a plain text (.txt), an issue's folder, or its issue.yaml. An issue is \
            written once for each of its editions. Files are named after the input and go into the current folder, \
            or to where --output says; the path of each is printed.

              varaq typeset Examples/dawn -o Output/
              varaq typeset Examples/dawn --edition fa --format png --dpi 110
              varaq typeset notes.txt --lang ru --layout column-a5 -o notes.pdf
              varaq typeset handbook.md --target office -o sheets.pdf
              varaq typeset Examples/market --profile shop-coated -o Press/
              varaq typeset Examples/dawn --profile riso --plates -o Plates/

            A PDF is made for a screen, an office printer (whole sheets, folded as the layout says) or a print shop (bleed, \
            marks, inks, PDF/X). What one kind of printer takes is said by a profile in Layouts/profiles/.
            """)

    @Argument(help: ArgumentHelp("Articles, plain texts or issues.", valueName: "path"))
    var paths: [String]

    @Option(name: .long, help: ArgumentHelp(
        "The layout to use instead of the one the input asks for; see 'varaq layouts'. (default: that one, or pamphlet-a5)",
        valueName: "name"))
    var layout: String?

    @Option(name: .long, help: ArgumentHelp("Only this edition of an issue, such as fa; may be repeated.", valueName: "name"))
    var edition: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "The edition that stands beside the others where the layout sets two languages. (default: as the issue says, or the next)",
        valueName: "name"))
    var beside: String?

    @Option(name: [.customLong("lang")], help: ArgumentHelp(
        "Language of a text that does not say its own, such as fa, ar or ru. (default: a guess from its letters)",
        valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp(
        "What stands where the texts say {{name}}, instead of what the issue declares; may be repeated.", valueName: "name=value"))
    var field: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp(
        "A file, a folder (one that exists, or a path that ends in a slash), or - for the standard output.",
        valueName: "path"))
    var output: String?

    @Option(name: .long, help: "What the PDF is for: screen, office or press. (default: that of the profile, or screen)")
    var target: Target?

    @Option(name: .long, help: ArgumentHelp(
        "The printer: a profile by its name or path. (default: office-duplex for office, shop-coated for press)", valueName: "name"))
    var profile: String?

    @Option(name: .long, help: ArgumentHelp("The paper of whole sheets: A3, SRA3 or 320x450mm. (default: that of the profile)",
                                            valueName: "size"))
    var paper: String?

    @Flag(name: .long, help: "Write a grayscale PDF for each ink, and a colour proof. (default: as the profile says, or riso)")
    var plates = false

    @Flag(name: .long, help: "Print the pages' numbers and headings instead of the pages, to try the fold.")
    var dummy = false

    @Option(name: .long, help: "One PDF, or a picture of each page.")
    var format: OutputFormat = .pdf

    @Option(name: .long, help: "Resolution of PNG pictures, in dots to the inch.")
    var dpi: Double = 150

    @Option(name: .long, help: ArgumentHelp("Write figures (pages, words, lines, gaps, kashidas) and faults of the run as JSON.",
                                            valueName: "file.json"))
    var report: String?

    @Option(name: .long, help: 
        "Print the pages as text instead of writing files: everything with its place, the lines alone, or the tree of headings, paragraphs and other parts.")
    var dump: DumpKind?

    @Option(name: .long, help: ArgumentHelp(
        "Draw over the pages, for proofs: kashida (each with the number of its rule), grid (baselines and frames), "
            + "gaps (word spaces: green is good, rose tight, amber loose); separated by commas.",
        valueName: "kashida,grid,gaps"), completion: .list(ProofMark.allCases.map(\.rawValue)), transform: ProofMark.marks)
    var show: Set<ProofMark> = []

    @Flag(name: .long, help: "Print the report as JSON instead of the paths of the files.")
    var json = false

    @Flag(name: .long, help: "Print no warnings.")
    var quiet = false

    @Flag(name: .long, help: "End with 2 if there are warnings.")
    var strict = false

    func validate() throws {
        guard dpi >= 10, dpi <= 2400 else { throw ValidationError("--dpi must lie between 10 and 2400") }
        guard output != "-" || (paths.count == 1 && format == .pdf && !json && dump == nil) else {
            throw ValidationError("the standard output takes one thing: a PDF, the report, or the pages as text")
        }
        if let paper, Size.paper(paper) == nil { throw ValidationError("--paper: '\(paper)' is no size, such as A3 or 320x450mm") }
        guard paper == nil || profile != nil || target == .office || target == .press || plates || dummy else {
            throw ValidationError("--paper is for whole sheets: say --target office, or name a --profile")
        }
        guard format == .pdf || (target ?? .screen) == .screen && profile == nil && !plates && !dummy else {
            throw ValidationError("pictures of pages are for a screen: leave out --target, --profile, --plates and --dummy")
        }
    }

    func run() throws {
        var diagnostics = Diagnostics()
        let typesetter = try Typesetter.open(into: &diagnostics)
        var done: [(typeset: Typeset, outputs: [String])] = [], tray = OutputTray()
        for path in paths { done += try typeset(path, with: typesetter, tray: &tray, into: &diagnostics) }
        let summary = Report(done, diagnostics: diagnostics)
        if let report { summary.write(to: report, tray: &tray, into: &diagnostics) }
        if json { summary.write(to: "-", tray: &tray, into: &diagnostics) }
        Terminal.show(diagnostics, quiet: quiet)
        try Terminal.exitIfFaulty(diagnostics, strict: strict)
    }

    /// One input: its pages are only written when nothing is wrong with them.
    private func typeset(_ path: String, with typesetter: Typesetter, tray: inout OutputTray,
                         into diagnostics: inout Diagnostics) throws -> [(typeset: Typeset, outputs: [String])] {
        let faultsBefore = diagnostics.errorCount
        var order = Order(path: path, language: language, layout: layout, editions: edition, beside: beside, show: show)
        order.isDrawn = dump == nil
        order.fields = FieldValues(pairs: field, into: &diagnostics)
        let asked = FinishOrder(target: target, profile: profile, plates: plates, dummy: dummy, paper: paper.flatMap(Size.paper))
        guard let finish = typesetter.finish(asked, for: path, into: &diagnostics) else { return [] }
        let editions = typesetter.typeset(order, into: &diagnostics)
        if let dump {
            for edition in editions { try Terminal.say(edition.dump(dump)) }
            return editions.map { ($0, []) }
        }
        guard diagnostics.errorCount == faultsBefore,
              let destination = Destination(target: output, input: path, editions: editions.count, into: &diagnostics) else {
            return editions.map { ($0, []) }
        }
        return try editions.map { edition in
            let written = typesetter.write(edition, as: format, dpi: dpi, for: finish, to: destination, tray: &tray, into: &diagnostics)
            if !json, output != "-" { try written.paths.forEach(Terminal.say) }
            if let sheets = written.sheets, !quiet { Terminal.complain("\(edition.name): \(sheets.words)") }
            return (edition, written.paths)
        }
    }
}

extension OutputFormat: ExpressibleByArgument {}
extension Target: ExpressibleByArgument {}
extension DumpKind: ExpressibleByArgument {}

extension ProofMark {
    /// The marks in a list of names between commas.
    static func marks(in list: String) throws -> Set<ProofMark> {
        let marks = try list.split(separator: ",", omittingEmptySubsequences: false).map { name in
            guard let mark = ProofMark(rawValue: String(name)) else {
                throw ValidationError("there is no mark '\(name)' (there are kashida, grid and gaps)")
            }
            return mark
        }
        return Set(marks)
    }
}
