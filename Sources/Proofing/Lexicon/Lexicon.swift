/// How well a word is known.
enum Standing: Int, Comparable, Sendable {
    /// No lexicon has it, which proves nothing.
    case unknown
    /// A large list has it, or makes it by its rules; such lists have odd forms too.
    case listed
    /// A word that any reader knows.
    case common

    static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
}

/// The words of one language, as far as what is installed and what the program brings along know them.
///
/// Common are the words of the program's own short lists, and for Persian those of Aspell's list of words in use. Hunspell
/// says nothing of how often a word is used: what only it has is listed, never common. Its Russian, Ukrainian and Bulgarian
/// lists hold good words, its Arabic one and Aspell's large Persian one also hold forms that nobody writes.
/// A list is opened by the first question. Belongs to one worker.
final class Lexicon {
    let tongue: Tongue

    private let folders: Folders
    private let formation: (any WordFormation)?
    private lazy var lists = Lists(tongue, folders)
    private lazy var own = Lexicon.own(tongue)
    private var known: [[Unicode.Scalar]: Standing] = [:]

    /// Where the lists are, if not where Debian has them.
    struct Folders: Sendable {
        var hunspell = "/usr/share/hunspell"
        /// Nil for where Aspell itself looks.
        var aspell: String?
    }

    init(_ tongue: Tongue, in folders: Folders = Folders()) {
        self.tongue = tongue
        self.folders = folders
        formation = tongue == .persian ? PersianFormation() : nil
    }

    /// Whether a list of words is installed; without one only what the program itself knows is known. Opens the list.
    var isInstalled: Bool { lists.large != nil }

    /// How well a word is known, as it stands in a text: in any case, with its marks, tatweels and soft hyphens.
    func standing(of word: String) -> Standing { standing(of: Array(word.unicodeScalars)[...]) }

    func standing(of word: ArraySlice<Unicode.Scalar>) -> Standing {
        // Nothing longer is a word, and lists with rules take very long over it.
        guard word.count <= 60, let plain = PlainWord.of(word, in: tongue) else { return .unknown }
        if let standing = known[plain] { return standing }
        // What a hostile text can make us keep.
        if known.count > 200_000 { known = [:] }
        let standing = max(find(plain), formation?.standing(of: plain, in: self) ?? .unknown)
        known[plain] = standing
        return standing
    }

    /// Whether a word, plain as ``PlainWord`` makes it, is one of those that the program brings along.
    func isOwn(_ plain: [Unicode.Scalar]) -> Bool { own.contains(plain) }

    /// Whether a word, plain too, is common: cheaper to ask than how it stands.
    func isCommon(_ plain: [Unicode.Scalar]) -> Bool { own.contains(plain) || lists.used?.has(String(plain)) == true }

    private func find(_ word: [Unicode.Scalar]) -> Standing {
        if isCommon(word) { return .common }
        return lists.large?.has(String(word)) == true ? .listed : .unknown
    }
}

/// The lists of one language.
private struct Lists {
    /// Words in use.
    var used: (any WordList)?
    /// All words and forms.
    var large: (any WordList)?

    init(_ tongue: Tongue, _ folders: Lexicon.Folders) {
        switch tongue {
        case .persian:
            used = AspellList("fa", "fa-generic", in: folders.aspell)
            large = AspellList("fa", "fa", in: folders.aspell)
        case .arabic: large = HunspellList("ar", in: folders.hunspell)
        case .russian: large = HunspellList("ru_RU", in: folders.hunspell)
        case .ukrainian: large = HunspellList("uk_UA", in: folders.hunspell)
        case .bulgarian: large = HunspellList("bg_BG", in: folders.hunspell)
        case .otherArabic, .otherCyrillic, .other: break
        }
    }
}
