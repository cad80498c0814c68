/// A standard, clause by clause, and who sees to it that each is kept.
///
/// It is the one place that ties a ``Rule`` to the clause that asks for it.
struct Ledger: Sendable {
    let standard: PDFStandard
    /// In the order of the standard.
    let entries: [Entry]

    /// What one clause asks for.
    struct Entry: Sendable {
        /// Its number, or, where editions number differently, what it is about; without the number of the standard.
        let clause: String
        let about: String
        let duties: [Duty]

        init(_ clause: String, _ about: String, _ duties: Duty...) {
            self.clause = clause
            self.about = about
            self.duties = duties
        }
    }

    /// Who keeps a clause, or looks after it.
    enum Duty: Sendable {
        /// Cairo writes it so.
        case cairo(String)
        /// A step of ours writes it so.
        case press(String)
        /// Preflight looks for what breaks it.
        case rules([Rule])
        /// Whoever orders the file.
        case user(String)
        case unchecked(String)
    }

    static let all = [pdfX4, pdfX1a, pdfA2u, pdfUA1]

    static func of(_ standard: PDFStandard) -> Ledger {
        switch standard {
        case .x4: pdfX4
        case .x1a: pdfX1a
        case .a2u: pdfA2u
        case .ua1: pdfUA1
        }
    }

    /// The clause that asks for a rule, with the number of the standard; nil where none does.
    static func clause(of rule: String, in standard: PDFStandard) -> String? { clauses[standard]?[rule] }

    private static let clauses: [PDFStandard: [String: String]] = {
        var clauses: [PDFStandard: [String: String]] = [:]
        for ledger in all {
            for entry in ledger.entries {
                for case .rules(let rules) in entry.duties {
                    for rule in rules where clauses[ledger.standard]?[rule.code] == nil {
                        clauses[ledger.standard, default: [:]][rule.code] = "\(ledger.standard.number), \(entry.clause)"
                    }
                }
            }
        }
        return clauses
    }()
}

extension Ledger.Duty {
    /// As the ledger is shown.
    var words: String {
        switch self {
        case .cairo(let how): "by Cairo: \(how)"
        case .press(let how): "by us: \(how)"
        case .rules(let rules): "checked: " + rules.map(\.code).joined(separator: ", ")
        case .user(let how): "by the user: \(how)"
        case .unchecked(let why): "not checked: \(why)"
        }
    }
}

extension Preflight {
    /// A standard, clause by clause, with what sees to each; lines for people.
    public static func ledger(of standard: PDFStandard) -> [String] {
        [standard.title] + Ledger.of(standard).entries.flatMap { entry in
            ["\(entry.clause): \(entry.about)"] + entry.duties.map { "  " + $0.words }
        }
    }
}
