/// What a printer tells of itself, before any paper is spent.
///
/// An empty list means that the printer does not say. Source: RFC 8011 5.4; PWG 5100.13 (`print-scaling`).
public struct PrinterFacts: Sendable, Hashable {
    /// What the printer is doing. Source: RFC 8011 5.4.11.
    public enum State: Int, Sendable {
        case idle = 3, processing, stopped
    }

    /// The address that it was asked at.
    public let address: PrinterAddress
    public let name: String
    public let makeAndModel: String
    /// Nil where it says nothing that is known.
    public let state: State?
    /// Keywords such as `media-empty-error`; without `none`.
    public let reasons: [String]
    public let acceptsJobs: Bool
    /// MIME types.
    public let formats: [String]
    /// PWG names of papers: those it could take, those it has in, and the one that it takes where none is asked for.
    public let media: [String]
    public let mediaReady: [String]
    public let mediaDefault: String?
    /// Keywords; ``Sides`` has those that we ask for.
    public let sides: [String]
    public let copies: ClosedRange<Int>?
    public let scalings: [String]
    /// Names of the attributes that a job may ask for.
    public let jobAttributes: [String]

    /// The state and its reasons in words, such as `stopped: out of paper`.
    public var condition: String {
        let state = switch state {
        case .idle: "idle"
        case .processing: "printing"
        case .stopped: "stopped"
        case nil: "in an unknown state"
        }
        let troubles = reasons.map(PrinterWords.plain)
        let told = (acceptsJobs ? [] : ["takes no jobs"]) + troubles
        return told.isEmpty ? state : "\(state): \(told.joined(separator: ", "))"
    }

    init(_ attributes: IPPAttributes, at address: PrinterAddress) {
        self.address = address
        name = legible(attributes.words("printer-name") ?? "")
        makeAndModel = legible(attributes.words("printer-make-and-model") ?? "")
        state = attributes.number("printer-state").flatMap(State.init)
        reasons = attributes.list("printer-state-reasons").filter { $0 != "none" }.map { legible($0) }
        acceptsJobs = attributes["printer-is-accepting-jobs"].first != .boolean(false)
        formats = attributes.list("document-format-supported")
        media = attributes.list("media-supported")
        mediaReady = attributes.list("media-ready")
        mediaDefault = attributes.words("media-default")
        sides = attributes.list("sides-supported")
        copies = if case .range(let range)? = attributes["copies-supported"].first { range } else { nil }
        scalings = attributes.list("print-scaling-supported")
        jobAttributes = attributes.list("job-creation-attributes-supported")
    }

    /// What is asked for.
    static let wanted = [
        "printer-name", "printer-make-and-model", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
        "document-format-supported", "media-supported", "media-ready", "media-default", "sides-supported", "copies-supported",
        "print-scaling-supported", "job-creation-attributes-supported",
    ]
}

/// An order held against a printer.
extension PrinterFacts {
    /// What the printer cannot do of an order, in words; empty where it can do all.
    public func objections(to order: PrintOrder) -> [String] {
        var objections: [String] = []
        if !formats.isEmpty, !formats.contains("application/pdf") { objections.append("it takes no PDF") }
        if let wanted = order.media, !media.isEmpty, !media.contains(wanted) {
            objections.append("it has no paper \(legible(wanted, atMost: 80))")
        }
        if order.sides != .oneSided, !sides.contains(order.sides.rawValue) {
            objections.append("it does not print \(order.sides.rawValue)")
        }
        if order.copies > 1, order.copies > copies?.upperBound ?? 1 {
            objections.append("it makes at most \(copies?.upperBound ?? 1) copies of a job, not \(order.copies)")
        }
        return objections
    }

    /// What might hold an order up, though the printer could do it: its paper is not in, as far as the printer says.
    public func cautions(for order: PrintOrder) -> [String] {
        guard let wanted = order.media, !mediaReady.isEmpty, !mediaReady.contains(wanted) else { return [] }
        return ["paper \(legible(wanted, atMost: 80)) is not in a tray now"]
    }

    /// Whether paper is asked for by its size, since the printer does not take it by name.
    var wantsMediaBySize: Bool { jobAttributes.contains("media-col") && !jobAttributes.contains("media") }
}

/// The keywords of printers in plain words.
enum PrinterWords {
    /// Source: RFC 8011 5.4.12; PWG 5100.9.
    private static let known: KeyValuePairs = [
        "media-empty": "out of paper", "media-needed": "other paper is needed", "media-jam": "a paper jam",
        "media-low": "little paper left", "cover-open": "a cover is open", "door-open": "a door is open",
        "toner-empty": "out of toner", "toner-low": "little toner left", "marker-supply-empty": "out of ink",
        "marker-supply-low": "little ink left", "paused": "paused", "moving-to-paused": "about to pause", "shutdown": "shut down",
        "connecting-to-device": "connecting", "timed-out": "timed out", "stopping": "stopping",
        "stopped-partly": "stopped in part", "output-area-full": "the output tray is full", "input-tray-missing": "a paper tray is missing",
        "spool-area-full": "its memory is full", "document-format-error": "the file is damaged for it",
        "document-unprintable-error": "it cannot print the file", "aborted-by-system": "the printer gave up",
        "job-canceled-by-user": "cancelled by a user", "job-canceled-by-operator": "cancelled at the printer",
        "job-canceled-at-device": "cancelled at the printer", "printer-stopped": "the printer has stopped",
        "submission-interrupted": "the file did not arrive whole", "unsupported-document-format": "it does not take the format",
    ]

    /// The words for a keyword; its own, without hyphens, where none are known. How grave it is goes unsaid.
    static func plain(_ keyword: String) -> String {
        let bare = withoutGrade(keyword)
        return words(for: keyword) ?? words(for: bare) ?? spaced(bare)
    }

    static func withoutGrade(_ keyword: String) -> String {
        ["-error", "-warning", "-report"].first { keyword.hasSuffix($0) }.map { String(keyword.dropLast($0.count)) } ?? keyword
    }

    private static func words(for keyword: String) -> String? { known.first { $0.key == keyword }?.value }
    private static func spaced(_ keyword: String) -> String { legible(String(keyword.map { $0 == "-" ? " " : $0 }), atMost: 80) }

    /// Several reasons in one line; nil without any.
    static func line(_ keywords: [String], _ message: String? = nil) -> String? {
        var told: [String] = []
        for words in keywords.filter({ $0 != "none" }).map(plain) where !told.contains(words) { told.append(words) }
        if let message, !message.isEmpty { told.append(legible(message)) }
        return told.isEmpty ? nil : told.joined(separator: ", ")
    }
}
