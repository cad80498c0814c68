import ArgumentParser
import VaraqKit

@main
struct Varaq: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "varaq",
        abstract: "Turns plain text in Arabic, Persian, Russian and their neighbours into print-ready pages.",
        discussion: """
            Start with one of these:

              varaq init my-newsletter           a new issue to write in
              varaq typeset my-newsletter        its pages as PDF
              varaq typeset article.md --layout pamphlet-a5
              varaq layouts                      what layouts there are
              varaq layouts --for my-newsletter  which of them suit it
              varaq batch my-newsletter --print ipp://HOST/ipp/print --copies 400
              varaq import story.pdf             a clean article of a text from elsewhere
              varaq check flyer.pdf              whether a print shop will take it

            Faults are printed as file:line:column: error: text. With an error nothing is written for that input.

            Exit codes:
               0  done
               2  done, but there are warnings and --strict was given
               3  the text does not fit its layout
               4  a finished PDF breaks a rule
               5  a font is missing, or no font has a character
              64  wrong usage
              65  the input is at fault
              69  a printer does not take a job, or nobody can say what became of one
              73  an output cannot be written
              75  what stood in the way may be gone later: try again

            Layouts and fonts are looked for in the folder that VARAQ_HOME names; where that is not set, in the \
            nearest folder above the program that has them, then in the current one.

            'varaq --generate-completion-script bash' (or zsh, fish) prints a completion script for the shell.
            """,
        version: Program.version,
        subcommands: [TypesetCommand.self, BatchCommand.self, PrintCommand.self, PrintersCommand.self, LedgerCommand.self, ImportCommand.self, LayoutsCommand.self, ImposeCommand.self, CheckCommand.self, FontsCommand.self, InitCommand.self])
}
