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

    /// A layout that says everything a layout can say.
    private static let full = """
        sheet: a2
        orientation: landscape
        fold: letter
        notes: article
        margins: {top: 11mm, bottom: 14mm, inside: 12mm, outside: 12mm}
        grid: {leading: 12.25pt, columns: 3, gutter: 6mm}
        inks: [black, red, {name: ochre, rgb: [200, 120, 30]}, {name: sky, cmyk: [60%, 0, 10%, 0]}, {name: smoke, gray: 40%},
               {name: moss, cmyk: [50%, 20%, 80%, 30%], kind: spot, plate: PANTONE 5757 C}]
        styles: {title: {ink: red, tint: 80%, overprint: true}, subtitle: {based-on: title, tint: 40%}, body: {overprint: false}}
        fit:
          size: [8.5pt, 11pt]
          leading: [1.2, 1.4]
          gutter: [5mm, 8mm]
          spacing: [0.5, 1.5]
          pictures: [0.6, 1.2]
          sacrifice: [pullquote, extra]
        scripts: {arab: {fit: {leading: [1.3, 1.5]}}}
        pages:
          - name: front
            fold-lines: [{at: 50%, words: true}, {at: 25%}]
            frames:
              - {name: head, columns: all, height: 6, takes: [masthead, masthead.name], box: {tint: 12%, radius: 3mm}}
              - {name: text, columns: 1-2, below: head, gap: 1, thread: main}
              - {name: side, columns: 3, below: head, thread: main, height: fit, min-lines: 3, max-lines: 90}
              - {name: picture, columns: 1-2, below: {frames: head, gap: 4}, takes: lead.picture, level: 1,
                 inset: {share: 40%, side: centre, standoff: 5mm, gap: 0.5}}
          - name: panel
            width: 97mm
            margins: {inside: 8mm}
            grid: {columns: 1}
            frames:
              - {name: more, thread: main, above: index}
              - {name: index, takes: in-this-issue, stands: foot, align: spread, sacrifice: extra,
                 box: {tint: {ink: red, share: 20%}, ink: ochre, border: 1pt, overprint: true}}
            furniture: [{text: folio, distance: 6mm}]
        threads:
          main: {takes: [lead, others], jumps: true, balance: true, parallel: false}
        """

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

    @Test("So does one that says all there is to say, spoiled letter by letter, and what is left of it can be described",
          arguments: 0..<200 as Range<UInt64>)
    func spoiledInFull(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let shelf = try Shelf(["x.yaml": seed == 0 ? Self.full : Self.spoil(Array(Self.full), with: &random)])
        let book = LayoutBook(folders: [shelf.folder, shippedLayouts])
        var diagnostics = Diagnostics()
        let layout = book.layout(named: "x", script: seed % 2 == 0 ? "Arab" : "Cyrl", into: &diagnostics)
        #expect((layout == nil) == diagnostics.hasErrors)
        if seed == 0 { #expect(shelf.rendered(diagnostics) == []) }
        for diagnostic in diagnostics.all { #expect(diagnostic.place != nil) }
        guard let layout else { return }
        check(layout)
        for direction in [Direction.leftToRight, .rightToLeft] { #expect(!layout.describe(direction: direction).isEmpty) }
    }

    private func check(_ layout: Layout) {
        #expect(layout.leading > .zero)
        #expect(layout.inks.allSatisfy { ink in ink.tint.map { $0.share > 0 && $0.share <= 1 && Int($0.ink.index) < layout.inks.count } ?? true })
        for ink in layout.inks {
            guard let tint = ink.tint, case let full = layout.inks[Int(tint.ink.index)] else { continue }
            #expect(full.tint == nil && (ink.kind, ink.plate) == (full.kind, full.plate))
            #expect(tint.share < 1 || ink.overprints != full.overprints)
        }
        for style in layout.styles.values {
            #expect(layout.inks.indices.contains(Int(style.ink.index)) && layout.inks.indices.contains(Int(style.marksInk?.index ?? 0)))
        }
        #expect(Set(layout.inks.map { [$0.red, $0.green, $0.blue] }).count == layout.inks.count)
        #expect(layout.styles.count == StyleName.allCases.count)
        #expect(layout.styles.values.allSatisfy { $0.size > .zero })
        for page in layout.pages {
            #expect(page.area.columnWidth > .zero && page.area.lines(ofLeading: layout.leading) > 0)
            #expect(page.foldLines.allSatisfy { $0.at > 0 && $0.at < 1 })
            for (index, frame) in page.frames.enumerated() {
                let names = page.frames[..<index].map(\.name)
                #expect((1...page.area.columns).contains(frame.columns.upperBound))
                #expect(frame.leastRows <= frame.mostRows && (frame.box.tint.map { Int($0.index) } ?? 0) < layout.inks.count)
                #expect(frame.inset.map { $0.share > 0 && $0.share <= 1 } ?? true)
                #expect((frame.below.frames + frame.above.frames).allSatisfy(names.contains))
            }
        }
    }
}
