import Synchronization

/// The hyphenation dictionaries of this machine, opened when a language first needs one.
///
/// One serves all workers: what it has opened and found out is kept under a lock.
public final class Hyphenation: Sendable {
    private let folders: [String]
    private let state = Mutex(State())

    fileprivate struct State {
        var open: [String: Hyphenator?] = [:]
        /// The answer before, which is that of most words.
        var last: (language: String, hyphenator: Hyphenator?)?
        var missing: [Missing] = []
        var exceptions = HyphenationExceptions()
    }

    /// Languages that have patterns in ``dictionaries`` but whose file is not here and was asked for, in the order of their tags.
    public var missing: [Missing] { state.withLock { $0.missing.sorted { $0.language < $1.language } } }

    /// What the author wants otherwise than the dictionaries.
    public var exceptions: HyphenationExceptions {
        get { state.withLock { $0.exceptions } }
        set { state.withLock { $0.exceptions = newValue } }
    }

    public struct Missing: Sendable, Hashable {
        public var language: String
        public var package: String
    }

    public init(folders: [String] = ["/usr/share/hyphen"]) { self.folders = folders }

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
        state.withLock { state in
            if !state.exceptions.isEmpty, let points = state.exceptions.points(of: letters, language: language) { return points }
            return state.hyphenator(for: language, in: folders)?.points(in: letters) ?? []
        }
    }
}

private extension Hyphenation.State {
    /// The hyphenator of a BCP 47 language; nil for one that is not hyphenated or whose dictionary is missing.
    mutating func hyphenator(for language: String, in folders: [String]) -> Hyphenator? {
        if let last, last.language == language { return last.hyphenator }
        let primary = language.prefix { $0 != "-" }.lowercased()
        let found = open[primary] ?? load(primary, from: folders)
        open[primary] = .some(found)
        last = (language, found)
        return found
    }

    private mutating func load(_ language: String, from folders: [String]) -> Hyphenator? {
        guard let entry = Hyphenation.dictionaries.first(where: { $0.language == language }) else { return nil }
        for folder in folders {
            if let found = Hyphenator(path: "\(folder)/\(entry.file)", before: entry.before, after: entry.after) { return found }
        }
        missing.append(Hyphenation.Missing(language: language, package: entry.package))
        return nil
    }
}
