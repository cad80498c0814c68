import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Makeup
import Paragraphs
import Testing

/// A run of make-up with what came of it.
struct MadeUp {
    let document: Document
    let report: MakeupReport
    let diagnostics: Diagnostics
    let compositor = FakeCompositor()

    init(_ edition: Edition, _ layout: Layout, _ diagnostics: Diagnostics = Diagnostics(), beside: Edition? = nil,
         besideLayout: Layout? = nil, art: (any ArtDesk)? = nil, pictureScale: Double = 1) {
        var diagnostics = diagnostics, layout = layout
        if pictureScale != 1 {
            layout.fitted = FitSetting(size: layout.style(.body).size, leading: layout.leading, gutter: layout.area.gutter,
                                       pictures: pictureScale)
        }
        (document, report) = makeUp(edition, beside: beside, layout: layout, besideLayout: besideLayout, compositor: compositor, art: art,
                                    into: &diagnostics)
        self.diagnostics = diagnostics
    }

    init(_ sample: SampleStory, _ layout: Layout, language: String = "ru", title: String? = nil) {
        self.init(sample.edition(language: language, title: title), layout, sample.diagnostics)
    }

    /// Lines of copy in the order of the pages, furniture left out.
    var lines: [ReadLine] {
        document.pages.flatMap { page in
            page.items.compactMap { item in
                guard case .line(let placed) = item.content, let id = item.reading else { return nil }
                return ReadLine(page: page.number, id: id, placed: placed)
            }
        }
    }

    /// The words of the copy, those divided by hyphens joined again.
    var words: [String] {
        var text = ""
        for line in lines { text += line.text + (line.placed.line.facts.isHyphenated || line.text.hasSuffix(" ") ? "" : " ") }
        return text.split(separator: " ").map(String.init)
    }

    /// The lines of each block that stand together in one column, in order.
    var columnRuns: [[ReadLine]] {
        var runs: [[ReadLine]] = []
        for line in lines {
            if let last = runs.last?.last, last.column == line.column, last.block == line.block {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
        return runs
    }
}

struct ReadLine {
    var page: Int
    var id: ReadingID
    var placed: PlacedLine

    var text: String { String(decoding: placed.line.text, as: UTF8.self) }
    /// Page and left end of the measure.
    var column: [Double] { [Double(page), placed.origin.x.points] }
    var block: [Int32] { [id.matter, id.block] }
    /// Which row of a layout of ``SampleLayout`` its baseline belongs to.
    var row: Double { (placed.origin.y.points - 20 - 8) / 10 }
    var isHeading: Bool { [.heading1, .heading2, .heading3, .title].contains(placed.style) }
}
