import LayoutBook

/// The hyphenation dictionaries of this machine, opened when a language first needs one.
///
/// Not Sendable: one a worker.
public final class Hyphenation {
    private let folders: [String]
    private var open: [String: Answer] = [:]
    /// The answer before, which is that of most words.
    private var last: (language: String, answer: Answer)?
    /// Languages that have patterns in ``dictionaries`` but whose file is not here, in the order they were asked for.
    public internal(set) var missing: [Missing] = []
    /// What the author wants otherwise than the dictionaries.
    public var exceptions = HyphenationExceptions()

    public struct Missing: Sendable, Hashable {
        public var language: String
        public var package: String
    }

    public init(folders: [String] = ["/usr/share/hyphen"]) { self.folders = folders }

    /// The dictionaries that are here.
    public var files: [String] {
        Self.dictionaries.compactMap { entry in folders.lazy.map { "\($0)/\(entry.file)" }.first(where: FileBytes.exists) }
    }

    /// Of a language: without either, one that is not hyphenated.
    private struct Answer {
        var hyphenator: Hyphenator?
        var missing: Missing?
    }

    struct Dictionary {
        var language: String
        var file: String
        var package: String
        /// Letters before and after a hyphen: ours, stricter than the dictionaries', as good Russian composition has it.
        var before = 2, after = 3
    }

    static let dictionaries = [
        Dictionary(language: "ru", file: "hyph_ru_RU.dic", package: "hyphen-ru"),
        Dictionary(language: "uk", file: "hyph_uk_UA.dic", package: "hyphen-uk"),
        Dictionary(language: "be", file: "hyph_be_BY.dic", package: "hyphen-be"),
        Dictionary(language: "bg", file: "hyph_bg_BG.dic", package: "hyphen-bg"),
        Dictionary(language: "sr", file: "hyph_sr_RS.dic", package: "hyphen-sr"),
        Dictionary(language: "mn", file: "hyph_mn_MN.dic", package: "hyphen-mn"),
    ]

    /// Offsets in `letters` (UTF-16) before which a hyphen may stand, in rising order.
    func points(in letters: ArraySlice<UInt16>, language: String) -> [Int] {
        if !exceptions.isEmpty, let points = exceptions.points(of: letters, language: language) { return points }
        return hyphenator(for: language)?.points(in: letters) ?? []
    }

    /// The hyphenator of a BCP 47 language; nil for one that is not hyphenated or whose dictionary is missing.
    func hyphenator(for language: String) -> Hyphenator? {
        let answer = answer(for: language)
        if let missing = answer.missing { miss(missing) }
        return answer.hyphenator
    }

    /// Gives what was missing since the last time, and begins anew: with another edition.
    public func takeMissing() -> [Missing] {
        defer { missing = [] }
        return missing
    }

    /// Notes that a dictionary was asked for in vain.
    func miss(_ language: Missing) {
        if !missing.contains(language) { missing.append(language) }
    }

    private func answer(for language: String) -> Answer {
        if let last, last.language == language { return last.answer }
        let primary = language.prefix { $0 != "-" }.lowercased()
        let found = open[primary] ?? load(primary)
        open[primary] = found
        last = (language, found)
        return found
    }

    private func load(_ language: String) -> Answer {
        guard let entry = Self.dictionaries.first(where: { $0.language == language }) else { return Answer() }
        for folder in folders {
            if let found = Hyphenator(path: "\(folder)/\(entry.file)", before: entry.before, after: entry.after) {
                return Answer(hyphenator: found)
            }
        }
        return Answer(missing: Missing(language: language, package: entry.package))
    }
}
