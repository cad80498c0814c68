/// What a printer tells of a job. Source: RFC 8011 5.3.
struct JobFacts: Sendable, Hashable {
    /// Source: RFC 8011 5.3.7.
    enum State: Int, Sendable {
        case pending = 3, held, processing, stopped, cancelled, aborted, completed
    }

    let number: Int?
    let name: String?
    let state: State?
    let reasons: [String]
    let message: String?
    /// Of all copies.
    let sheets: Int?
    let impressions: Int?
    /// Of one copy.
    let impressionsOfCopy: Int?

    init(_ attributes: IPPAttributes) {
        number = attributes.number("job-id")
        name = attributes.words("job-name")
        state = attributes.number("job-state").flatMap(State.init)
        reasons = attributes.list("job-state-reasons").filter { $0 != "none" }
        message = attributes.words("job-state-message")
        sheets = attributes.number("job-media-sheets-completed")
        impressions = attributes.number("job-impressions-completed")
        impressionsOfCopy = attributes.number("job-impressions")
    }

    static let wanted = [
        "job-id", "job-name", "job-state", "job-state-reasons", "job-state-message", "job-media-sheets-completed",
        "job-impressions-completed", "job-impressions",
    ]

    /// How the job ended; nil while it goes on.
    var end: PrintEnd? {
        switch state {
        case .completed: .completed
        case .aborted: .aborted(reason: PrinterWords.line(usefulReasons, message) ?? "the printer gave it up")
        case .cancelled: .cancelled(reason: PrinterWords.line(usefulReasons, message) ?? "cancelled at the printer")
        default: nil
        }
    }

    /// What says more than that the job ended so.
    private var usefulReasons: [String] { reasons.count > 1 ? reasons.filter { $0 != "aborted-by-system" } : reasons }

    /// Sheets of all copies that have come out of a job for an order, as far as it is told; nil where nothing is.
    ///
    /// Of impressions a copy has as many as the printer says, or else as would fill the order's sheets.
    func sheetsOut(of order: PrintOrder) -> Int? {
        let all = order.sheets * order.copies
        if let sheets, sheets > 0 { return min(sheets, all) }
        guard let impressions, impressions >= 0 else { return sheets }
        guard order.sides != .oneSided else { return min(impressions, all) }
        let ofCopy = max(impressionsOfCopy ?? order.sheets * 2, 1)
        let (copies, rest) = impressions.quotientAndRemainder(dividingBy: ofCopy)
        let (out, isTooMany) = copies.multipliedReportingOverflow(by: order.sheets)
        return isTooMany ? all : min(out + (rest + 1) / 2, all)
    }
}
