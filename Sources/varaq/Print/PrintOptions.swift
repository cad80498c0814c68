public import ArgumentParser
public import VaraqKit

/// How files are printed: the same for all commands that print.
struct PrintOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(
        "The paper, by its name (A4, letter) or as printers call it (iso_a4_210x297mm). (default: that of the file)", valueName: "name"))
    var media: String?

    @Option(name: .long, help: ArgumentHelp(
        "one-sided, two-sided-long-edge or two-sided-short-edge. (default: as the sheets are folded)", valueName: "sides"))
    var sides: Sides?

    @Flag(name: .long, help: "Print again what was printed, or may have been.")
    var reprint = false

    @Option(name: .long, help: ArgumentHelp(
        "The SHA-256 of the certificate of an ipps printer that no authority vouches for.", valueName: "fingerprint"))
    var fingerprint: String?

    @Option(name: .long, help: ArgumentHelp("Seconds after which a job that makes no progress is cancelled, and a printer that is gone (at most 60) is given up.", valueName: "seconds"))
    var stall: Int = 300

    func validate() throws {
        guard (1...86_400).contains(stall) else { throw ValidationError("--stall must lie between 1 and 86400") }
        if let media, PrintOptions.mediaName(media) == nil { throw ValidationError("--media: '\(media)' is no paper, such as A4 or iso_a4_210x297mm") }
    }

    /// The request as the user wants it.
    func changed(_ request: PrintRequest) -> PrintRequest {
        var changed = request
        if let media { changed.facts.media = PrintOptions.mediaName(media) }
        if let sides { changed.facts.sides = sides }
        return changed
    }

    private static func mediaName(_ text: String) -> String? {
        if text.contains("_"), text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }) { return text }
        return Size.paper(text)?.mediaName
    }

    /// The printers of these addresses.
    func printers(_ addresses: [String]) throws -> [Printer] {
        do throws(PrinterFault) {
            let trust = if let fingerprint { try CertificateTrust.fingerprint(of: fingerprint) } else { CertificateTrust.authorities }
            return try addresses.map { address throws(PrinterFault) in Printer(try PrinterAddress(address), trust: trust) }
        } catch { throw ValidationError(error.text) }
    }

    /// The same, to be kept in a ledger.
    func wish(_ printers: [String], from home: String?) -> PrintWish {
        var wish = PrintWish(printers: printers, media: media, sides: sides?.rawValue, fingerprint: fingerprint)
        wish.home = home
        return wish
    }

    /// These options, and those of an earlier run where these say nothing.
    func over(_ wish: PrintWish) -> PrintOptions {
        var options = self
        options.media = media ?? wish.media
        options.sides = sides ?? wish.sides.flatMap(Sides.init)
        options.fingerprint = fingerprint ?? wish.fingerprint
        return options
    }

    var patience: Patience {
        var patience = Patience()
        patience.stall = .seconds(stall)
        patience.absence = min(patience.absence, patience.stall)
        return patience
    }
}

extension Sides: ExpressibleByArgument {}
