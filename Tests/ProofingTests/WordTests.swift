@testable import Proofing
import Testing

@Suite struct WordTests {
    @Test(arguments: [
        ("می‌کند که کتاب‌ها", ["می‌کند", "که", "کتاب‌ها"]),
        ("دس\u{FFFD}\u{FFFD}تاورد، کـار", ["دس\u{FFFD}\u{FFFD}تاورد", "کـار"]),
        ("п'ять, 3,5 и 10:30.", ["п'ять", "3,5", "и", "10:30"]),
        ("пишите: editor@varaq.example, www.varaq.example/a.", ["пишите", "editor@varaq.example", "www.varaq.example/a"]),
        ("т. е. и/или", ["т", "е", "и", "или"]),
    ])
    func textsFallIntoWords(text: String, expected: [String]) {
        let scalars = Array(text.unicodeScalars)
        #expect(words(in: scalars).map { String(scalars[$0.range]) } == expected)
    }
}
