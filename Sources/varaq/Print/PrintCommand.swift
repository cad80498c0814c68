import ArgumentParser
import VaraqKit

struct PrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints finished PDFs on one printer or several.",
        discussion: """
            Files go straight to the printers (ipp or ipps), as they are and in their own size; each printer takes the next file when it \
            is done with one. Each job is kept in a ledger in the folder of the files: none is ever sent a second time unasked, not \
            even after a power cut. See 'varaq ledger'.

              varaq print Output/dawn-fa.pdf --on ipp://press.local/ipp/print --copies 400
              varaq print Output/*.pdf --on ipp://one.local/ipp/print --on ipps://two.local/ipp/print
            """)

    @Argument(help: ArgumentHelp("PDFs.", valueName: "file"))
    var files: [String]

    @Option(name: .customLong("on"), help: ArgumentHelp("A printer: ipp://HOST/ipp/print. May be repeated: the files are shared out.", valueName: "uri"))
    var printers: [String]

    @Option(name: .long, help: ArgumentHelp("Of each file.", valueName: "count"))
    var copies = 1

    @OptionGroup var options: PrintOptions

    @Flag(name: .long, help: "Print only the summary.")
    var quiet = false

    func validate() throws {
        guard !printers.isEmpty else { throw ValidationError("name a printer with --on; 'varaq printers' lists those that answer") }
        guard (1...99_999).contains(copies) else { throw ValidationError("--copies must lie between 1 and 99999") }
        _ = try options.printers(printers)
    }

    func run() throws {
        Interruption.heed()
        var diagnostics = Diagnostics()
        let requests = files.compactMap { FinishedFile.request(for: $0, copies: copies, into: &diagnostics) }
        Terminal.show(diagnostics)
        try Terminal.exitIfFaulty(diagnostics)
        let folders = Set(files.map(FinishedFile.folder))
        var codes: [Int32] = []
        for folder in folders.sorted() { codes.append(try print(requests.filter { FinishedFile.folder(of: $0.file) == folder }, folder)) }
        let code = Fault.worst(of: codes)
        if code != 0 { throw ExitCode(code) }
    }

    /// Prints the files of a folder.
    private func print(_ requests: [PrintRequest], _ folder: String) throws -> Int32 {
        var found = Diagnostics()
        do {
            let ledger = try Ledger.open(in: folder, into: &found)
            Terminal.show(found, quiet: quiet)
            let outcome = try PrintSession(ledger: ledger, printers: options.printers(printers), options: options, isQuiet: quiet).print(requests)
            try outcome.show()
            return outcome.code
        } catch let error as LedgerError { return Terminal.fail(error, after: Diagnostics()) }
    }
}
