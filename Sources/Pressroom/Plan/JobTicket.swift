/// One edition to be set: all that decides what its files are, and their name.
///
/// Two tickets of one output folder never have the same stem; so the stem is what an edition is known by there.
public struct JobTicket: Sendable, Hashable, Codable {
    /// Its place in the plan, from 0.
    public var index: Int
    /// What the names of its files begin with, in the output folder.
    public var stem: String
    /// The path of an issue or an article.
    public var input: String
    /// The name of the edition in its issue.
    public var edition: String
    /// Instead of the layout that the input asks for.
    public var layout: String?
    /// The edition that stands beside it.
    public var beside: String?
    /// Of a text that does not say its own.
    public var language: String?
    /// What the files are for; the names that the command line has for them.
    public var target: String?
    public var profile: String?
    public var paper: String?
    public var plates: Bool?
    /// What a row gives to the fields, in the order of its columns.
    public var fields: [Field]?
    /// How many of it are to be printed.
    public var copies: Int?

    /// A value by its name.
    public struct Field: Sendable, Hashable, Codable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(index: Int, stem: String, input: String, edition: String) {
        self.index = index
        self.stem = stem
        self.input = input
        self.edition = edition
    }

    /// Puts all of it that decides the bytes of the edition into a fingerprint.
    public func add(to fingerprint: inout Fingerprint) {
        for (name, value) in [("edition", edition), ("layout", layout), ("beside", beside), ("language", language), ("target", target),
                              ("profile", profile.map { $0.contains("/") ? "by its file" : $0 }), ("paper", paper), ("plates", plates.map { "\($0)" })] {
            if let value { fingerprint.add(name, value) }
        }
        for field in fields ?? [] { fingerprint.add("field \(field.name.utf8.count) \(field.name)", field.value) }
    }
}
