import ArgumentParser
import VaraqKit

struct LayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layouts",
        abstract: "Lists the layouts, shows one, or finds those that suit a text.",
        discussion: """
              varaq layouts                              each with a line about it
              varaq layouts broadsheet-a4                its sheet, columns, styles and frames
              varaq layouts --for Examples/dawn --edition fa
              varaq layouts --gallery layouts.pdf --for Examples/dawn --edition fa

            With --for the text is set in every layout, those in the issue's folder among them, and they are ranked: \
            sheets that it fills come first, then those that it nearly fills, then layouts that take as many pages as it \
            needs, then those that it is too short for, too long for, and that are not for it. Among equals comes first the \
            one that leaves out less to make room; of those that it is too short for, the fullest, and of those that it is \
            too long for, the one with the fewest words over; then the one whose type is nearest to the size that it was \
            made for, then the fuller one.
            """)

    @Argument(help: "The layout to show.")
    var name: String?

    @Option(name: [.customLong("for")], help: ArgumentHelp(
        "Rank the layouts by how they suit this article, plain text or issue.", valueName: "path"))
    var text: String?

    @Option(name: .long, help: ArgumentHelp("Only this edition of the issue, such as fa; may be repeated.", valueName: "name"))
    var edition: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "The edition that stands beside the others where a layout sets two languages. (default: as the issue says, or the next)",
        valueName: "name"))
    var beside: String?

    @Option(name: [.customLong("lang")], help: ArgumentHelp(
        "Language of what is shown: sizes and sides depend on the script. With --for, that of a text that does not say its own.",
        valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp(
        "Write a contact sheet of all layouts as PDF, with the text of --for or a sample in the language: fa, ar, ru or en.",
        valueName: "file.pdf"))
    var gallery: String?

    @Option(name: .long,
            help: ArgumentHelp("Write a small PNG of each layout into a folder, with the sample.", valueName: "folder"))
    var thumbnails: String?

    @Flag(name: .long, help: "Print the list, or the ranking, as JSON.")
    var json = false

    func validate() throws {
        guard text != nil || edition.isEmpty && beside == nil else {
            throw ValidationError("--edition and --beside say which of the editions at --for is meant")
        }
        let uses = [name != nil, gallery != nil, thumbnails != nil].count { $0 }
        guard uses <= 1, name == nil || text == nil && !json else {
            throw ValidationError("show one layout, rank them with --for, or draw them with --gallery or --thumbnails: one at a time")
        }
        guard !json || gallery == nil && thumbnails == nil else { throw ValidationError("--json is for lists and rankings") }
        guard thumbnails == nil || text == nil else { throw ValidationError("--thumbnails are drawn of the sample, not of --for") }
    }

    func run() throws {
        var diagnostics = Diagnostics()
        let typesetter = try Typesetter.open(into: &diagnostics)
        if let name {
            try show(name, typesetter, into: &diagnostics)
        } else if let gallery {
            try typesetter.writeGallery(to: gallery, of: order, language: language, into: &diagnostics).forEach(Terminal.say)
        } else if let thumbnails {
            try typesetter.writeThumbnails(to: thumbnails, language: language ?? "fa", into: &diagnostics).forEach(Terminal.say)
        } else if let order {
            try rank(order, typesetter, into: &diagnostics)
        } else {
            try list(typesetter, into: &diagnostics)
        }
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
    }

    private var order: Order? { text.map { Order(path: $0, language: language, editions: edition, beside: beside) } }

    private func show(_ name: String, _ typesetter: Typesetter, into diagnostics: inout Diagnostics) throws {
        let language = language ?? "ru"
        guard let layout = typesetter.layout(named: name, language: language, into: &diagnostics) else { return }
        try Terminal.say(layout.describe(direction: Typesetter.direction(of: language)))
        if let thumbnail = typesetter.thumbnail(of: name) { try Terminal.say("picture  \(thumbnail)") }
    }

    private func list(_ typesetter: Typesetter, into diagnostics: inout Diagnostics) throws {
        if json { return try Terminal.say(typesetter.layoutList(language: language ?? "ru", into: &diagnostics).json) }
        let entries = typesetter.layouts(into: &diagnostics)
        let width = entries.map(\.name.count).max() ?? 0
        for entry in entries {
            try Terminal.say(entry.name + String(repeating: " ", count: width - entry.name.count + 2) + entry.summary)
        }
    }

    private func rank(_ order: Order, _ typesetter: Typesetter, into diagnostics: inout Diagnostics) throws {
        let rankings = typesetter.rank(order, into: &diagnostics)
        if json, !rankings.isEmpty { return try Terminal.say(RankingList(rankings).json) }
        for (number, ranking) in rankings.enumerated() {
            if rankings.count > 1 { try Terminal.say((number == 0 ? "" : "\n") + "\(ranking.edition) (\(ranking.language))") }
            try ranking.describe().forEach(Terminal.say)
        }
    }
}
