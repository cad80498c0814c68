public import Pressroom

/// What a ledger holds, as JSON.
public struct LedgerReport: Encodable, Sendable {
    public var editions: [EditionRecord]
    public var prints: [PrintRecord]

    public init(editions: [EditionRecord], prints: [PrintRecord]) {
        self.editions = editions
        self.prints = prints
    }

    /// Empty where it cannot be encoded, which no text can bring about.
    public var json: String { (try? JSONText.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
