import ArgumentParser
import VaraqKit

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a new issue to start from.",
        discussion: """
            Writes an issue.yaml and four short articles into DIR, which must not hold an issue yet; then

              varaq typeset DIR
            """)

    @Argument(help: "The folder to make.")
    var directory: String

    @Option(name: [.customLong("lang")], help: "Language of the first edition: fa, ar or ru.")
    var language: String = "fa"

    func run() throws {
        var diagnostics = Diagnostics()
        let files = NewIssue.create(at: directory, language: language, into: &diagnostics)
        try files.forEach(Terminal.say)
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
    }
}
