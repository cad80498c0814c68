import ArgumentParser
import VaraqKit

struct PrintersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printers",
        abstract: "Lists the printers that answer, and what they can do.",
        discussion: """
            Without addresses it lists the printers that this computer or the network tells of; a printer that is not listed may be \
            asked by its address.

              varaq printers
              varaq printers ipp://press.local/ipp/print
            """)

    @Argument(help: ArgumentHelp("Addresses: ipp://HOST/ipp/print.", valueName: "uri"))
    var addresses: [String] = []

    @Option(name: .long, help: ArgumentHelp(
        "The SHA-256 of the certificate of an ipps printer that no authority vouches for.", valueName: "fingerprint"))
    var fingerprint: String?

    func run() throws {
        try show(reports())
    }

    private func reports() throws -> [PrinterReport] {
        do throws(PrinterFault) {
            let trust = if let fingerprint { try CertificateTrust.fingerprint(of: fingerprint) } else { CertificateTrust.authorities }
            let known = addresses.isEmpty ? try PrinterSearch.known()
                : try addresses.map { address throws(PrinterFault) in try PrinterAddress(address) }
            return PrinterSearch.ask(known.map { Printer($0, trust: trust) }, user: PrintSession.user)
        } catch {
            Terminal.complain("error: \(error.message)")
            if let hint = error.hint { Terminal.complain("  hint: \(hint)") }
            throw ExitCode(Fault.usage.rawValue)
        }
    }

    private func show(_ reports: [PrinterReport]) throws {
        if reports.isEmpty { Terminal.complain("no printer is known here: ask one by its address, such as ipp://HOST/ipp/print") }
        var table = Table(head: ["address", "printer", "sides", "paper that is in", "state"])
        for report in reports {
            switch report.answer {
            case .success(let facts):
                let sides = facts.sides.contains(Sides.longEdge.rawValue) ? "both" : "one"
                let media = facts.mediaReady.isEmpty ? facts.mediaDefault.map { [$0] } ?? [] : facts.mediaReady
                table.add([report.printer.address.text, facts.makeAndModel.isEmpty ? facts.name : facts.makeAndModel, sides,
                           media.joined(separator: ", "), facts.condition])
            case .failure(let fault): table.add([report.printer.address.text, "", "", "", "no answer: \(fault.text)"])
            }
        }
        for line in table.lines where !reports.isEmpty { try Terminal.say(line) }
        if reports.contains(where: { if case .failure = $0.answer { true } else { false } }) { throw ExitCode(Fault.printer.rawValue) }
    }
}
