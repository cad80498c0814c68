import Diagnostics
import Manuscript
import Proofing
import Testing

/// Placeholders of localised editions are no rule's business: each is one thing that stands for what nobody has read yet.
struct FieldProofTests {
    /// Each has something within its braces that rules mend in running text.
    private static let placeholders = [
        "{{place}}", "{{  place  }}", "{{نام‌گروه}}", "{{كتاب يك}}", "{{mесто}}", "{{слово слово}}", "{{a--b}}", "{{a ,b}}", "{{1999-2000}}", "{{x...}}", "{{«a\"}}",
    ]

    @Test(arguments: [
        ("fa", ["این نشست در ", "، برگزار می‌شود."]), ("fa", ["کافهٔ ", " (", ") و همسایه‌هایش."]), ("ar", ["اجتماعنا في ", "، غداً."]),
        ("ru", ["Приходите в ", ", как всегда."]), ("ru", ["Встреча «", "» и ещё (", ")."]),
    ])
    func theyAreLeftAlone(_ language: String, _ around: [String]) throws {
        for placeholder in Self.placeholders {
            let source = "---\nlanguage: \(language)\ntitle: \"\(placeholder)\"\n---\n\n" + around.joined(separator: placeholder) + "\n"
            let result = try #require(proof(source, language: language, selection: .all))
            #expect(result.repairs.isEmpty, "\(source.debugDescription): \(result.repairs)")
            #expect(result.bytes == Array(source.utf8))
        }
    }

    @Test func whatStandsAroundThemIsMended() throws {
        let result = try #require(proof("Приходите  в {{ место , время }} завтра ,как всегда.\n", selection: .all))
        #expect(text(result) == "Приходите в {{ место , время }} завтра, как всегда.\n")
    }

    @Test func plainTextsHaveThemToo() throws {
        let result = try #require(proof("Приходите в {{a  ,b}} завтра.\n", named: "a.txt", selection: .all))
        #expect(result.repairs.isEmpty)
    }
}
