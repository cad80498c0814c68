import Specimens
import Testing
import VaraqKit

/// The newsletter in two languages side by side.
@Suite("Two languages") struct BilingualTests {
    struct Sides {
        var main: [StoryLine]
        var beside: [StoryLine]
        var document: Document
    }

    private func set(_ main: String, beside: String) throws -> Sides {
        let order = Order(path: Shop.root + "/Examples/dawn", layout: "bilingual-a4", editions: [main], beside: beside)
        let document = try #require(try Shop.set(order).editions.first).document
        let lines = document.story
        return Sides(main: lines.filter { $0.placed.language == main }, beside: lines.filter { $0.placed.language == beside },
                     document: document)
    }

    @Test(arguments: [("fa", "ru"), ("ar", "fa"), ("ru", "fa")])
    func `each has its half of the page and its own direction`(main: String, beside: String) throws {
        let sides = try set(main, beside: beside), isRightToLeft = main != "ru"
        // The masthead and the caption of a picture without a fellow may stand across.
        #expect(sides.main.allSatisfy { $0.half == nil || $0.half == (isRightToLeft ? 1 : 0) })
        #expect(sides.beside.allSatisfy { $0.half == (isRightToLeft ? 0 : 1) })
        #expect(sides.main.count { $0.half == nil } < 6)
        for (lines, language) in [(sides.main, main), (sides.beside, beside)] {
            #expect(lines.allSatisfy { $0.placed.direction == (language == "ru" ? .leftToRight : .rightToLeft) })
        }
    }

    /// Of editions whose articles have the same paragraphs.
    @Test func `paragraphs of a pair begin on the same row`() throws {
        let sides = try set("ar", beside: "fa")
        func heads(_ lines: [StoryLine]) -> [String] {
            var places: [String] = []
            for (line, before) in zip(lines, [nil] + lines.map(Optional.some)) where line.half != nil {
                let isNew = before?.id.matter != line.id.matter || before?.id.block != line.id.block
                if isNew { places.append("\(line.page) \(Int((line.placed.origin.y.points * 100).rounded())) \(line.placed.style)") }
            }
            return places
        }
        let main = heads(sides.main), beside = heads(sides.beside)
        #expect(main == beside && main.count > 40)
        for lines in [sides.main, sides.beside] {
            let body = lines.filter { $0.placed.style == .body }
            #expect(body.allSatisfy { line in
                guard let grid = sides.document.pages[line.page - 1].grid else { return false }
                let row = (line.placed.origin.y - body[0].placed.origin.y).points / grid.leading.points
                return line.page > 1 || abs(row - row.rounded()) < 0.01
            })
        }
    }

    @Test(arguments: [("fa", "ru"), ("ar", "fa"), ("ru", "fa")])
    func `nothing is lost`(main: String, beside: String) throws {
        let sides = try set(main, beside: beside)
        for (lines, name) in [(sides.main, main), (sides.beside, beside)] {
            let order = Order(path: Shop.root + "/Examples/dawn", layout: "newsletter-a4", editions: [name])
            let alone = try #require(try Shop.set(order).editions.first).document.story
            func letters(_ lines: [StoryLine]) -> [Unicode.Scalar] {
                let text = lines.filter { !["\(StyleName.mastheadName)", "\(StyleName.mastheadMotto)", "\(StyleName.mastheadLine)"].contains("\($0.placed.style)") }
                return Words.letters(of: text.map(\.placed.line.logicalText).joined()).sorted()
            }
            #expect(letters(lines) == letters(alone), "\(name) of \(main) beside \(beside)")
        }
    }

    /// Each edition has it in a folder of its own language, by another path.
    @Test func `the picture that both have stands once, with what both say of it`() throws {
        let sides = try set("ar", beside: "fa")
        let pictures = sides.document.pages.flatMap(\.items).filter { if case .picture = $0.content { true } else { false } }
        #expect(pictures.count == 1)
        let captions = [sides.main, sides.beside].map { $0.filter { $0.placed.style == .caption } }
        #expect(captions.allSatisfy { !$0.isEmpty } && captions[0][0].placed.origin.y == captions[1][0].placed.origin.y)
    }
}
