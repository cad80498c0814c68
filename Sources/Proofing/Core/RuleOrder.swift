/// The rules that read passages, in the order in which each sees what those before it have made of the text.
enum RuleOrder {
    /// Characters first, then words, then the signs between them, then what mostly a reader has to mend.
    static func rules(for tongue: Tongue) -> [any PassageRule] {
        characters(tongue) + wording(tongue) + signs(tongue) + reading(tongue)
    }

    /// What is only said of a text that is read, never of one that is brought in.
    static func checks(knowing evidence: Evidence) -> [any PassageRule] {
        [SpellingRule(knowing: evidence)]
    }

    private static func characters(_ tongue: Tongue) -> [any PassageRule] {
        [PresentationRule(), StretchRule(), ScriptLettersRule(), LookalikeRule()]
    }

    private static func wording(_ tongue: Tongue) -> [any PassageRule] {
        // A soft hyphen that stands in for a non-joiner is read before those that are strewn about go.
        [LamAlefRule(), RanTogether(), StrayNonJoiners(), SoftHyphenRule(), HyphenRule(), JoinedForms(), PartedForms()]
    }

    private static func signs(_ tongue: Tongue) -> [any PassageRule] {
        [DigitRule(), DotRule(), PunctuationRule(), QuoteRule(), DashRule(), SpaceRule()]
    }

    private static func reading(_ tongue: Tongue) -> [any PassageRule] {
        [InvisibleRule(), BidiControlRule(), BracketRule(), EmailRule(), DoubledWordRule(), WeekdayRule()]
    }
}
