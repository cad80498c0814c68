import Foundation
import Testing
import VaraqKit

/// The choice of a layout for a text.
@Suite("Ranking") struct RankingTests {
    static let dawn = Order(path: Shop.root + "/Examples/dawn", editions: ["fa"])

    static func rank(_ order: Order, workers: Int? = nil) throws -> (rankings: [Ranking], diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        return (try Shop.typesetter().rank(order, workers: workers, into: &diagnostics), diagnostics)
    }

    @Test("the example's own layout is full and among the first; each layout stands once, better fits before worse")
    func ranksDawn() throws {
        let (rankings, diagnostics) = try Self.rank(Self.dawn)
        #expect(diagnostics.all.isEmpty)
        let ranking = try #require(rankings.first), names = ranking.candidates.map(\.layout.name)
        #expect(rankings.count == 1 && ranking.edition == "fa" && ranking.language == "fa")
        var said = Diagnostics()
        #expect(names.sorted() == (try Shop.typesetter().layouts(into: &said).map(\.name)))
        let place = try #require(names.firstIndex(of: "broadsheet-a4"))
        #expect(place < 3 && ranking.candidates[place].castOff.fit == .full && ranking.candidates[place].castOff.pages == 2)
        let classes = ranking.candidates.map { Self.number(of: $0.castOff.fit) }
        #expect(classes == classes.sorted())
        #expect(ranking.candidates.allSatisfy { $0.castOff.fill > 0 && $0.castOff.fill <= 1 && $0.castOff.size > .zero })
    }

    @Test("the ranking is the same with any number of workers")
    func workers() throws {
        let folder = try Folder(["note.txt": String(repeating: "واژه‌ها صفحه را پر می‌کنند. ", count: 12)])
        let rankings = try [1, 2, 5].map { try Self.rank(Order(path: folder["note.txt"]), workers: $0).rankings }
        for other in rankings.dropFirst() {
            #expect(other.map { $0.describe() } == rankings[0].map { $0.describe() })
            #expect(RankingList(other).json == RankingList(rankings[0]).json)
        }
    }

    static func number(of fit: CastOff.Fit) -> Int {
        switch fit {
        case .full: 0
        case .nearly: 1
        case .asNeeded: 2
        case .tooShort: 3
        case .tooLong: 4
        case .unsuitable: 5
        }
    }

    @Test("what is said of a layout is what setting the text in it shows")
    func agreesWithTypesetting() throws {
        var order = Order(path: Shop.root + "/Examples/shelf", editions: ["ru"]), seen: Set<Int> = []
        let candidates = try #require(try Self.rank(order).rankings.first).candidates, typesetter = try Shop.typesetter()
        for candidate in candidates where ["wall-a2", "column-a5", "digest-a4", "flyer-a5"].contains(candidate.layout.name) {
            order.layout = candidate.layout.name
            let set = try #require(try Shop.set(order, with: typesetter).editions.first), castOff = candidate.castOff
            #expect(castOff.pages == set.document.pages.count)
            seen.insert(Self.number(of: castOff.fit))
            switch castOff.fit {
            case .full:
                let fit = try #require(set.report.fit)
                #expect(fit.isFull && fit.setting.size == castOff.size)
            case .nearly: #expect(set.report.fit?.isFull == false)
            case .asNeeded: #expect(set.report.fit == nil && set.report.leftoverWords == 0)
            case .tooShort(let words):
                let advice = try #require(set.report.fit?.advice)
                #expect(abs(advice.words - words) * 5 < advice.words, "\(words) for \(advice.words)")
            case .tooLong(let words): #expect(words == set.report.leftoverWords && words > 0)
            case .unsuitable: #expect(Bool(false), "\(candidate.layout.name)")
            }
        }
        #expect(seen.count >= 3)
    }

    @Test("a text alone has no second language, and the layouts for two come last with the reason")
    func loneText() throws {
        let folder = try Folder(["note.txt": String(repeating: "Слова заполняют полосу. ", count: 40), "own.yaml": "extends: column-a5\n"])
        let (rankings, diagnostics) = try Self.rank(Order(path: folder["note.txt"]))
        #expect(diagnostics.all.isEmpty)
        let ranking = try #require(rankings.first), last = try #require(ranking.candidates.last)
        #expect(ranking.edition == "note" && ranking.language == "ru" && last.layout.name == "bilingual-a4")
        #expect(last.castOff.fit == .unsuitable(reason: "layout bilingual-a4 sets two languages side by side"))
        #expect(ranking.describe().last?.hasPrefix("bilingual-a4") == true)
        // Only the folder of an issue has layouts of its own.
        #expect(!ranking.candidates.contains { $0.layout.name == "own" })
    }

    @Test("layouts of the issue's own folder compete; one at fault is told and left out")
    func ownLayouts() throws {
        let folder = try Folder([
            "issue.yaml": "editions: {ru: {articles: {lead: a.md}}, fa: {articles: {lead: a.md}}}\n", "a.md": "Слова.\n",
            "mine.yaml": "summary: Mine\nextends: column-a5\n", "broken.yaml": "summary: Broken\nextends: column-a5\nfold: twice\n",
        ])
        let (rankings, diagnostics) = try Self.rank(Order(path: folder.path))
        #expect(rankings.map(\.edition) == ["ru", "fa"])
        for ranking in rankings {
            let names = ranking.candidates.map(\.layout.name)
            #expect(names.contains("mine") && !names.contains("broken"))
            // There are two editions here.
            #expect(ranking.candidates.first { $0.layout.name == "bilingual-a4" }?.castOff.fit == .asNeeded)
        }
        #expect(diagnostics.exitCode == 65 && diagnostics.all.count == 1)
        #expect(diagnostics.all.first.map(diagnostics.render)?.contains("broken.yaml:3:") == true)
    }

    @Test("in a layout of two languages stands the edition that is asked for, or named, or the next")
    func beside() throws {
        func issue(_ beside: String) -> [String: String] {
            ["issue.yaml": """
                layout: bilingual-a4
                editions:
                  ru: {articles: {lead: ru.md}\(beside)}
                  fa: {articles: {lead: fa.md}}
                  ar: {articles: {lead: ar.md}}

                """, "ru.md": "Привет.\n", "fa.md": "سلام.\n", "ar.md": "مرحبا.\n"]
        }
        func lines(_ beside: String, asked: String? = nil, edition: String = "ru") throws -> String {
            let folder = try Folder(issue(beside))
            return try #require(try Shop.set(Order(path: folder.path, editions: [edition], beside: asked), saying: []).first).dump(.lines)
        }
        #expect(try lines("").contains("سلام") && !lines("").contains("مرحبا"))
        #expect(try lines(", beside: ar").contains("مرحبا"))
        #expect(try lines(", beside: ar", asked: "fa").contains("سلام"))
        // The last is followed by the first.
        #expect(try lines("", edition: "ar").contains("Привет"))
        let folder = try Folder(issue(""))
        #expect(try Shop.set(Order(path: folder.path, beside: "tr")).diagnostics.exitCode == 64)
    }

    @Test("an article alone in a layout of two languages is an error with a way out")
    func alone() throws {
        let folder = try Folder(["a.md": "Привет.\n"])
        let job = try Shop.set(Order(path: folder["a.md"], layout: "bilingual-a4"))
        #expect(job.editions.isEmpty && job.diagnostics.exitCode == 65)
        #expect(job.said == ["error: layout bilingual-a4 sets two languages side by side, and a has no other edition beside it"])
        #expect(job.diagnostics.all.first?.hint?.contains("another layout") == true)
    }
}

/// Pictures of layouts.
@Suite("Gallery") struct GalleryTests {
    @Test("every layout that is shipped has a summary and a picture that is small")
    func thumbnails() throws {
        var diagnostics = Diagnostics(), bytes = 0
        let list = try Shop.typesetter().layoutList(language: "fa", into: &diagnostics)
        #expect(diagnostics.all.isEmpty && list.layouts.count >= 11)
        for layout in list.layouts {
            #expect(layout.summary.count > 15 && !layout.summary.contains("\n"), "\(layout.name)")
            let path = try #require(layout.thumbnail, "\(layout.name): make thumbnails"), file = try #require(FileManager.default.contents(atPath: path))
            #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47]) && (1_000..<25_000).contains(file.count), "\(layout.name)")
            bytes += file.count
        }
        #expect(bytes < 300_000)
    }

    @Test("a contact sheet has the same bytes with any number of workers")
    func gallery() throws {
        let folder = try Folder(["note.txt": String(repeating: "Слова заполняют полосу. ", count: 12)])
        let typesetter = try Shop.typesetter(), order = Order(path: folder["note.txt"])
        for workers in [1, 2] {
            var diagnostics = Diagnostics()
            let path = folder["\(workers).pdf"]
            #expect(typesetter.writeGallery(to: path, of: order, language: nil, workers: workers, into: &diagnostics) == [path])
            #expect(diagnostics.all.map(diagnostics.render) == [])
        }
        #expect(FileManager.default.contents(atPath: folder["1.pdf"]) == FileManager.default.contents(atPath: folder["2.pdf"]))
    }

    @Test("the sample is there in each language")
    func sample() throws {
        for language in ["fa", "ar", "ru", "en"] {
            let order = Order(path: Shop.root + "/Layouts/sample", layout: "column-a5", editions: [language])
            let job = try Shop.set(order)
            #expect(!job.diagnostics.hasErrors && job.editions.first?.document.language == language)
        }
    }
}
