public import Diagnostics

/// What an issue or an article says of its proof-reading: `proofing: {off: [quotes, dashes]}`.
public struct ProofingSettings: Sendable, Hashable {
    /// A rule by its code, and where it is named. Which codes there are is for the proof-reader to know.
    public struct Name: Sendable, Hashable {
        public var code: String
        public var place: SourcePlace
    }

    /// The rules that do not read it.
    public var off: [Name] = []

    public init() {}
}

extension ProofingSettings {
    init(of mapping: YAMLMapping, into diagnostics: inout Diagnostics) {
        guard let settings = mapping["proofing"]?.mapping(named: "proofing", into: &diagnostics) else { return }
        settings.warnOfKeys(otherThan: ["off"], into: &diagnostics)
        off = (settings["off"]?.strings(named: "off", into: &diagnostics) ?? []).map { Name(code: $0.string, place: $0.place) }
    }

    /// The codes that are among the known ones; of the others it is said which may be meant.
    package func off(among known: [String], into diagnostics: inout Diagnostics) -> [String] {
        off.compactMap { name in
            if known.contains(name.code) { return name.code }
            diagnostics.warn("there is no rule \(name.code) of proof-reading", at: name.place, hint: hint(for: name.code, among: known))
            return nil
        }
    }
}
