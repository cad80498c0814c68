import ArgumentParser
import VaraqKit

struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Sets all editions of issues, those that changed, and prints them.",
        discussion: """
            Each edition of each path is set in each layout, for each target or profile, and with each row of a CSV. An edition of \
            which nothing has changed (texts, pictures, layout, fonts, this program, options) is not set again. What was set and \
            printed is kept in a ledger in the output folder: see 'varaq ledger'.

              varaq batch Examples/dawn -o Output/
              varaq batch Examples/dawn --print ipp://press.local/ipp/print --copies 400
              varaq batch Examples/federation --rows rows.csv --target office -o Federation/
              varaq batch --resume -o Federation/       goes on where a run was stopped
              varaq batch Examples/dawn --watch         sets again what is saved

            On many machines, each job by its index; then the results are put together:

              varaq batch Examples/federation --rows rows.csv --plan plan.jsonl -o Federation/
              varaq batch --job plan.jsonl --index 17   exit 0: done; 65: the input is at fault; 75: try again later
              varaq batch --job plan.jsonl --index 0-24 many at a start: 75 if one is to be tried again, else 65 if one is at fault
              varaq batch --merge plan.jsonl

            The exit code is that of the worst outcome.
            """)

    @OptionGroup(title: "What to set") var selection: BatchSelection

    @Option(name: .shortAndLong, help: ArgumentHelp("The output folder; it is made if it is not there.", valueName: "folder"))
    var output = "Output"

    @Option(name: .long, help: ArgumentHelp("Editions that are set at a time. (default: as many as there are processors)", valueName: "count"))
    var jobs: Int?

    @Flag(name: .long, help: "Show what would be set, and what stands already; write nothing.")
    var dryRun = false

    @Flag(name: .long, help: "Set what is unchanged, too.")
    var force = false

    @Flag(name: .long, help: "Go on with the last run in the output folder.")
    var resume = false

    @Flag(name: .long, help: "Stay, and set again what changes.")
    var watch = false

    @Option(name: .long, help: ArgumentHelp("Write the jobs to a file, one a line, and set none.", valueName: "plan.jsonl"))
    var plan: String?

    @Option(name: .long, help: ArgumentHelp("Set jobs of a plan; their results stand beside the output until they are merged.", valueName: "plan.jsonl"))
    var job: String?

    @Option(name: .long, help: ArgumentHelp(
        "Which job of the plan, from 0; or which of them, as 0-24. What lies beyond the plan's end is left out.", valueName: "numbers"))
    var index: JobIndices?

    @Option(name: .long, help: ArgumentHelp("Put the results of all jobs of a plan into the ledger.", valueName: "plan.jsonl"))
    var merge: String?

    @Option(name: .customLong("print"), help: ArgumentHelp(
        "Print on this printer: ipp://HOST/ipp/print. May be repeated: the editions are shared out.", valueName: "uri"))
    var printers: [String] = []

    @Option(name: .long, help: ArgumentHelp("Of each edition, where a row does not say it.", valueName: "count"))
    var copies = 1

    @OptionGroup(title: "Printing") var printing: PrintOptions

    @Flag(name: .long, help: "Print the summary as JSON.")
    var json = false

    @Flag(name: .long, help: "Print no warnings and no progress.")
    var quiet = false

    @Flag(name: .long, help: "End with 2 if there are warnings.")
    var strict = false

    func validate() throws {
        let others = [resume, job != nil, merge != nil].filter(\.self).count
        guard others <= 1 else { throw ValidationError("--resume, --job and --merge are runs of their own") }
        guard selection.paths.isEmpty == (others == 1) else {
            throw ValidationError(others == 1 ? "--resume, --job and --merge take no paths: the plan has them" : "name the issues to set")
        }
        guard others == 0 || !dryRun && !watch && plan == nil else {
            throw ValidationError("--dry-run, --watch and --plan are for issues by their paths")
        }
        guard others == 0 || selection.isEmpty && copies == 1 else {
            throw ValidationError("--resume, --job and --merge do what was planned: say editions, layouts, targets, rows and copies when you plan")
        }
        guard [dryRun, watch, plan != nil].count(where: \.self) <= 1 else { throw ValidationError("--dry-run, --watch and --plan do not go together") }
        guard !output.isEmpty else { throw ValidationError("--output names no folder") }
        guard (job == nil) == (index == nil) else { throw ValidationError("--job and --index belong together") }
        guard jobs.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("--jobs must lie between 1 and 256") }
        guard (1...99_999).contains(copies) else { throw ValidationError("--copies must lie between 1 and 99999") }
        _ = try printing.printers(printers)
        guard printers.isEmpty || !watch && !dryRun && plan == nil && job == nil && merge == nil else {
            throw ValidationError("--print prints what a run has set; after a merge, say --resume with it")
        }
        guard !watch || others == 0 && plan == nil && !dryRun else { throw ValidationError("--watch sets issues by their paths") }
    }

    /// What is to be set.
    func order(into diagnostics: inout Diagnostics) -> BatchOrder {
        var order = selection.order(into: &diagnostics)
        order.copies = copies
        if !printers.isEmpty, order.targets.isEmpty, order.profiles.isEmpty { order.targets = [.office] }
        return order
    }

    func run() async throws {
        Interruption.heed()
        let session = try BatchSession(self)
        let code: Int32 = if let job, let index {
            await session.run(jobs: index.range, of: job)
        } else if let merge {
            try session.merge(merge)
        } else if let plan {
            try session.write(plan: plan)
        } else if dryRun {
            try session.show()
        } else if watch {
            try await session.watch()
        } else {
            try await session.run()
        }
        if code != 0 { throw ExitCode(code) }
    }
}

/// What a batch is to set.
struct BatchSelection: ParsableArguments {
    @Argument(help: ArgumentHelp("Articles, plain texts or issues.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only this edition, such as fa; may be repeated.", valueName: "name"))
    var edition: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "A layout instead of those that the inputs ask for; may be repeated, for one of each.", valueName: "name"))
    var layout: [String] = []

    @Option(name: .long, help: "What the files are for: screen, office or press; may be repeated. (default: screen; office with --print)")
    var target: [Target] = []

    @Option(name: .long, help: ArgumentHelp("A printer's profile, by name or path; may be repeated.", valueName: "name"))
    var profile: [String] = []

    @Option(name: .long, help: ArgumentHelp("The paper of whole sheets: A3, SRA3 or 320x450mm. (default: that of the profile)",
                                            valueName: "size"))
    var paper: String?

    @Flag(name: .long, help: "Write a grayscale PDF for each ink, and a colour proof.")
    var plates = false

    @Option(name: .long, help: ArgumentHelp("The edition that stands beside the others where a layout sets two languages.", valueName: "name"))
    var beside: String?

    @Option(name: [.customLong("lang")], help: ArgumentHelp("Language of texts that do not say theirs.", valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp("A CSV: its columns are fields of the issue, each row is an edition of its own.", valueName: "file.csv"))
    var rows: String?

    @Option(name: .long, help: ArgumentHelp("A value for a field of the issue, where the rows have none; may be repeated.", valueName: "name=value"))
    var field: [String] = []

    func validate() throws {
        if let paper, Size.paper(paper) == nil { throw ValidationError("--paper: '\(paper)' is no size, such as A3 or 320x450mm") }
    }

    /// Whether nothing is said but, perhaps, paths.
    var isEmpty: Bool {
        edition.isEmpty && layout.isEmpty && target.isEmpty && profile.isEmpty && paper == nil && !plates && beside == nil && language == nil
            && rows == nil && field.isEmpty
    }

    func order(into diagnostics: inout Diagnostics) -> BatchOrder {
        var order = BatchOrder(paths: paths)
        (order.editions, order.layouts, order.targets, order.profiles) = (edition, layout, target, profile)
        (order.paper, order.plates, order.beside, order.language, order.rows) = (paper, plates, beside, language, rows)
        order.fields = FieldValues(pairs: field, into: &diagnostics)
        return order
    }
}
