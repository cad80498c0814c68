/// How well a word is known, also when it is inflected.
enum Familiarity: Int, Comparable {
    /// As ``Standing`` has them; then one of the program's own short lists.
    case unknown, listed, common, own

    static func < (one: Familiarity, other: Familiarity) -> Bool { one.rawValue < other.rawValue }

    /// How far a word may be from one that is known.
    enum Form: Int, Comparable {
        case itself
        /// With what is plainly an ending or a prefix.
        case inflected
        /// Also with what is as often a part of the word.
        case loosely

        static func < (one: Form, other: Form) -> Bool { one.rawValue < other.rawValue }
    }

    /// The word's own, or that of the common word it is a form of.
    ///
    /// - Parameter floor: What is no better need not be found out: to ask a large list is the dear part.
    init(_ word: ArraySlice<Unicode.Scalar>, upTo form: Form, in lexicon: Lexicon, above floor: Familiarity = .unknown) {
        guard let plain = PlainWord.of(word, in: lexicon.tongue) else { self = .unknown; return }
        if lexicon.isOwn(plain) { self = .own; return }
        // What large lists have of stems is chance.
        let stems = form == .itself ? [] : lexicon.tongue == .arabic ? ArabicStems.of(plain, form) : PersianStems.of(plain, form)
        if stems.contains(where: lexicon.isOwn) {
            self = .own
        } else if lexicon.isCommon(plain) || stems.contains(where: lexicon.isCommon) {
            self = .common
        } else {
            self = floor >= .listed ? .unknown : Familiarity(rawValue: lexicon.standing(of: word).rawValue) ?? .unknown
        }
    }
}

/// What a Persian word may be a form of.
enum PersianStems {
    static func of(_ word: [Unicode.Scalar], _ form: Familiarity.Form) -> [[Unicode.Scalar]] {
        let bare = [word[...]] + prefixes.compactMap { word.count > $0.count + 2 && word.starts(with: $0) ? word.dropFirst($0.count) : nil }
        let endings = form == .loosely ? endings + shortEndings : endings
        let stems = bare.flatMap { whole in [whole] + endings.compactMap { whole.dropping(ending: $0) } }
        return stems.dropFirst().map(Array.init) + (form == .loosely ? stems.compactMap(withoutMadda) : [])
    }

    /// A word that was typed with آ for ا.
    private static func withoutMadda(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        word.first == "\u{622}" ? [Letter.alef] + word.dropFirst() : nil
    }

    private static let prefixes = split("ب بی نا هم پر ضد می نمی به")
    private static let endings = split("""
        ها های هایی هائی هایم هایت هایش هایمان هایتان هایشان ی یی ئی ای ان انی ون یون ات اتی مان تان شان تر ترین گر گری گران انه را
        """)
    private static let shortEndings = split("ش م ت")

    private static func split(_ list: String) -> [[Unicode.Scalar]] {
        list.unicodeScalars.split { $0 == " " || $0 == "\n" }.map(Array.init)
    }
}

/// What an Arabic word may be a form of.
enum ArabicStems {
    static func of(_ word: [Unicode.Scalar], _ form: Familiarity.Form) -> [[Unicode.Scalar]] {
        let forms = [word[...]] + drop("وف", of: word[...])
        let open = forms + forms.flatMap { drop("بلك", of: $0) }
        // ل before the article takes its alef.
        let whole = forms.filter { $0.starts(with: "لل".unicodeScalars) }.map { [Letter.alef] + $0.dropFirst() }
        let all = open.map(Array.init) + whole
        let bare = all + all.filter { $0.count > 4 && $0.starts(with: "ال".unicodeScalars) }.map { Array($0.dropFirst(2)) }
        guard form == .loosely else { return bare }
        return bare + bare.flatMap { stem in endings.compactMap { stem[...].dropping(ending: $0).map(Array.init) }.filter { $0.count > 3 } }
    }

    private static func drop(_ letters: String, of word: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        word.count > 2 && word.first.map(letters.unicodeScalars.contains) == true ? [word.dropFirst()] : []
    }

    private static let endings = ["ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ية", "ون", "ين", "ان", "ات", "ت", "وا"].map { Array($0.unicodeScalars) }
}

extension ArraySlice<Unicode.Scalar> {
    /// What is left of a word without an ending; nil where that is less than three letters or it has none.
    fileprivate func dropping(ending: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        count > ending.count + 2 && suffix(ending.count).elementsEqual(ending) ? dropLast(ending.count) : nil
    }
}
