import ArgumentParser
import VaraqKit

struct FontsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fonts",
        abstract: "Lists the font families: what is here, what is missing and how to get it.",
        discussion: """
            Each family with its scripts, its licence and the places of its files. Ends with 5 if one of the \
            catalogue's families is missing.
            """)

    func run() throws {
        var diagnostics = Diagnostics()
        let typesetter = try Typesetter.open(into: &diagnostics)
        let families = typesetter.fontListing()
        for family in families { try Terminal.say(family.describe()) }
        try Terminal.say("Fonts of your own go into \(typesetter.resources.fonts) under the file names above.")
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
        if families.contains(where: { !$0.isComplete }) { throw ExitCode(Fault.missingGlyph.rawValue) }
    }
}
