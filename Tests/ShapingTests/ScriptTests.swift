import FontKit
import Geometry
import Shaping
import Testing

@Suite struct ScriptTests {
    /// A text of a language and the script of each unit: A(rab), C(yrl), L(atn), G(rek), H(ebr).
    static let scripts: [(String, String, String)] = [
        ("слово, word.", "ru", "CCCCCCCLLLLL"),
        ("word слово", "ru", "LLLLLCCCCC"),
        ("«слово» (word) и", "ru", "CCCCCCCCCLLLLCCC"),
        ("— 12 % —", "ru", "CCCCCCCC"),
        ("— 12 % —", "fa", "AAAAAAAA"),
        ("(word) слово", "ru", "LLLLLLLCCCCC"),
        // Across a change of direction a space belongs to its neighbour of the same level.
        ("تث word تث", "fa", "AAALLLLAAA"),
        ("تث (word) 12", "fa", "AAAALLLLAAAA"),
        ("تث «word» تث", "fa", "AAAALLLLAAAA"),
        ("word 12", "fa", "LLLLLLL"),
        ("тест تث، тест", "ru", "CCCCCAAACCCCC"),
        ("ت\u{651}a\u{301}", "fa", "AALL"),
        ("می\u{200C}کند", "fa", "AAAAAA"),
        ("αβ x", "ru", "GGGL"),
        ("", "ru", ""),
    ]

    @Test(arguments: scripts) func sharedCharactersFollowTheirNeighbours(text: String, language: String, expected: String) {
        let letters = shaped(text, language).perUnit { String($0.script.description.prefix(1)) }
        #expect(letters.joined() == expected)
    }

    @Test func nestedAndUnmatchedBracketsDoNotStray() {
        let text = "تث (a [b) تث] تث"
        let scripts = shaped(text, "fa").perUnit(\.script)
        #expect(scripts.count == text.utf16.count)
        #expect(scripts.last == .arabic && scripts[3] == .arabic)
        let deep = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
        #expect(shaped(deep, "ru").perUnit(\.script).allSatisfy { $0 == .latin })
    }
}
