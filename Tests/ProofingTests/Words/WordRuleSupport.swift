@testable import Proofing

/// What a rule says of a passage that is a whole text.
func corrections(_ text: String, _ tongue: Tongue, by rule: any PassageRule, role: Passage.Role = .paragraph, lexicon: Lexicon? = nil,
                 beside rest: [String] = []) -> [Correction] {
    let passage = Passage(text, tongue: tongue, role: role)
    let knowledge = Knowledge(lexicon: lexicon ?? Lexicon(tongue), evidence: Evidence([passage] + rest.map { Passage($0, tongue: tongue) }))
    return rule.corrections(of: passage, by: knowledge)
}

/// A text as a rule makes it with what it is sure of, or with all it says.
func mended(_ text: String, _ tongue: Tongue, by rule: any PassageRule, sure: Confidence = .high, role: Passage.Role = .paragraph,
            lexicon: Lexicon? = nil, beside rest: [String] = []) -> String {
    var tracked = TrackedText(Array(text.unicodeScalars))
    tracked.apply(corrections(text, tongue, by: rule, role: role, lexicon: lexicon, beside: rest).filter { $0.confidence >= sure })
    return tracked.string
}

/// Which lists of words this machine has; each is asked once.
enum Installed {
    static let russian = Lexicon(.russian).isInstalled
    static let arabic = Lexicon(.arabic).isInstalled
}
