/// How sure a rule is of what it says.
public enum Confidence: Int, Sendable, Comparable, CaseIterable {
    /// One reading among several; for a reader to decide.
    case low
    /// Likely, yet a careful reader would look.
    case medium
    /// What no reader would object to.
    case high

    public static func < (one: Confidence, other: Confidence) -> Bool { one.rawValue < other.rawValue }

    public var name: String { ["low", "medium", "high"][rawValue] }
}

/// What a rule found in a text, and what it would put there.
public struct Correction: Sendable, Hashable {
    public var rule: Rule
    /// Indices of the scalars of the text that the rule read. Empty where something is only put in.
    public var range: Range<Int>
    /// What stands there instead; nil where only the author can say.
    public var replacement: [Unicode.Scalar]?
    public var confidence: Confidence
    /// What is wrong, in words for the author, where the rule's own summary does not say it all.
    public var message: String?

    public init(_ rule: Rule, _ range: Range<Int>, _ replacement: [Unicode.Scalar]?, _ confidence: Confidence, _ message: String? = nil) {
        self.rule = rule
        self.range = range
        self.replacement = replacement
        self.confidence = confidence
        self.message = message
    }

    public init(_ rule: Rule, _ range: Range<Int>, _ replacement: String, _ confidence: Confidence, _ message: String? = nil) {
        self.init(rule, range, Array(replacement.unicodeScalars), confidence, message)
    }
}
