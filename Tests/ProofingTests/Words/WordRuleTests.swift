@testable import Proofing
import Testing

/// What holds of every rule of characters and words, whatever the text.
@Suite struct WordRuleTests {
    private static let tongues: [Tongue] = [.persian, .arabic, .russian, .ukrainian, .bulgarian, .otherArabic, .otherCyrillic, .other]

    @Test(arguments: tongues) func anyTextIsMendedInOnePass(tongue: Tongue) {
        var random = Seeded(7)
        let knowledge = Knowledge(lexicon: Lexicon(tongue), evidence: Evidence([Passage(noise(4_000, &random), tongue: tongue)]))
        for _ in 0..<60 {
            let text = noise(120, &random)
            for rule in RuleOrder.rules(for: tongue) + RuleOrder.checks(knowing: knowledge.evidence) {
                let found = rule.corrections(of: Passage(text, tongue: tongue), by: knowledge)
                #expect(areApart(found, in: text.unicodeScalars.count), "\(rule)")
                let again = rule.corrections(of: Passage(mended(text, by: found), tongue: tongue), by: knowledge)
                #expect(again.filter { $0.confidence == .high && $0.replacement != nil }.isEmpty, "\(rule): \(text.debugDescription)")
                var passage = Passage(text, tongue: tongue)
                passage.shielded = [20..<24, 24..<25, 60..<61, 90..<120]
                let open = rule.corrections(of: passage, by: knowledge)
                #expect(!open.contains { correction in passage.shielded.contains { $0.overlaps(correction.range) } }, "\(rule)")
            }
        }
    }

    @Test(arguments: tongues) func lettersAreLostToNoRule(tongue: Tongue) {
        var random = Seeded(11)
        let knowledge = Knowledge(lexicon: Lexicon(tongue, in: .none), evidence: Evidence())
        for _ in 0..<60 {
            let text = noise(100, &random)
            for rule in [StretchRule(), HyphenRule(), SoftHyphenRule()] as [any PassageRule] {
                let made = mended(text, by: rule.corrections(of: Passage(text, tongue: tongue), by: knowledge), sure: .low)
                #expect(letters(made) == letters(text))
            }
        }
    }

    @Test func aSlipIsFoundBesideTheWordThatIsMeant() {
        let text = "самоуправленцы, самоуправленцы и самоуправленцы; самоурпавленцы"
        let evidence = Evidence([Passage(text, tongue: .russian)])
        let lexicon = Lexicon(.russian)
        let found = SpellingRule(knowing: evidence).corrections(of: Passage(text, tongue: .russian), by: Knowledge(lexicon: lexicon, evidence: evidence))
        #expect(found.compactMap { $0.replacement.map { String($0) } } == (lexicon.isInstalled ? ["самоуправленцы"] : []))
        #expect(found.allSatisfy { $0.confidence == .low })
        let inflected = Evidence([Passage("Бакхтоваров, Бакхтоваров, Бакхтоваров, Бакхтоваровы", tongue: .russian)])
        #expect(SpellingRule(knowing: inflected).corrections(of: Passage("Бакхтоваровы", tongue: .russian),
                                                             by: Knowledge(lexicon: lexicon, evidence: inflected)).isEmpty)
    }

    /// Letters, marks, forms, joiners and losses as no writer would put them.
    private func noise(_ count: Int, _ random: inout Seeded) -> String {
        let scalars = Array("الاللكتیيىكۀةهپش\u{640}\u{640}\u{FFFD}\u{FFFD}\u{200C}\u{200D}\u{64B}\u{651}\u{FEFB}\u{FEDB}\u{FE98}\u{FE8E}\u{FDF2}\u{FE70}  . -‑\u{AD}'’исторяіавaoepMkX5۵".unicodeScalars)
        return String((0..<count).map { _ in scalars[random.next(scalars.count)] })
    }

    private func areApart(_ corrections: [Correction], in count: Int) -> Bool {
        let ranges = corrections.map(\.range)
        return ranges.allSatisfy { $0.upperBound <= count } && zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    }

    private func mended(_ text: String, by corrections: [Correction], sure: Confidence = .high) -> String {
        var tracked = TrackedText(Array(text.unicodeScalars))
        tracked.apply(corrections.filter { $0.confidence >= sure })
        return tracked.string
    }

    private func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.isWordLetter && $0 != Letter.tatweel || $0.isMark || $0.isDecimalDigit }
    }
}
