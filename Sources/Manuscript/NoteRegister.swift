import Diagnostics

/// The notes of an article and the numbers that its text gives them, in the order in which it first refers to them.
final class NoteRegister {
    /// What becomes of references in a text.
    enum Place {
        /// They are numbers.
        case text
        /// They stay as they are, for notes have no notes.
        case note
        /// They stay as they are, for a description is not set.
        case description
    }

    /// Numbers of definitions, by label.
    private var definitions: [String: Int] = [:]
    /// What a definition's number is among the notes of the text, from 0; indexed by definition.
    private var numbers: [Int?] = []
    /// Indexed by definition.
    private var isFirst: [Bool] = []
    /// Definitions in the order of the notes.
    private(set) var order: [Int] = []

    /// Enters a definition; false where its label is another's.
    func define(_ label: String) -> Bool {
        let isNew = definitions[label] == nil
        if isNew { definitions[label] = numbers.count }
        numbers.append(nil)
        isFirst.append(isNew)
        return isNew
    }

    /// The number of a note, from 0, that the text refers to; nil where nothing defines it.
    func refer(to label: String) -> Int? {
        guard let definition = definitions[label] else { return nil }
        if let number = numbers[definition] { return number }
        numbers[definition] = order.count
        order.append(definition)
        return order.count - 1
    }

    /// Whether a definition is the one that its label means.
    func isDefinition(_ definition: Int) -> Bool { isFirst[definition] }

    func isReferred(to definition: Int) -> Bool { numbers[definition] != nil }

    /// The label that one which nothing defines is a slip of the pen away from, in articles that a look through is soon over in.
    func label(near label: String) -> String? {
        definitions.count > 50 || label.count < 3 ? nil : nearest(to: label, among: definitions.keys.sorted())
    }
}
