@testable import Proofing
import Testing

struct RuleBookTests {
    @Test func everyRuleHasANote() {
        for rule in Rule.allCases {
            let note = rule.note
            #expect(!note.summary.isEmpty && !note.explanation.isEmpty && (note.wrong == nil) == (note.right == nil), "\(rule)")
            #expect(note.summary.count < 80 && note.explanation.hasSuffix("."))
        }
        #expect(RuleBook.contents.count == Rule.allCases.count && RuleBook.rule("zwnj") == .nonJoiner && RuleBook.rule("x") == nil)
    }

    @Test(arguments: [(Rule.spaces, Tongue.russian), (.punctuation, .persian), (.quotes, .russian), (.dashes, .russian), (.dots, .russian), (.digits, .persian)])
    func examplesOfSignsAreWhatTheRulesDo(rule: Rule, tongue: Tongue) throws {
        let wrong = try #require(rule.note.wrong), right = try #require(rule.note.right)
        #expect(mended(wrong, tongue) == right)
        #expect(mended(right, tongue) == right)
    }

    @Test func otherExamplesAreFoundToo() {
        let pages: [(Rule, String)] = [(.email, "ru"), (.doubledWord, "ru"), (.weekday, "ru"), (.brackets, "ru"), (.linkScheme, "ru"), (.altText, "ru"), (.mixedDigits, "ar")]
        for (rule, language) in pages {
            let found = proof((rule.note.wrong ?? "") + "\n", language: language, selection: .rules([]))?.repairs.map(\.rule) ?? []
            #expect(found.contains(rule), "\(rule)")
            let right = proof((rule.note.right ?? "") + "\n", language: language, selection: .rules([]))?.repairs.map(\.rule) ?? []
            #expect(!right.contains(rule), "\(rule)")
        }
    }
}
