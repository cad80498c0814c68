import CCairo
import Geometry
import LayoutBook
import Makeup
import Paragraphs

/// Marks what is drawn as the part of the text that it is, or as none.
///
/// Cairo's own tags are not used: they give a tree that follows the order of drawing, and would cost a tenth of a text's time. A
/// stretch of content begins with a surface of a size that nothing else has (``Draft/mark``), which Press replaces; what each
/// stretch is stands in the draft, in the same order.
struct Marking {
    private var stretches: StretchFinder
    /// Those of each page, the last of them being drawn.
    private(set) var pages: [[Draft.Mark]] = []
    /// See ``Draft/recast``.
    private(set) var recast: Set<Draft.Stretch> = []

    init(of structure: Structure) { stretches = StretchFinder(structure) }

    mutating func turnPage() { pages.append([]) }

    /// What is drawn next on a context is this.
    private mutating func begin(_ mark: Draft.Mark, on context: OpaquePointer) {
        let page = pages.count - 1
        if pages[page].last == mark { return }
        cairo_rectangle(context, 0, 0, Self.width, Self.height)
        cairo_fill(context)
        pages[page].append(mark)
    }

    /// In points: two of Cairo's smallest units and one, a thousandth of a hair.
    private static let width = 1.0 / 128, height = 1.0 / 256

    mutating func begin(_ item: PageItem, of trim: Size, on context: OpaquePointer) {
        switch item.content {
        case .line(let placed):
            guard item.part == nil else { break }
            let isFurniture = placed.style == .folio || placed.style == .runningHead
            begin(!isFurniture ? .layout : placed.origin.y < trim.height / 2 ? .head : .foot, on: context)
        case .rule: begin(.layout, on: context)
        case .picture(let picture): begin(item.part.map { .figure(part: $0, area: picture.area) } ?? .layout, on: context)
        }
    }

    /// A word of a line that is a part of the text, on a context.
    ///
    /// - Parameter readsOn: Whether the line reads as it is drawn.
    mutating func begin(_ word: TextLine.Word, of part: Int, readsOn: Bool, on context: OpaquePointer) {
        let stretch = stretches.stretch(of: word, in: part)
        begin(.text(stretch), on: context)
        // A bullet alone has no order.
        if !readsOn, stretches.length(of: stretch) > 1 { recast.insert(stretch) }
    }

    /// Whether words of a line that stand one after the other are marked alike.
    static func isMarkedAlike(_ a: TextLine.Word, _ b: TextLine.Word) -> Bool { a.link == b.link }
}

/// Finds what of its part a word is, since words know only the links that they are in.
///
/// The words of a part must be asked about in their order.
struct StretchFinder {
    private let parts: [Structure.Part]
    /// The stretch that the text of each part has reached.
    private var reached: [Int]

    init(_ structure: Structure) {
        parts = structure.parts
        reached = Array(repeating: 0, count: parts.count)
    }

    mutating func stretch(of word: TextLine.Word, in part: Int) -> Draft.Stretch {
        let text = parts[part].text, link = word.link < 0 ? nil : Int(word.link)
        if text.count > 1, text[reached[part]].link != link,
           let next = text.indices.first(where: { $0 > reached[part] && text[$0].link == link })
            ?? text.indices.first(where: { text[$0].link == link }) {
            reached[part] = next
        }
        return Draft.Stretch(part: part, number: reached[part])
    }

    /// In UTF-16 units.
    func length(of stretch: Draft.Stretch) -> Int {
        let text = parts[stretch.part].text
        return stretch.number < text.count ? text[stretch.number].text.count : 0
    }
}

extension PageItem {
    /// Whether its content, read as it is drawn, is the text that it is: from left to right, whole words, no dots that lead to a number.
    var readsOn: Bool {
        guard reading != nil, case .line(let placed) = content, !placed.direction.isRightToLeft else { return false }
        return !placed.line.facts.isHyphenated && !placed.line.words.contains(where: \.isRightToLeft)
    }
}
