public import Pressroom

/// What became of a batch, as JSON.
public struct BatchReport: Encodable, Sendable {
    /// One edition.
    public struct Edition: Encodable, Sendable {
        public var stem: String
        public var input: String
        public var edition: String
        public var state: String
        public var exitCode: Int32
        public var message: String?

        public init(stem: String, input: String, edition: String, state: String, exitCode: Int32, message: String?) {
            (self.stem, self.input, self.edition) = (stem, input, edition)
            (self.state, self.exitCode, self.message) = (state, exitCode, message)
        }
    }

    /// In the order of the plan.
    public var editions: [Edition]
    /// Jobs of these editions, those of earlier runs too.
    public var prints: [PrintRecord]

    public init(prints: [PrintRecord], _ editions: [Edition]) {
        self.prints = prints
        self.editions = editions
    }

    /// Empty where it cannot be encoded, which no text can bring about.
    public var json: String { (try? JSONText.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
