import Diagnostics
import Foundation
import Geometry
import LayoutBook
import Testing

/// A generator that gives the same numbers on every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

@Suite("Spoiled layout files")
struct SpoiledFileTests {
    private static let splinters = ["{", "}", "[", "]", ":", "- ", "&a", "*a", "~", "0", "-1", "99999999999999999999", "é",
                                    "\n", "\t", "'", "\"", "#", "|", "? ", "<<", "nan", "\u{0}", "%", "!!"]

    private static func spoil(_ text: [Character], with random: inout Seeded) -> String {
        var text = text
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<text.count, using: &random)
            let end = min(text.count, start + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<3, using: &random) {
            case 0: text.removeSubrange(start..<end)
            case 1: text.insert(contentsOf: splinters.randomElement(using: &random) ?? "", at: start)
            default: text.insert(contentsOf: Array(text[start..<end]), at: Int.random(in: 0..<text.count, using: &random))
            }
        }
        return String(text)
    }

    /// Whatever is in the file, there is either a layout that keeps its promises or an error with a place.
    @Test("Give an error or a sound layout", arguments: 0..<120 as Range<UInt64>)
    func spoiled(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let whole = try String(contentsOfFile: shippedLayouts + "/broadsheet-a4.yaml", encoding: .utf8)
        let shelf = try Shelf(["x.yaml": Self.spoil(Array(whole), with: &random)])
        let book = LayoutBook(folders: [shelf.folder, shippedLayouts])
        var diagnostics = Diagnostics()
        let layout = book.layout(named: "x", script: "Arab", into: &diagnostics)
        #expect((layout == nil) == diagnostics.hasErrors)
        for diagnostic in diagnostics.all { #expect(diagnostic.place != nil) }
        if let layout { check(layout) }
    }

    private func check(_ layout: Layout) {
        #expect(layout.leading > .zero && layout.area.columnWidth > .zero && layout.area.lines(ofLeading: layout.leading) > 0)
        #expect(layout.styles.count == StyleName.allCases.count)
        #expect(layout.styles.values.allSatisfy { $0.size > .zero })
        for page in layout.pages {
            for (index, frame) in page.frames.enumerated() {
                let names = page.frames[..<index].map(\.name)
                #expect((1...layout.area.columns).contains(frame.columns.upperBound))
                #expect((frame.below.frames + frame.above.frames).allSatisfy(names.contains))
            }
        }
    }
}
