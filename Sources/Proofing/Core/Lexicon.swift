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

/// The words of one language, as far as what is installed knows them. Belongs to one worker.
final class Lexicon {
    let tongue: Tongue
    /// Whether a list of words is installed; without one only what the program itself knows is known.
    let isInstalled: Bool

    init(_ tongue: Tongue) {
        self.tongue = tongue
        isInstalled = false
    }

    func standing(of word: String) -> Standing { .unknown }
}
