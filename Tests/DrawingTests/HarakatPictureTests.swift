@testable import Drawing
import Foundation
import Geometry
import LayoutBook
import Makeup
import Specimens
import Testing

/// Five words with harakat, each stretched by two tatweels, as a picture that was looked at once: every mark over or under
/// its own letter, and the letters joined.
struct HarakatPictureTests {
    private static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        + "/Goldens/"

    /// VARAQ_RECORD in the environment records them anew, and fails that run.
    @Test(arguments: [(FontRole.text, "harakat-amiri"), (.mono, "harakat-noto-naskh")])
    func `marks are where they were seen to be`(role: FontRole, name: String) throws {
        let line = StretchedLine("مُحَمَّدٌ خَمْسَةٌ شَدِيدٌ تَشْكِيلٌ كِتَابَةٌ", role, tatweels: 2, size: .pt(20))
        #expect(line.places.count == 5, "each of the five words can be stretched")
        let page = Specimen.page([line.item(y: .pt(40))], trim: Size(width: .pt(400), height: .pt(70)))
        let png = try Drawing(fontFiles: line.files).png(page, inks: Specimen.inks, dpi: 108)
        let path = Self.folder + name + ".png"
        if ProcessInfo.processInfo.environment["VARAQ_RECORD"] != nil {
            try Data(png).write(to: URL(filePath: path))
            Issue.record("\(name) was recorded: look at it, then test without VARAQ_RECORD")
            return
        }
        let seen = Picture(png: Array(try Data(contentsOf: URL(filePath: path)))), now = Picture(png: png)
        try #require(seen.width == now.width && seen.height == now.height)
        // The edges of another version of Cairo differ by less.
        let (inked, changed) = seen.compared(with: now, beyond: 90)
        #expect(inked > 1_000)
        #expect(changed * 200 < inked, "\(changed) pixels of \(inked)")
    }
}
