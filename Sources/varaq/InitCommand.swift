import ArgumentParser
import VaraqKit

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a new issue to start from.",
        discussion: """
            Writes an issue.yaml and four short articles into a folder, which must not hold an issue yet. They \
            typeset as they are and say how to go on:

              varaq init my-newsletter --lang ru
              varaq typeset my-newsletter
            """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
    var directory: String

    @Option(name: [.customLong("lang")], help: ArgumentHelp(
        "Language of the first edition: fa, ar or ru.", valueName: "tag"))
    var language: String = "fa"

    func run() throws {
        var diagnostics = Diagnostics()
        let files = NewIssue.create(at: directory, language: language, into: &diagnostics)
        try files.forEach(Terminal.say)
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
    }
}
