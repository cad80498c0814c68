public import Geometry

/// What preflight has to say about one fault of a PDF.
public struct Finding: Sendable, Hashable {
    /// How grave it is; the raw value is what users read.
    public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
        /// Good to know.
        case note
        /// It may come out badly.
        case warning
        /// A shop, or a reader for whom the standard was made, rejects the file.
        case error

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// The code of the rule, such as `boxes.trim-missing`; it stays the same from version to version.
    public var rule: String
    public var severity: Severity
    /// The standard and its clause; nil for what is only good practice.
    public var clause: String?
    /// Counted from 1; nil for what belongs to the whole file.
    public var page: Int?
    /// The object that it was found in: a key, a resource, a number of an object.
    public var object: String?
    /// The first place of it on the page, in points from the left and upper edge of the trim (else of the media), the page as it is
    /// written, before it is turned; nil for what has no place.
    public var place: Rect?
    public var message: String
    /// What to do about it.
    public var hint: String
    /// How often it was found on that page in that object.
    public var count: Int
}

/// All that preflight found in a file.
public struct PreflightReport: Sendable, Hashable {
    /// By page, the file's own first; on a page by gravity, then by rule, object and words.
    public var findings: [Finding]
    public var pages: Int
    /// What the file was held against: standards by their names, or good practice of print.
    public var measure: String

    /// The highest level of all findings; nil for a clean file.
    public var severity: Finding.Severity? { findings.map(\.severity).max() }
}
