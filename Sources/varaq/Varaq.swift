import ArgumentParser

@main
struct Varaq: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "varaq",
        abstract: "Turns plain text in Arabic, Persian, Russian and their neighbours into print-ready pages.",
        discussion: """
            Start with one of these:

              varaq init my-newsletter           a new issue to write in
              varaq typeset my-newsletter        its pages as PDF
              varaq typeset article.md --layout pamphlet-a5
              varaq layouts                      what layouts there are

            Faults are printed as file:line:column: error: text. Exit codes: 0 done, 2 warnings under --strict, \
            3 text does not fit, 5 a font or glyph is missing, 64 wrong usage, 65 the input is at fault, \
            73 output cannot be written.
            """,
        version: "0.1.0",
        subcommands: [TypesetCommand.self, LayoutsCommand.self, FontsCommand.self, InitCommand.self])
}
