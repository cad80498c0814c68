public import Diagnostics
import Geometry
import LayoutBook
public import Press

/// Checks finished PDFs.
public enum Preflighting {
    /// Larger files are refused.
    private static let mostBytes = 1 << 30

    /// What preflight finds in the PDF at a path; nil where it could not be checked, having said why.
    ///
    /// - Parameter profile: The name of a shop's profile, or the path of its file; nil for what the file claims to be.
    /// - Parameter resources: Where profiles are; needed for a profile only.
    public static func check(_ path: String, profile: String?, resources: Resources?,
                             into diagnostics: inout Diagnostics) -> PreflightReport? {
        _ = diagnostics.register(file: path)
        guard let bytes = bytes(of: path, into: &diagnostics) else { return nil }
        var shop: ShopProfile?
        if let profile {
            shop = self.profile(profile, resources, into: &diagnostics)
            guard shop != nil else { return nil }
        }
        do { return try Preflight.check(bytes, for: shop) } catch { say(error, of: path, into: &diagnostics) }
        return nil
    }

    private static func bytes(of path: String, into diagnostics: inout Diagnostics) -> [UInt8]? {
        guard let head = FileBytes.read(path, most: 1024) else {
            let isFolder = !FileBytes.names(in: path).isEmpty
            diagnostics.error(.input, "\(path) \(isFolder ? "is a folder" : "cannot be read")")
            return nil
        }
        guard head.holds("%PDF-") else {
            diagnostics.error(.input, "\(path) is no PDF",
                              hint: path.hasSuffix(".pdf") ? nil : "articles end in .md, plain texts in .txt, issues in .yaml")
            return nil
        }
        guard let bytes = FileBytes.read(path, most: mostBytes + 1), bytes.count <= mostBytes else {
            diagnostics.error(.input, "\(path) is larger than a gigabyte")
            return nil
        }
        return bytes
    }

    private static func profile(_ name: String, _ resources: Resources?, into diagnostics: inout Diagnostics) -> ShopProfile? {
        guard let resources else {
            diagnostics.error(.input, "cannot find the folder with Layouts/profiles", hint: "set VARAQ_HOME to the folder that Varaq was built in")
            return nil
        }
        return ProfileBook(folders: [resources.layouts + "/profiles"]).profile(named: name, into: &diagnostics)
    }

    private static func say(_ error: PreflightError, of path: String, into diagnostics: inout Diagnostics) {
        switch error {
        case .password: diagnostics.error(.input, "\(path) opens with a password only", hint: "ask whoever made it for an open file")
        case .unreadable(let reason): diagnostics.error(.input, "\(path) is no PDF, or broken beyond mending: \(reason)")
        case .bomb(let reason): diagnostics.error(.input, "\(path) cannot be opened safely: \(reason)")
        }
    }

    /// The names of the standards that there is a ledger of.
    public static var standards: [String] { PDFStandard.allCases.map(\.rawValue) }

    /// A standard, clause by clause, and who sees to it; nil for one that is not known.
    public static func ledger(of standard: String) -> [String]? { PDFStandard(rawValue: standard).map(Preflight.ledger) }
}

private extension [UInt8] {
    func holds(_ word: String) -> Bool {
        let word = Array(word.utf8)
        return count >= word.count && (0...(count - word.count)).contains { self[$0..<$0 + word.count].elementsEqual(word) }
    }
}

extension Finding {
    /// `page 3: error[boxes.trim-missing]: …`, with lines for its place, its clause and what to do.
    public func describe() -> String {
        var line = page.map { "page \($0): " } ?? ""
        line += "\(severity.rawValue)[\(rule)]: "
        if let object { line += "\(object): " }
        line += message
        if count > 1 { line += " (\(count) times)" }
        if let place { line += "\n  at: \(place.words)" }
        if let clause { line += "\n  clause: \(clause)" }
        return line + "\n  hint: \(hint)"
    }
}

private extension Rect {
    /// In millimetres from the trim.
    var words: String {
        func words(_ length: Length) -> String { Length.rounded((length.millimetres * 10).rounded() / 10) }
        return "\(words(left)) mm from the left, \(words(top)) mm from the top, \(words(size.width)) × \(words(size.height)) mm"
    }
}

/// What preflight found, for scripts: the JSON of `varaq check --json`. Lengths are in millimetres from the trim's upper left corner.
public struct PreflightSummary: Codable, Sendable, JSONWritable {
    public var file: String
    public var pages: Int
    /// What the file was held against.
    public var measure: String
    public var errors: Int, warnings: Int, notes: Int
    public var findings: [Item]

    /// One finding; see ``Finding``.
    public struct Item: Codable, Sendable {
        public var rule: String
        /// `error`, `warning` or `note`.
        public var severity: String
        public var clause: String?
        public var page: Int?
        public var object: String?
        public var place: Place?
        public var message: String
        public var hint: String
        public var count: Int
    }

    /// A rectangle on a page.
    public struct Place: Codable, Sendable {
        public var left: Double, top: Double, width: Double, height: Double
    }

    public init(_ report: PreflightReport, of file: String) {
        self.file = file
        pages = report.pages
        measure = report.measure
        errors = report.findings.count { $0.severity == .error }
        warnings = report.findings.count { $0.severity == .warning }
        notes = report.findings.count { $0.severity == .note }
        findings = report.findings.map(Item.init)
    }
}

extension PreflightSummary.Item {
    init(_ finding: Finding) {
        func figure(_ length: Length) -> Double { (length.millimetres * 1_000).rounded() / 1_000 }
        rule = finding.rule
        severity = finding.severity.rawValue
        clause = finding.clause
        page = finding.page
        object = finding.object
        place = finding.place.map {
            PreflightSummary.Place(left: figure($0.left), top: figure($0.top), width: figure($0.size.width), height: figure($0.size.height))
        }
        message = finding.message
        hint = finding.hint
        count = finding.count
    }
}
