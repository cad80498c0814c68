import ArgumentParser
import VaraqKit

struct LayoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layouts",
        abstract: "Lists the layouts, or shows one.",
        discussion: """
              varaq layouts                    each with a line about it
              varaq layouts broadsheet-a4      its sheet, columns, styles and frames
            """)

    @Argument(help: "The layout to show.")
    var name: String?

    @Option(name: [.customLong("lang")], help: ArgumentHelp(
        "Show it as it is for texts in this language: sizes and sides depend on the script.", valueName: "tag"))
    var language: String = "ru"

    func run() throws {
        var diagnostics = Diagnostics()
        let typesetter = try Typesetter.open(into: &diagnostics)
        if let name {
            let layout = typesetter.layout(named: name, language: language, into: &diagnostics)
            if let layout { try Terminal.say(layout.describe(direction: Typesetter.direction(of: language))) }
        } else {
            let entries = typesetter.layouts(into: &diagnostics)
            let width = entries.map(\.name.count).max() ?? 0
            for entry in entries {
                try Terminal.say(entry.name + String(repeating: " ", count: width - entry.name.count + 2) + entry.summary)
            }
        }
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
    }
}
