/// The rules that read passages, in the order in which each sees what those before it have made of the text.
enum RuleOrder {
    /// Characters first, then words, then the signs between them.
    static func rules(for tongue: Tongue) -> [any PassageRule] {
        characters(tongue) + wording(tongue) + signs(tongue)
    }

    private static func characters(_ tongue: Tongue) -> [any PassageRule] { [] }
    private static func wording(_ tongue: Tongue) -> [any PassageRule] { [RanTogether()] }
    private static func signs(_ tongue: Tongue) -> [any PassageRule] { [] }
}
