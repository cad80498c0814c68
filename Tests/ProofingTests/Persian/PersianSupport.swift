@testable import Proofing

/// Texts as the rules on non-joiners leave them.
enum Mended {
    static var rules: [any PassageRule] { [StrayNonJoiners(), JoinedForms(), PartedForms()] }

    /// What the rules make of a passage where corrections at least this sure are made.
    static func text(_ text: String, from level: Confidence = .high, role: Passage.Role = .paragraph,
                     among all: [Passage] = [], lexicon: Lexicon = Lexicon(.persian)) -> String {
        var passage = Passage(text, tongue: .persian, role: role)
        let knowledge = Knowledge(lexicon: lexicon, evidence: Evidence(all.isEmpty ? [passage] : all))
        for rule in rules {
            var tracked = TrackedText(passage.characters)
            tracked.apply(rule.corrections(of: passage, by: knowledge).filter { $0.confidence >= level })
            passage.characters = tracked.characters
        }
        return String(passage.characters)
    }

    static func corrections(_ text: String, role: Passage.Role = .paragraph, shielded: [Range<Int>] = []) -> [Correction] {
        let passage = Passage(Array(text.unicodeScalars), shielded: shielded, tongue: .persian, role: role)
        let knowledge = Knowledge(lexicon: Lexicon(.persian), evidence: Evidence([passage]))
        return rules.flatMap { $0.corrections(of: passage, by: knowledge) }
    }
}
