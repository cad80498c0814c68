import Geometry
import Imposition
import Testing

@Suite("What cannot be imposed is told") struct FaultTests {
    private func fault(_ order: ImpositionOrder) -> String? {
        do {
            _ = try order.imposed()
            return nil
        } catch {
            return error.description
        }
    }

    @Test("counts", arguments: [
        (Scheme.letter, 5, "this fold takes six pages, and there are 5"),
        (.letter, 7, "this fold takes six pages, and there are 7"),
        (.gate, 6, "this fold takes eight pages, and there are 6"),
        (.half, 5, "this fold takes one to four pages, and there are 5"),
        (.quarter, 9, "this fold takes one to eight pages, and there are 9"),
        (.zine, 9, "this fold takes one to eight pages, and there are 9"),
        (.zigzag, 4, "this fold takes five pages and more, and there are 4"),
        (.zigzag, 1, "this fold takes five pages and more, and there is 1"),
        (.saddle, 0, "this fold takes one page at least, and there are 0"),
        (.single, 0, "this fold takes one page at least, and there are 0"),
    ])
    func counts(scheme: Scheme, count: Int, words: String) {
        #expect(fault(order(scheme, pages: count)) == words)
    }

    @Test("numbers in the scheme", arguments: [
        (Scheme.perfect(section: 12), "this fold takes sections of 4, 8, 16 or 32 pages"),
        (.perfect(section: 0), "this fold takes sections of 4, 8, 16 or 32 pages"),
        (.copies(columns: 0, rows: 2), "this fold takes 1 to 100 columns and rows"),
        (.cutAndStack(columns: 2, rows: -1), "this fold takes 1 to 100 columns and rows"),
        (.copies(columns: .max, rows: .max), "this fold takes 1 to 100 columns and rows"),
    ])
    func numbers(scheme: Scheme, words: String) {
        #expect(fault(order(scheme, pages: 4)) == words)
    }

    @Test("sizes of pages", arguments: Taking.all) func sizes(taking: Taking) throws {
        let count = try #require(taking.counts.last { $0 > 1 })
        for page in 1..<count {
            let spoiled = order(taking.scheme, pages: count) { $0.pages[page].height += .mm(2) }
            let words = try #require(fault(spoiled))
            // The panel of a letter is compared with its other side, and a gate's leaf with its middle.
            #expect(words.hasPrefix("page ") && words.contains("here the fold needs"), "\(words)")
        }
        let slight = order(taking.scheme, pages: count) { $0.pages[1].height += .mm(0.2) }
        #expect(fault(slight) == nil)
    }

    @Test("pages of no size", arguments: [0, -148, 4.9, .infinity, .nan, 1e30]) func measures(width: Double) throws {
        for taking in Taking.all + Taking.full {
            let count = taking.counts.last ?? 1
            let order = order(taking.scheme, pages: count, .left, size: Size(width: .mm(width), height: .mm(210)), dress)
            #expect(try #require(fault(order)).hasSuffix("mm, which is no size to print"))
        }
    }

    @Test("the smallest pages there are still go on a sheet", arguments: Taking.all + Taking.full)
    func small(taking: Taking) throws {
        let count = taking.counts.last ?? 1
        let order = order(taking.scheme, pages: count, .left, size: Size(width: .mm(8.1), height: .mm(5)), dress)
        #expect(fault(order).map { $0.hasSuffix("on paper of this thickness, and there are 64") } ?? true)
    }

    @Test("a letter whose panels are all equal") func letter() {
        let equal = order(.letter, pages: 6, size: .third) { $0.pages[3].width = .mm(100); $0.pages[4].width = .mm(100) }
        #expect(fault(equal) == "page 4 measures 100 × 210 mm, and here the fold needs 97 × 210 mm")
        let odd = order(.letter, pages: 6, size: .third) { $0.pages[4].width = .mm(100) }
        #expect(fault(odd) == "page 5 measures 100 × 210 mm, and here the fold needs 97 × 210 mm")
    }

    @Test("too little paper, and paper that is turned") func paper() throws {
        let a4 = Size(width: .mm(210), height: .mm(297))
        let fitting = try order(.half, pages: 4) { $0.paper = a4 }.imposed()
        #expect(fitting.sides.map(\.paper) == Array(repeating: Size(width: .mm(297), height: .mm(210)), count: 2))
        #expect(fault(order(.half, pages: 4) { $0.paper = a4; $0.bleed = .mm(3) })
            == "pages with their bleed and marks need 302 × 216 mm of paper, and it measures 210 × 297 mm")
        #expect(fault(order(.half, pages: 4) { $0.paper = a4; $0.marks = .fold })
            == "pages with their bleed and marks need 310 × 224 mm of paper, and it measures 210 × 297 mm")
    }

    @Test("booklets that creep out of themselves") func creep() {
        func fault(_ count: Int) -> String? {
            self.fault(order(.saddle, pages: count, size: .a7) { $0.caliper = .mm(0.5) })
        }
        let most = 4 * 38
        #expect(fault(most) == nil)
        #expect(fault(most + 1) == "this fold takes at most 152 pages on paper of this thickness, and there are 153")
    }
}
