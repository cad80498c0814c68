/// What is asked of a printer by name. Source: RFC 8011 5.4.15.
enum IPPOperation: Int32, Sendable {
    case printJob = 0x0002
    case cancelJob = 0x0008
    case jobAttributes = 0x0009
    case jobs = 0x000A
    case printerAttributes = 0x000B
}

/// A value of an attribute, of the kinds that we ask for.
enum IPPValue: Sendable, Hashable {
    case integer(Int)
    case enumeration(Int)
    case boolean(Bool)
    case range(ClosedRange<Int>)
    case keyword(String)
    case name(String)
    case uri(String)
    case mimeType(String)
    /// Any other text of an answer.
    case text(String)
    /// A size of paper, in hundredths of a millimetre, within a `media-col`.
    case media(width: Int, height: Int)
    /// A kind that nobody reads.
    case other

    var number: Int? {
        switch self {
        case .integer(let number), .enumeration(let number): number
        default: nil
        }
    }

    var words: String? {
        switch self {
        case .keyword(let words), .name(let words), .uri(let words), .mimeType(let words), .text(let words): words
        default: nil
        }
    }
}

/// The attributes of one thing, a printer or a job, in the order of the answer.
struct IPPAttributes: Sendable, Hashable {
    private var all: [(name: String, values: [IPPValue])] = []

    init(_ all: [(String, [IPPValue])] = []) { self.all = all.map { ($0.0, $0.1) } }

    mutating func add(_ name: String, _ values: [IPPValue]) { all.append((name, values)) }

    subscript(name: String) -> [IPPValue] { all.first { $0.name == name }?.values ?? [] }
    func number(_ name: String) -> Int? { self[name].first?.number }
    func words(_ name: String) -> String? { self[name].first?.words }
    func list(_ name: String) -> [String] { self[name].compactMap(\.words) }

    var isEmpty: Bool { all.isEmpty }

    static func == (one: IPPAttributes, other: IPPAttributes) -> Bool {
        one.all.elementsEqual(other.all) { $0.name == $1.name && $0.values == $1.values }
    }

    func hash(into hasher: inout Hasher) {
        for attribute in all {
            hasher.combine(attribute.name)
            hasher.combine(attribute.values)
        }
    }
}

/// A question, its attributes in the order in which they are to be sent.
struct IPPRequest: Sendable {
    let operation: IPPOperation
    /// About the question itself; the charset, the language and the printer's URI are put in front.
    var about: [(name: String, values: [IPPValue])] = []
    /// About the job that it makes.
    var job: [(name: String, values: [IPPValue])] = []

    init(_ operation: IPPOperation) { self.operation = operation }

    /// The same with one attribute more about the question.
    func with(_ name: String, _ values: IPPValue...) -> IPPRequest {
        var request = self
        request.about.append((name, values))
        return request
    }

    mutating func ask(_ name: String, _ value: IPPValue) { job.append((name, [value])) }
}

/// What a printer says to a question.
struct IPPAnswer: Sendable {
    /// Source: RFC 8011 B.1.
    let status: Int
    /// The printer's own words, and the name of the status.
    let message: String
    let printer: IPPAttributes
    let jobs: [IPPAttributes]

    var isGood: Bool { status < 0x0100 }
    /// Whether the same question may find a better answer later.
    ///
    /// Service unavailable, temporary error, not accepting jobs, busy, too many jobs.
    var isBusy: Bool { [0x0502, 0x0505, 0x0506, 0x0507, 0x050B].contains(status) }
    var knowsNoSuchThing: Bool { status == 0x0406 || status == 0x0407 }
    /// Whether it is a clear no: what was asked for has not been done, not even in part.
    ///
    /// An error of the device, of the document or of time may have come when some sheets were out.
    var isCertainlyNo: Bool {
        isBusy || [0x0501, 0x0503, 0x0509, 0x050A].contains(status)
            || (0x0400..<0x0500).contains(status) && ![0x0405, 0x0411, 0x041C].contains(status)
    }
}
