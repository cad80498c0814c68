import Drawing
import Geometry
import Imposition
import Makeup
import Press
import Specimens
import Testing

@Suite("Pages on sheets") struct ImposingTests {
    private static let words = ["один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]

    /// A PDF with a word on each of its pages.
    private func pages(_ count: Int, trim: Size = Specimen.trim) throws -> [UInt8] {
        try PressTests.finish(Specimen.document((0..<count).map { number in
            Specimen.page([Specimen.item([.init(Self.words[number])])], trim: trim)
        }))
    }

    private func impose(_ pdf: [UInt8], _ scheme: Scheme, _ change: (inout ImpositionOrder) -> Void = { _ in }) throws -> ImposedPDF {
        try Press.impose(pdf) { trims throws(ImpositionFault) in
            var order = ImpositionOrder(pages: trims, scheme: scheme, binding: .left)
            change(&order)
            return try order.imposed()
        }
    }

    /// The six numbers of each placement of a side, in the order in which it draws them.
    private func changes(_ proof: Proof, _ side: Int) -> [[Double]] {
        let content = String(decoding: proof.stream(.page(side), "/Contents"), as: UTF8.self)
        return content.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "cm") else { return nil }
            return words[(place - 6)..<place].compactMap { Double($0) }
        }
    }

    @Test("lie side by side in a booklet, to a hundredth of a millimetre")
    func booklet() throws {
        let imposed = try impose(try pages(8), .saddle) { $0.caliper = .mm(0.1) }, proof = Proof(imposed.bytes)
        #expect(proof.faults.isEmpty && imposed.sheets == 2 && imposed.flip == .shortEdge && proof.pageCount == 4)
        let width = Specimen.trim.width.points, height = Specimen.trim.height.points, exact = Length.mm(0.01).points
        #expect(zip(proof.numbers(.page(0), "/MediaBox"), [0, 0, 2 * width, height]).allSatisfy { abs($0 - $1) < exact })
        let outer = changes(proof, 0), inner = changes(proof, 2), creep = Length.mm(0.1).points
        #expect(outer.map { $0[4] }.sorted().elementsEqual([0, width]) { abs($0 - $1) < exact })
        #expect(inner.map { $0[4] }.sorted().elementsEqual([creep, width - creep]) { abs($0 - $1) < exact })
        #expect((outer + inner).allSatisfy { Array($0[..<4]) == [1, 0, 0, 1] })
    }

    @Test("keep their words and have each font once", .enabled(if: canReadText))
    func words() throws {
        let single = try pages(8), imposed = try impose(single, .zine)
        #expect(imposed.sheets == 1 && imposed.flip == .none)
        let read = readText(imposed.bytes)
        #expect(Self.words.prefix(8).allSatisfy(read.contains))
        #expect(Proof(imposed.bytes).faults.isEmpty)
        #expect(imposed.bytes.count < single.count + 4_000)
    }

    @Test("stand upside down in the upper row of a zine")
    func zine() throws {
        let changes = changes(Proof(try impose(try pages(8), .zine).bytes), 0)
        #expect(changes.count == 8)
        #expect(changes.count { Array($0[..<4]) == [-1, 0, 0, -1] } == 4)
        let height = Specimen.trim.height.points
        for change in changes { #expect(change[0] == (change[5] > height + 1 ? -1 : 1)) }
    }

    @Test("give the same bytes again") func sameBytes() throws {
        let pdf = try pages(5)
        #expect(try impose(pdf, .saddle).bytes == impose(pdf, .saddle).bytes)
    }

    @Test("have their marks in the colour of all plates") func marks() throws {
        let imposed = try impose(try pages(4), .saddle) { $0.marks = [.crop, .fold, .registration, .colourBar] }
        let proof = Proof(imposed.bytes), content = String(decoding: proof.stream(.page(0), "/Contents"), as: UTF8.self)
        #expect(proof.faults.isEmpty && content.contains("/VqAll CS 1 SCN") && content.contains(" re f\n"))
        #expect(proof.syntax(.page(0), "/Resources", "/ColorSpace", "/VqAll").hasPrefix("[ /Separation /All /DeviceCMYK"))
        let media = proof.numbers(.page(0), "/MediaBox"), trim = proof.numbers(.page(0), "/TrimBox")
        #expect(trim[0] > media[0] + 14 && trim[3] < media[3] - 14)
    }

    @Test("that no scheme takes, and what is no PDF, are errors") func faults() throws {
        #expect(throws: PressError.self) { try impose(try pages(7), .letter) }
        #expect(throws: PressError.self) { try impose(Array("no PDF at all".utf8), .single) }
        #expect(throws: PressError.self) { try impose([], .single) }
        let sound = try pages(3)
        for end in stride(from: 1, to: sound.count, by: sound.count / 40) {
            _ = try? impose(Array(sound[..<end]), .saddle)
        }
    }
}
