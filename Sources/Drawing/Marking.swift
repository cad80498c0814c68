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
    private let context: OpaquePointer
    /// Those of the page that is drawn.
    private(set) var marks: [Draft.Mark] = []

    init(of structure: Structure, on context: OpaquePointer, after last: Marking?) {
        stretches = last?.stretches ?? StretchFinder(structure)
        self.context = context
    }

    /// What is drawn next is this.
    mutating func begin(_ mark: Draft.Mark) {
        if marks.last == mark { return }
        cairo_rectangle(context, 0, 0, Self.width, Self.height)
        cairo_fill(context)
        marks.append(mark)
    }

    /// In points: two of Cairo's smallest units and one, a thousandth of a hair.
    private static let width = 1.0 / 128, height = 1.0 / 256

    mutating func begin(_ item: PageItem, on trim: Size) {
        switch item.content {
        case .line(let placed):
            guard item.part == nil else { break }
            let isFurniture = placed.style == .folio || placed.style == .runningHead
            begin(!isFurniture ? .layout : placed.origin.y < trim.height / 2 ? .head : .foot)
        case .rule: begin(.layout)
        case .picture(let picture): begin(item.part.map { .figure(part: $0, area: picture.area) } ?? .layout)
        }
    }

    /// A word of a line that is text.
    mutating func begin(_ word: TextLine.Word, of part: Int) { begin(.text(stretches.stretch(of: word, in: part))) }

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
}
