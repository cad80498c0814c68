import Geometry
import LayoutBook
import Manuscript
import Shaping

/// Gathers filled sheets into a document: reading order, outline, furniture.
struct Binding {
    let edition: Edition
    let forme: Forme
    let compositor: any Compositor
    /// All that is set, in the order in which it flows; blocks of one matter one after the other.
    let copy: [CopyBlock]

    func document(of sheets: [Sheet]) -> Document {
        var pages = sheets.map(page)
        var outline: [Document.OutlineEntry] = []
        let numbers = numbers(of: sheets), structure = structure(numbers)
        for (index, sheet) in sheets.enumerated() {
            for frame in sheet.readingOrder.map({ sheet.frames[$0] }) where !frame.items.isEmpty {
                pages[index].items += sheet.geometry.box(of: frame.solved, onPage: sheet.number)
                for item in frame.items {
                    pages[index].items.append(item.numbered(by: numbers, in: structure))
                    if let entry = item.outline {
                        outline.append(.init(level: entry.level, title: entry.title, page: index, top: entry.top))
                    }
                }
            }
        }
        addFurniture(to: &pages, sheets, outline)
        var document = Document(title: title, author: author, language: edition.language, direction: forme.direction,
                                inks: forme.layout.inks, pages: pages, outline: outline, fold: forme.layout.fold)
        document.hasBackCover = forme.layout.hasBackCover
        document.structure = structure.structure
        return document
    }

    /// For each matter its place in the order of reading; -1 where nothing of it stands on a page.
    private func numbers(of sheets: [Sheet]) -> [Int] {
        var numbers = [Int](repeating: -1, count: forme.slots.count), next = 0
        for item in sheets.lazy.flatMap({ sheet in sheet.readingOrder.flatMap { sheet.frames[$0].items } })
        where item.matter >= 0 && numbers[item.matter] < 0 {
            (numbers[item.matter], next) = (next, next + 1)
        }
        return numbers
    }

    /// The matters of an article are one part of it, its picture in a frame of its own too.
    private func structure(_ numbers: [Int]) -> StructureBuilder {
        var builder = StructureBuilder(language: edition.language), blocks = [[CopyBlock]](repeating: [], count: numbers.count)
        for block in copy.lazy.flatMap(\.sides) { blocks[block.matter].append(block) }
        for matter in numbers.indices.filter({ numbers[$0] >= 0 }).sorted(by: { numbers[$0] < numbers[$1] }) {
            let slot = forme.slots[matter]
            let article = forme.articles[matter] ?? zip(forme.slots, forme.articles).first { $0 == slot && $1 != nil }?.1
            builder.add(blocks[matter], as: article == nil ? .section : .article, named: article.map { "\($0)" } ?? slot)
        }
        return builder
    }

    private func page(_ sheet: Sheet) -> Page {
        Page(number: sheet.number, label: Language(edition.language).digits(of: sheet.number), trim: sheet.template.area.trim,
             grid: grid(of: sheet))
    }

    private func grid(of sheet: Sheet) -> PageGrid {
        PageGrid(
            area: sheet.geometry.textArea(onPage: sheet.number), leading: forme.layout.leading,
            frames: sheet.readingOrder.map { sheet.geometry.area(of: sheet.frames[$0].solved, onPage: sheet.number) })
    }

    /// The masthead's name, else the title of the first article that has one.
    private var title: String {
        edition.mastheadText("name")?.plain ?? edition.articles.lazy.compactMap { $0.story.head.title?.plain }.first ?? edition.name
    }

    private var author: String? { edition.articles.count == 1 ? edition.articles[0].story.head.author?.plain : nil }

    // MARK: Furniture

    /// Running heads stand before the text of their page, what is at its foot behind it.
    private func addFurniture(to pages: inout [Page], _ sheets: [Sheet], _ outline: [Document.OutlineEntry]) {
        let setter = FurnitureSetter(layout: forme.layout, language: edition.language, title: runningTitle, compositor: compositor)
        let sections = sections(of: outline, pages: pages.count)
        for (index, sheet) in sheets.enumerated() {
            let folio = pages[index].label, section = sections[index]
            let head = setter.items(of: sheet, at: .head, folio: folio, section: section)
            let foot = setter.items(of: sheet, at: .foot, folio: folio, section: section)
            pages[index].items = head + pages[index].items + foot + setter.foldLines(of: sheet)
        }
    }

    private var runningTitle: String {
        edition.mastheadText("name")?.plain ?? edition.articles.lazy.compactMap { $0.story.head.shortTitle?.plain }.first ?? title
    }

    /// For each page the first heading of the highest level on it, else the last before it.
    private func sections(of outline: [Document.OutlineEntry], pages: Int) -> [String?] {
        let highest = outline.map(\.level).min()
        let headings = outline.filter { $0.level == highest }
        var inForce: String?
        return (0..<pages).map { page in
            let here = headings.filter { $0.page == page }
            defer { inForce = here.last?.title ?? inForce }
            return here.first?.title ?? inForce
        }
    }
}

private extension SheetItem {
    /// The item with its matter's number in the reading order of the document, and with the part of the text that it is.
    func numbered(by numbers: [Int], in structure: StructureBuilder) -> PageItem {
        var item = item
        if let id = item.reading {
            item.reading = ReadingID(matter: numbers[matter], block: Int(id.block), line: Int(id.line))
            item.part = structure.part(ofMatter: matter, block: Int(id.block), leaf: leaf)
        } else if let leaderOf {
            item.part = structure.part(ofMatter: matter, block: leaderOf, leaf: 0)
        }
        return item
    }
}
