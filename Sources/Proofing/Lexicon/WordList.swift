import CAspell
import CHunspell

/// A list of words that is installed. For one worker at a time.
protocol WordList: AnyObject {
    /// Whether it has a word that ``Lexicon`` has made plain, or makes it by its rules.
    func has(_ word: String) -> Bool
}

/// A list of Hunspell's: words, and the rules by which each is inflected.
final class HunspellList: WordList {
    private let list: OpaquePointer

    /// - Parameters:
    ///   - name: Of its two files, as `ru_RU`.
    ///   - folder: Where they are.
    /// Nil where they, or the library, are missing.
    init?(_ name: String, in folder: String) {
        guard let list = chunspell_open("\(folder)/\(name).aff", "\(folder)/\(name).dic") else { return nil }
        self.list = list
    }

    deinit { chunspell_close(list) }

    func has(_ word: String) -> Bool { chunspell_has(list, word) }
}

/// A list of Aspell's: words as they are written.
final class AspellList: WordList {
    private let list: OpaquePointer

    /// - Parameter folder: Where the lists are; nil for where Aspell keeps them.
    /// Nil where the list, or the library, is missing.
    init?(_ language: String, _ name: String, in folder: String?) {
        guard let list = caspell_open(language, name, folder) else { return nil }
        self.list = list
    }

    deinit { caspell_close(list) }

    func has(_ word: String) -> Bool { caspell_has(list, word) }
}
