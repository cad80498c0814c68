/// Letters of a word without marks and non-joiners, Arabic yeh and kaf read as the Persian ones.
typealias Letters = ArraySlice<Unicode.Scalar>

/// A set of words or parts of words that this program knows by itself.
struct Vocabulary: Sendable {
    private let entries: Set<Letters>

    /// - Parameter list: Parted by blanks and line breaks.
    init(_ list: String) { entries = Set(Self.split(list)) }
    init(_ entries: some Sequence<Letters>) { self.entries = Set(entries) }

    func contains(_ letters: Letters) -> Bool { entries.contains(letters) }

    /// The entries of a list, in its order.
    static func split(_ list: String) -> [Letters] {
        list.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { Array($0)[...] }
    }
}

extension Letters {
    /// Whether it ends so.
    func ends(_ ending: Letters) -> Bool { count >= ending.count && suffix(ending.count) == ending }

    /// What stands before an ending; nil where it does not end so.
    func before(_ ending: Letters) -> Letters? { ends(ending) ? dropLast(ending.count) : nil }

    /// What stands behind a beginning; nil where it does not begin so.
    func behind(_ beginning: Letters) -> Letters? { starts(with: beginning) ? dropFirst(beginning.count) : nil }

    /// Whether a non-joiner behind it shows: its last letter would join the next.
    var joinsForward: Bool { last.map { !$0.joinsOnlyBefore && $0 != "\u{621}" } ?? false }

    init(written word: String) { self = Array(word.unicodeScalars)[...] }
}

/// Short words and endings that the rules ask for by name.
enum Piece {
    static let indefinite = Letters(written: "ای")
    static let child = Letters(written: "بچه")
    static let isOne = Letters(written: "ایست")
    static let yours = Letters(written: "ات")
    static let are = Letters(written: "اند")
    static let to = Letters(written: "به")
    static let place = Letters(written: "ستان")
    static let superlative = Letters(written: "ترین")
    static let comparative = Letters(written: "تر")
    static let from = Letters(written: "از")
    static let its = Letters(written: "اش")
    static let agent = Letters(written: "نده")
    static let give = Letters(written: "ده")
    static let plural = Letters(written: "ها")
    static let linkedPlural = Letters(written: "های")
    static let spokenPlural = Letters(written: "هاش")
    static let that = Letters(written: "آن")
    static let this = Letters(written: "این")
}
