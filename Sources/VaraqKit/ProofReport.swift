import Proofing

/// What proof-reading found in one file, for people and for scripts: the JSON of `varaq check --json`.
public struct ProofReport: Codable, Sendable, JSONWritable {
    public var file: String
    /// BCP 47.
    public var language: String
    /// Whether the file was written with what is mended.
    public var isWritten: Bool
    /// In the order of the file.
    public var findings: [Finding]

    /// One thing that a rule found.
    public struct Finding: Codable, Sendable {
        /// The code of the rule.
        public var rule: String
        /// `low`, `medium` or `high`.
        public var confidence: String
        /// In the file as it was read, from 1; a column counts characters (Unicode scalars).
        public var line: Int, column: Int
        public var message: String
        /// What stands there, and what would stand better; left out where only the author can say.
        public var before: String?, after: String?
        /// Whether it is mended in the file.
        public var isMended: Bool
    }

    init(file: String, language: String, bytes: [UInt8], repairs: [Repair], isWritten: Bool) {
        self.file = file
        self.language = language
        self.isWritten = isWritten
        let context = ProofContext(bytes)
        findings = repairs.sorted { $0.origin < $1.origin }.map { repair in
            let place = context.place(of: repair.origin), texts = context.texts(of: repair)
            return Finding(rule: repair.rule.rawValue, confidence: repair.confidence.name, line: place.line, column: place.column,
                           message: repair.message ?? repair.rule.note.summary, before: texts?.before, after: texts?.after,
                           isMended: isWritten && repair.isApplied)
        }
    }

    /// Each finding as `file:line:column: code (confidence): message`, with its texts on a line of their own.
    public func lines() -> [String] {
        findings.map { finding in
            let standing = finding.confidence + (finding.isMended ? ", mended" : "")
            let line = "\(file):\(finding.line):\(finding.column): \(finding.rule) (\(standing)): \(finding.message)"
            guard let before = finding.before, let after = finding.after else { return line }
            return line + "\n  hint: «\(before)» → «\(after)»"
        }
    }

    /// How many findings there are of each confidence, the surest first, in words.
    public var words: String {
        let mended = findings.count(where: \.isMended)
        let left = Confidence.allCases.reversed().map { confidence in
            (name: confidence.name, count: findings.count { $0.confidence == confidence.name && !$0.isMended })
        }
        let counts = ([(name: "mended", count: mended)] + left).filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }
        return counts.isEmpty ? "nothing to object to" : counts.joined(separator: ", ")
    }

    /// Whether anything is left for the author.
    public var hasFindings: Bool { findings.contains { !$0.isMended } }
}
