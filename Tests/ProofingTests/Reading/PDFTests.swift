@testable import Proofing
import Diagnostics
import Testing

/// PDFs made by hand and read by poppler. Where it is not installed they are skipped, and the report says so.
@Suite(.enabled(if: Tools.installed.path(of: "pdftotext") != nil, "poppler-utils is not installed"))
struct PDFTests {
    /// A PDF of pages with a line each, in Helvetica, with or without letters, and with what it says of itself.
    static func pdf(_ lines: [String], facts: String = "") -> [UInt8] {
        var objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<<\(facts)>>"], kids = ""
        for line in lines {
            let stream = line.isEmpty ? "" : "BT /F 12 Tf 72 700 Td (\(line)) Tj ET"
            kids += "\(objects.count + 1) 0 R "
            objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(objects.count + 2) 0 R>>")
            objects.append("<</Length \(stream.utf8.count)>>\nstream\n\(stream)\nendstream")
        }
        objects[1] = "<</Type/Pages/Kids[\(kids)]/Count \(lines.count)>>"
        var file = "%PDF-1.4\n", offsets: [Int] = [], length = file.utf8.count
        for (index, object) in objects.enumerated() {
            offsets.append(length)
            let text = "\(index + 1) 0 obj\n\(object)\nendobj\n"
            length += text.utf8.count
            file += text
        }
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
        return Array((file + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R/Info 4 0 R>>\nstartxref\n\(length)\n%%EOF\n").utf8)
    }

    @Test func pagesComeWithFormFeedsBetween() {
        let facts = "/Title<FEFF0420043004410441043204350442>/Author(N. N.)/CreationDate(D:20260321100000+03'00')"
        let reading = Reading(Self.pdf(["first", "second"], facts: facts), as: "name that tells nothing")
        #expect(reading.string?.split(separator: "\u{C}").map { $0.split(separator: "\n").joined() } == ["first", "second"])
        #expect(reading.text?.form == .lines)
        #expect(reading.text?.title == "Рассвет")
        #expect(reading.text?.author == "N. N.")
        #expect(reading.text?.date == "2026-03-21")
        #expect(reading.diagnostics.all.isEmpty)
    }

    @Test func picturesOfPagesNeedOCR() {
        #expect(Reading(Self.pdf(["", ""]), as: "a.pdf").errors == ["the PDF has no text: its pages are pictures, or empty"])
    }

    @Test func brokenOnesAreErrors() {
        let whole = Self.pdf(["first"])
        for length in [5, 20, 60, 200] {
            let reading = Reading(Array(whole.prefix(length)), as: "a.pdf")
            #expect(reading.text == nil && reading.diagnostics.exitCode == 65, "\(length) bytes")
        }
        #expect(Reading(Array("%PDF-1.7 \nnothing".utf8)).errors.first?.hasPrefix("pdftotext cannot read this file: Syntax Error") == true)
    }

    @Test func thousandsOfPagesAreRead() {
        let reading = Reading(Self.pdf((1...2_000).map { "page \($0)" }), as: "a.pdf")
        #expect(reading.string?.hasSuffix("page 2000\n\n\u{C}") == true)
    }
}
