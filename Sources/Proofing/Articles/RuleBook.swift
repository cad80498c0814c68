/// What a rule is about, for those who meet it.
public struct RuleNote: Sendable, Hashable {
    /// One line, as the message of a finding that says no more.
    public var summary: String
    /// Why, and what is done.
    public var explanation: String
    /// An example; nil where the rule looks at more than a line.
    public var wrong: String?
    public var right: String?
    /// The languages that it reads (BCP 47), or a word for many.
    public var tongues: String
}

/// What there is to know of each rule.
public enum RuleBook {
    /// The rule of a code; nil where there is none.
    public static func rule(_ code: String) -> Rule? { Rule(rawValue: code) }

    /// Every code with its summary, one a line.
    public static var contents: [String] {
        let width = Rule.allCases.map(\.rawValue.count).max() ?? 0
        return Rule.allCases.map { rule in
            rule.rawValue + String(repeating: " ", count: width + 2 - rule.rawValue.count) + rule.note.summary
        }
    }

    /// The whole of what is known of a rule, as lines.
    public static func page(of rule: Rule) -> [String] {
        let note = rule.note
        var lines = ["\(rule.rawValue): \(note.summary)", "", note.explanation, "Reads: \(note.tongues)"]
        if let wrong = note.wrong, let right = note.right { lines.append("Example: \(wrong)  →  \(right)") }
        return lines + ["Switch it off: --off \(rule.rawValue), or in issue.yaml or a front matter: proofing: {off: [\(rule.rawValue)]}"]
    }
}

extension Rule {
    /// What it is about.
    public var note: RuleNote { imported ?? signs ?? readers }

    func note(_ summary: String, _ explanation: String, _ wrong: String? = nil, _ right: String? = nil, in tongues: String = "all languages") -> RuleNote {
        RuleNote(summary: summary, explanation: explanation, wrong: wrong, right: right, tongues: tongues)
    }
}
