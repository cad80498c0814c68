/// One change that an import made, or left to the author.
public struct Repair: Sendable, Hashable {
    public var rule: Rule
    public var confidence: Confidence
    /// Where it begins: an index into the scalars of the text as it was handed in.
    public var origin: Int
    public var before: String
    /// What stands there now, or would; nil where only the author can say.
    public var after: String?
    public var isApplied: Bool
    public var message: String?

    public init(rule: Rule, confidence: Confidence, origin: Int, before: String, after: String? = nil, isApplied: Bool = false,
                message: String? = nil) {
        self.rule = rule
        self.confidence = confidence
        self.origin = origin
        self.before = before
        self.after = after
        self.isApplied = isApplied
        self.message = message
    }
}

/// Which repairs are made; the others are listed.
public enum Selection: Sendable, Hashable {
    case high, all
    /// These, however sure.
    case rules(Set<Rule>)

    /// Whether a repair of a rule is one of them.
    public func takes(_ rule: Rule, _ confidence: Confidence) -> Bool {
        switch self {
        case .high: confidence == .high
        case .all: true
        case .rules(let rules): rules.contains(rule)
        }
    }
}

/// Repairs as they are made, one behind the other.
struct RepairBook: Sendable {
    let selection: Selection
    /// Rules that neither repair nor find anything.
    let off: Set<Rule>
    private(set) var repairs: [Repair] = []

    init(_ selection: Selection, off: Set<Rule> = []) {
        self.selection = selection
        self.off = off
    }

    /// Writes a repair down and says whether to make it.
    mutating func takes(_ rule: Rule, _ confidence: Confidence, at origin: Int, _ before: String, _ after: String?, _ message: String? = nil) -> Bool {
        guard !off.contains(rule) else { return false }
        let isApplied = after != nil && selection.takes(rule, confidence)
        repairs.append(Repair(rule: rule, confidence: confidence, origin: origin, before: before, after: after, isApplied: isApplied,
                              message: message))
        return isApplied
    }

    /// Makes those of the corrections that are selected, and writes all of them down.
    mutating func make(_ corrections: [Correction], in text: inout TrackedText) {
        let made = corrections.filter { correction in
            takes(correction.rule, correction.confidence, at: text.origin(of: correction.range.lowerBound),
                  String(text.characters[correction.range]), correction.replacement.map { String($0) }, correction.message)
        }
        text.apply(made)
    }
}
