import Drawing
@testable import Press
import Geometry
import Testing

/// Marks in content, bracketed.
struct ContentMarksTests {
    private static let text = Draft.Mark.text(.init(part: 1, number: 0))

    private func bracketed(_ content: String, _ marks: [Draft.Mark]) -> String? {
        let marks = ContentMarks(marks) { mark in if case .text = mark { "/P" } else { nil } }
        return Array(content.utf8).withUnsafeBufferPointer { marks.bracket($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `each stretch is bracketed as what it is, text by numbers`() {
        let content = "q\n\(Draft.mark)\n(a)Tj\n1 0 0 rg \(Draft.mark)\n(b)Tj\n\(Draft.mark)\n(c)Tj\nQ\n"
        #expect(bracketed(content, [Self.text, .foot, Self.text]) == """
            q
            /P <</MCID 0>> BDC
            (a)Tj
            1 0 0 rg EMC
            /Artifact <</Type/Pagination/Subtype/Footer>> BDC
            (b)Tj
            EMC
            /P <</MCID 1>> BDC
            (c)Tj
            Q

            EMC

            """)
    }

    @Test func `a page without marks stays as it is`() { #expect(bracketed("q Q\n", []) == "q Q\n") }

    @Test(arguments: ["", "\(Draft.mark)\n\(Draft.mark)\n", "(\(Draft.mark))Tj\n", "1\(Draft.mark)\n", "\(Draft.mark)"])
    func `too few, too many, and marks in strings or in other numbers are no marks`(content: String) {
        #expect(bracketed(content, [Self.text]) == nil)
    }
}
