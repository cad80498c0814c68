import Specimens
import Testing
import VaraqKit

/// Finished PDFs, read back by qpdf and by poppler.
@Suite("Finished files") struct FinishedFileTests {
    private func proof(_ text: String, layout: String = "pamphlet-a5") throws -> Proof {
        Proof(try Shop.pdf(text, layout: layout).file)
    }

    private static let persian = """
        ---
        title: سپیده‌دم
        author: نرگس و بهرام
        language: fa
        ---

        # یکم

        نشانی <https://dawn.example/fa> و <fa@dawn.example> و [همین‌جا](https://dawn.example/?q=الف).

        ## زیر یکم

        متن.

        ### زیرتر

        متن.

        # دوم

        متن.
        """

    @Test func `a file is sound, and says its language, direction, title and author`() throws {
        let proof = try proof(Self.persian)
        #expect(proof.faults.isEmpty)
        #expect(proof.text(.root, "/Lang") == "fa")
        #expect(proof.syntax(.root, "/ViewerPreferences", "/Direction") == "/R2L")
        #expect(proof.text(.trailer, "/Info", "/Title") == "سپیده‌دم")
        #expect(proof.text(.trailer, "/Info", "/Author") == "نرگس و بهرام")
        #expect(proof.count(.trailer, "/ID") == 2)
    }

    @Test func `pages have the boxes of their sheet and folios for labels, in the digits of the language`() throws {
        let proof = try proof(Self.persian)
        #expect(proof.pageCount == 2)
        for page in 0..<proof.pageCount {
            for box in ["/MediaBox", "/TrimBox", "/BleedBox"] {
                #expect(proof.numbers(.page(page), box) == [0, 0, 419.5276, 595.2756])
            }
        }
        #expect(proof.text(.root, "/PageLabels", "/Nums", "1", "/P") == "۱")
        #expect(proof.text(.root, "/PageLabels", "/Nums", "3", "/P") == "۲")
        let russian = try self.proof("---\nlanguage: ru\n---\n\nСлово.\n", layout: "column-a5")
        #expect(russian.syntax(.root, "/PageLabels", "/Nums", "1", "/S") == "/D")
        #expect(russian.text(.root, "/Lang") == "ru")
        #expect(russian.syntax(.root, "/ViewerPreferences", "/Direction") == "/L2R")
    }

    @Test func `headings are an outline`() throws {
        let proof = try proof(Self.persian)
        func title(_ path: String...) -> String { proof.syntax(.root, at: ["/Outlines"] + path + ["/Title"]) }
        func text(_ path: [String]) -> String { path.isEmpty ? "" : proof.text(.root, at: ["/Outlines"] + path + ["/Title"]) }
        #expect(text(["/First"]) == "یکم")
        #expect(text(["/First", "/First"]) == "زیر یکم")
        #expect(text(["/First", "/First", "/First"]) == "زیرتر")
        #expect(text(["/First", "/Next"]) == "دوم")
        #expect(title("/First", "/Next", "/Next") == "null" && title("/First", "/Next", "/First") == "null")
        #expect(proof.page(.root, "/Outlines", "/First", "/Dest", "0") == 1)
    }

    @Test func `addresses of the web and of mail are links over their words`() throws {
        let proof = try proof(Self.persian)
        let count = proof.count(.page(1), "/Annots")
        var addresses: [String] = []
        for annotation in 0..<count {
            let address = proof.text(.page(1), "/Annots", "\(annotation)", "/A", "/URI")
            if addresses.last != address { addresses.append(address) }
            let area = proof.numbers(.page(1), "/Annots", "\(annotation)", "/Rect")
            #expect(area.count == 4 && area[0] < area[2] && area[1] < area[3])
            #expect(area[3] - area[1] < 30 && area[0] > 0 && area[2] < 419.6)
        }
        #expect(addresses == ["https://dawn.example/fa", "mailto:fa@dawn.example", "https://dawn.example/?q=%D8%A7%D9%84%D9%81"])
    }

    @Test func `every font is embedded`() throws {
        for language in ["fa", "ru", "ar"] {
            let proof = Proof(try Shop.pdf(Copy.article(in: language), language: language, layout: "column-a5").file)
            var fonts = 0
            for page in 0..<proof.pageCount {
                for key in proof.keys(.page(page), "/Resources", "/Font") {
                    let font = ["/Resources", "/Font", key]
                    let isComposite = proof.syntax(.page(page), at: font + ["/Subtype"]) == "/Type0"
                    let descriptor = font + (isComposite ? ["/DescendantFonts", "0"] : []) + ["/FontDescriptor"]
                    let files = ["/FontFile", "/FontFile2", "/FontFile3"].filter {
                        proof.syntax(.page(page), at: descriptor + [$0]) != "null"
                    }
                    #expect(files.count == 1, "\(key) on page \(page + 1)")
                    #expect(proof.syntax(.page(page), at: font + ["/ToUnicode"]) != "null")
                    fonts += 1
                }
            }
            #expect(fonts > 1)
        }
    }

    @Test(.enabled(if: canReadText), arguments: ["fa", "ru", "ar"])
    func `text reads back in order`(language: String) throws {
        let (file, typeset) = try Shop.pdf(Copy.article(in: language), language: language, layout: "column-a5")
        let written = Words.letters(of: typeset.document.matters.joined())
        let read = Words.letters(of: readText(file))
        let lost = written.difference(from: read).insertions.count
        #expect(written.count > 300)
        #expect(Double(lost) <= 0.02 * Double(written.count), "\(lost) letters of \(written.count)")
        #expect(read.count <= written.count + lost)
    }
}
