/// On which sides of the paper a job is printed; the raw value is the keyword that printers know.
///
/// Source: PWG 5100.1 (`sides`); RFC 8011 5.2.8.
public enum Sides: String, Sendable, Hashable, Codable, CaseIterable {
    case oneSided = "one-sided"
    /// Turned as the leaves of a book.
    case longEdge = "two-sided-long-edge"
    /// Turned as the leaves of a wall calendar.
    case shortEdge = "two-sided-short-edge"
}

/// A finished file that is to be printed, and how.
public struct PrintOrder: Sendable, Hashable, Codable {
    /// A UUID: the name of the job at the printer, by which it is found again there.
    public var id: String
    /// The path of a PDF.
    public var file: String
    public var copies: Int
    public var sides: Sides
    /// A PWG self-describing name such as `iso_a4_210x297mm`; nil for what the printer has in.
    public var media: String?
    /// Of paper, for one copy.
    public var sheets: Int
    /// Of the file that is meant; nil for whatever stands there.
    public var digest: Digest?
    /// What the printer's own list of jobs calls the document; nil for the file's name.
    public var title: String?

    public init(id: String, file: String, copies: Int = 1, sides: Sides = .oneSided, media: String? = nil, sheets: Int = 1,
                title: String? = nil) {
        self.id = id
        self.file = file
        self.copies = copies
        self.sides = sides
        self.media = media
        self.sheets = sheets
        self.title = title
    }
}

/// How a print job ended, as far as that can be known.
public enum PrintEnd: Sendable, Hashable {
    /// The printer says that all is printed.
    case completed
    /// No printer took it: nothing of it can have been printed.
    case refused(reason: String)
    /// The printer gave it up, perhaps after some sheets.
    case aborted(reason: String)
    /// Stopped here or at the printer, perhaps after some sheets.
    case cancelled(reason: String)
    /// Sent, and nobody can say what became of it: only a person can, at the printer.
    case uncertain(reason: String)
}

/// Where each step of a print job is written down before the next one is taken.
///
/// A throw stops the job before that step: what is not on record does not happen.
public protocol PrintJournal: Sendable {
    /// The job is about to be sent. On the disk when this returns.
    func sending(_ id: String, to printer: String) throws
    /// The printer was asked and certainly does not have the job: it goes to another one, or waits.
    func unsent(_ id: String, reason: String) throws
    /// The printer has the job, under a number of its own.
    func accepted(_ id: String, number: Int) throws
    /// So many sheets have come out, of all copies.
    func printed(_ id: String, sheets: Int) throws
    func ended(_ id: String, _ end: PrintEnd) throws
}
