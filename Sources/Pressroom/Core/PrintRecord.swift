/// How far a print job has come.
public enum PrintState: String, Sendable, Hashable, Codable, CaseIterable {
    /// To be sent.
    case waiting
    /// On its way: after a run that was killed nobody knows whether it arrived.
    case sending
    /// A printer has it.
    case printing
    case completed
    /// No printer took it; nothing of it is printed.
    case refused
    case aborted
    case cancelled
    /// Nobody can say what became of it.
    case uncertain

    /// Whether some of it may lie in the tray of a printer.
    public var mayBePrinted: Bool {
        switch self {
        case .waiting, .refused: false
        case .sending, .printing, .completed, .aborted, .cancelled, .uncertain: true
        }
    }

    /// Whether nothing more is to be heard of it.
    public var isFinal: Bool {
        switch self {
        case .waiting, .sending, .printing: false
        case .completed, .refused, .aborted, .cancelled, .uncertain: true
        }
    }
}

/// What is known of a print job.
public struct PrintRecord: Sendable, Hashable, Codable {
    public var order: PrintOrder
    /// Of the edition whose file it prints; nil for a file of the user's.
    public var stem: String?
    /// Of the file as it was when the job was asked for.
    public var digest: Digest
    public var state: PrintState
    /// The address of the printer that has it, or had it last.
    public var printer: String?
    /// Its number there.
    public var job: Int?
    /// Sheets that have come out, of all copies.
    public var printed: Int
    /// In words, for all ends but the good one.
    public var reason: String?
    /// Milliseconds since 1970 UTC, as the clock of the machine told.
    public var asked: Int64
    public var sent: Int64?
    public var ended: Int64?
}
