import LayoutBook

/// The hyphenation dictionaries of this machine, opened when a language first needs one.
///
/// Not Sendable: one a worker.
public final class Hyphenation {
    private let folders: [String]
    private var open: [String: Hyphenator?] = [:]
    /// The answer before, which is that of most words.
    private var last: (language: String, hyphenator: Hyphenator?)?
    /// Languages that have patterns in ``dictionaries`` but whose file is not here, in the order they were asked for.
    public private(set) var missing: [Missing] = []
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
        if let last, last.language == language { return last.hyphenator }
        let primary = language.prefix { $0 != "-" }.lowercased()
        let found = open[primary] ?? load(primary)
        open[primary] = .some(found)
        last = (language, found)
        return found
    }

    private func load(_ language: String) -> Hyphenator? {
        guard let entry = Self.dictionaries.first(where: { $0.language == language }) else { return nil }
        for folder in folders {
            if let found = Hyphenator(path: "\(folder)/\(entry.file)", before: entry.before, after: entry.after) { return found }
        }
        missing.append(Missing(language: language, package: entry.package))
        return nil
    }
}
