/// Who asks for something: a standard, the profile of a shop, or good practice of print.
struct Scope: OptionSet {
    let rawValue: Int
    static let x4 = Scope(rawValue: 1), x1a = Scope(rawValue: 2), a2u = Scope(rawValue: 4), ua1 = Scope(rawValue: 8)
    static let shop = Scope(rawValue: 16), print = Scope(rawValue: 32)
    static let all: Scope = [.x4, .x1a, .a2u, .ua1, .shop, .print]

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ standard: PDFStandard) {
        switch standard {
        case .x4: self = .x4
        case .x1a: self = .x1a
        case .a2u: self = .a2u
        case .ua1: self = .ua1
        }
    }
}

/// Something that preflight looks for.
///
/// Which clause of a standard asks for it is in the ``Ledger`` of that standard.
struct Rule: Sendable {
    /// Never changes, so that scripts can count on it.
    let code: String
    let title: String
    /// What to do about it.
    let hint: String
    /// How grave it is to each of those who ask.
    private let levels: [(scope: Int, severity: Finding.Severity)]

    init(_ code: String, _ title: String, do hint: String, x4: Finding.Severity? = nil, x1a: Finding.Severity? = nil,
         a2u: Finding.Severity? = nil, ua1: Finding.Severity? = nil, shop: Finding.Severity? = nil, print: Finding.Severity? = nil) {
        self.code = code
        self.title = title
        self.hint = hint
        let all: [(Scope, Finding.Severity?)] = [(.x4, x4), (.x1a, x1a), (.a2u, a2u), (.ua1, ua1), (.shop, shop), (.print, print)]
        levels = all.compactMap { scope, severity in severity.map { (scope.rawValue, $0) } }
    }

    /// How grave it is to one who asks; nil where that one does not.
    func level(_ scope: Scope) -> Finding.Severity? { levels.first { $0.scope == scope.rawValue }?.severity }

    /// How grave it is, and the standard that says so first; nil where nobody of those asks.
    func judgement(under demands: Demands, in scopes: Scope) -> (severity: Finding.Severity, standard: PDFStandard?)? {
        var worst: Finding.Severity?, source: PDFStandard?
        for standard in demands.standards where scopes.contains(Scope(standard)) {
            guard let level = level(Scope(standard)) else { continue }
            if source == nil { source = standard }
            worst = max(worst ?? level, level)
        }
        if demands.shop != nil, scopes.contains(.shop), let level = level(.shop) { worst = max(worst ?? level, level) }
        if demands.isForPrint, scopes.contains(.print), let level = level(.print) { worst = max(worst ?? level, level) }
        return worst.map { ($0, source) }
    }
}
