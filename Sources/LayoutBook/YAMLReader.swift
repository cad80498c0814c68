package import Diagnostics
package import Geometry

/// A mapping that is being read: getters by key, which say what is wrong with a value and remember what was asked for.
///
/// A getter gives nil where the key is missing, and where the value is at fault after saying so; ``finish(into:)`` then
/// warns of every key that nobody asked for.
package struct YAMLReader {
    /// What the mapping is, in words for diagnostics: `frame 'lead'`.
    package let subject: String
    package let place: SourcePlace
    private let entries: [YAMLValue.Entry]
    private var asked: [String] = []

    /// Nil after saying so where the value is no mapping.
    package init?(_ value: YAMLValue, as subject: String, into diagnostics: inout Diagnostics) {
        switch value.content {
        case .mapping(let entries): self.entries = entries
        case .nothing: entries = []
        case .scalar, .list:
            diagnostics.error(.input, "\(subject) must be a mapping, not \(value.kind)", at: value.place)
            return nil
        }
        self.subject = subject
        place = value.place
    }

    /// The value as it stands; nil also where there is nothing behind the key.
    package mutating func value(_ key: String) -> YAMLValue? {
        if !asked.contains(key) { asked.append(key) }
        guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
        if case .nothing = value.content { return nil }
        return value
    }

    /// Warns of the keys that no getter asked for, and names the nearest that one did.
    package func finish(into diagnostics: inout Diagnostics) {
        for entry in entries where !asked.contains(entry.key) {
            diagnostics.warn("unknown key '\(shortened(entry.key))' in \(subject)", at: entry.keyPlace,
                             hint: spellingHint(for: entry.key, among: asked))
        }
    }

    package mutating func string(_ key: String, into diagnostics: inout Diagnostics) -> String? {
        value(key)?.string(name(key), into: &diagnostics)
    }

    package mutating func flag(_ key: String, into diagnostics: inout Diagnostics) -> Bool? {
        value(key)?.flag(name(key), into: &diagnostics)
    }

    package mutating func number(_ key: String, in range: ClosedRange<Double>,
                                 into diagnostics: inout Diagnostics) -> Double? {
        value(key)?.number(name(key), in: range, into: &diagnostics)
    }

    mutating func share(_ key: String, in range: ClosedRange<Double> = 0.01...1, into diagnostics: inout Diagnostics) -> Double? {
        value(key)?.share(name(key), in: range, into: &diagnostics)
    }

    package mutating func whole(_ key: String, in range: ClosedRange<Int>,
                                into diagnostics: inout Diagnostics) -> Int? {
        value(key)?.whole(name(key), in: range, into: &diagnostics)
    }

    package mutating func length(_ key: String, _ bound: LengthBound = .notNegative,
                                 into diagnostics: inout Diagnostics) -> Length? {
        value(key)?.length(name(key), bound, into: &diagnostics)
    }

    package mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, into diagnostics: inout Diagnostics
    ) -> Choice? where Choice.RawValue == String {
        value(key)?.choice(name(key), into: &diagnostics)
    }

    /// A mapping inside this one.
    package mutating func mapping(_ key: String, into diagnostics: inout Diagnostics) -> YAMLReader? {
        value(key).flatMap { YAMLReader($0, as: name(key), into: &diagnostics) }
    }

    /// All entries in the order of the file, for mappings whose keys are names the author gives.
    package mutating func allEntries() -> [YAMLValue.Entry] {
        asked += entries.map(\.key)
        return entries
    }

    private func name(_ key: String) -> String { "'\(key)' of \(subject)" }
}

/// Which lengths are accepted.
package enum LengthBound: Sendable {
    case notNegative
    /// Nothing a printer has asked for lies outside; the words of the bounds are for diagnostics.
    case within(ClosedRange<Length>, String)

    /// Of a size of type, and of the distance between lines.
    static let ofType = LengthBound.within(.pt(2)...(.pt(1_000)), "from 2pt to 1000pt")
    /// Of a rule or a border: a thicker one is a surface, and lies on the text.
    static let ofRule = LengthBound.within(.zero...(.pt(24)), "from 0 to 24pt")
    /// Of the side of a sheet.
    static let ofSheet = LengthBound.within(.mm(20)...(.mm(5_000)), "from 20mm to 5m")

    func holds(_ length: Length) -> Bool {
        switch self {
        case .notNegative: length >= .zero
        case .within(let range, _): range.contains(length)
        }
    }

    /// As in: it must be …
    var words: String {
        switch self {
        case .notNegative: "nothing or more"
        case .within(_, let words): words
        }
    }
}
