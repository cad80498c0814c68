/// Whose word is taken for it that a printer is the one that it says it is. Only for encrypted connections.
public enum CertificateTrust: Sendable, Hashable {
    /// That of the authorities that this system trusts.
    case authorities
    /// Our own: the certificate with this SHA-256, in 64 hexadecimal digits, and no other.
    case fingerprint(String)
    /// Nobody's: any certificate will do, and anybody may listen.
    case anyone

    /// A fingerprint as a person writes it: colons and spaces are nothing, and capitals are small letters.
    ///
    /// - Throws: where it is no SHA-256.
    public static func fingerprint(of text: String) throws(PrinterFault) -> CertificateTrust {
        let digits = text.lowercased().filter { $0 != ":" && $0 != " " }
        guard digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw PrinterFault("a fingerprint of a certificate is 64 hexadecimal digits (SHA-256)")
        }
        return .fingerprint(digits)
    }
}

/// A printer to be used: where it is, and what is asked of it before it is believed.
public struct Printer: Sendable, Hashable {
    public var address: PrinterAddress
    public var trust: CertificateTrust

    public init(_ address: PrinterAddress, trust: CertificateTrust = .authorities) {
        self.address = address
        self.trust = trust
    }
}

/// How long printers are waited for. All of it is measured by a clock that nobody can set.
public struct Patience: Sendable {
    /// For a connection.
    public var connect: Duration = .seconds(10)
    /// For a printer that falls silent in the middle of an answer.
    public var silence: Duration = .seconds(30)
    /// For a whole answer, to anything but a document.
    public var answer: Duration = .seconds(60)
    /// For a printer that takes no more of a document, or has it all and does not answer.
    public var document: Duration = .seconds(300)
    /// For a printer that is busy with others.
    public var busy: Duration = .seconds(600)
    /// For a printer that was there and cannot be reached.
    public var absence: Duration = .seconds(60)
    /// For a job that makes no progress, at a printer that tells of it.
    public var stall: Duration = .seconds(300)
    /// Added for each sheet where the printer does not tell how many have come out.
    public var sheet: Duration = .seconds(10)
    /// For a job that waits at the printer behind others.
    public var queue: Duration = .seconds(3600)
    /// For a cancelled job to end.
    public var cancelling: Duration = .seconds(60)
    /// Between two questions: the first pause, and the longest that it grows to.
    public var firstPause: Duration = .milliseconds(20)
    public var longestPause: Duration = .seconds(2)

    public init() {}
}
