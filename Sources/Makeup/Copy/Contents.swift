import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

extension CopyBlock {
    /// A number at the end of the measure, on the baseline of the block's last line.
    struct EndNumber {
        var text: StyledText
        /// What is kept free for it on every line.
        var width: Length
        /// From the end of the measure.
        var indent: Length
    }
}

/// Lists of headings or articles with their pages.
extension BlockCopier {
    /// The headings of the whole document, as deep as there are styles for them. What stands right below a heading has none
    /// of its own.
    mutating func addContents(in around: Surroundings = Surroundings(), at place: SourcePlace? = nil) {
        let isTitled = blocks.last.map { $0.style.isHeading && $0.outline != nil } ?? false
        let entries = references.outline.filter { $0.level <= Self.contentsStyles.count }
        guard !entries.isEmpty else { return }
        if !isTitled { add(InlineText(phrases.contents), style: .contentsTitle, in: around, at: place) }
        enclose(.contents) { copier in
            for entry in entries {
                copier.addEntry(InlineText(entry.title, at: place), number: copier.number(of: entry.page),
                                Self.contentsStyles[max(entry.level, 1) - 1], in: around, at: place)
            }
        }
        blocks[blocks.count - 1].spaceAfter = max(1, blocks[blocks.count - 1].spaceAfter)
    }

    /// Titles of articles, each with the page that it begins on.
    mutating func addTitles(_ titles: [(title: InlineText, page: Int?)]) {
        guard !titles.isEmpty else { return }
        add(InlineText(phrases.inThisIssue), style: .contentsTitle)
        enclose(.contents) { copier in
            for (title, page) in titles {
                let number = InlineText(copier.number(of: page)).put(into: copier.phrases.page)
                copier.addEntry(InlineText(title.plain), number: number.string, .contents2, in: Surroundings(), at: nil)
            }
        }
    }

    private static let contentsStyles: [StyleName] = [.contents1, .contents2, .contents3]

    private mutating func addEntry(_ title: InlineText, number: String, _ name: StyleName, in around: Surroundings,
                                   at place: SourcePlace?) {
        let first = blocks.count, wasOpening = isOpening
        enclose(.entry) { $0.add(title, style: name, in: around, at: place) }
        isOpening = wasOpening
        guard first < blocks.count else { return }
        let style = layout.style(name), em = style.size
        let text = CopyText(language: language, direction: direction, inks: layout.inks).styled(InlineText(number), in: style)
        let width = em * max(Self.leastNumber, Double(number.utf16.count) * 0.6 + Self.leastLeader)
        blocks[first].endNumber = CopyBlock.EndNumber(text: text, width: width, indent: blocks[first].shape.endIndent)
        blocks[first].shape.endIndent += width
        blocks[first].shape.startIndent += em * Self.hang
        blocks[first].shape.indent = -(em * Self.hang)
        blocks[first].isDivisible = false
    }

    /// In the digits of the language; before the pages are known, one as wide as most will be.
    private func number(of page: Int?) -> String { tongue.digits(of: page ?? 88) }

    /// Room for two digits and what parts them from the title, in ems.
    private static let leastNumber = 2.0
    /// Between the longest title and its number, in ems.
    private static let leastLeader = 0.8
    /// Of the second line and all further ones of a title, in ems.
    private static let hang = 1.2
}

/// The number at the end of a heading in the contents, ready to be set.
struct EndNumberSetter {
    let number: CopyBlock.EndNumber
    let compositor: any Compositor
    private let paragraph: any BreakableParagraph
    private let em: Length

    init(_ number: CopyBlock.EndNumber, compositor: any Compositor) {
        self.number = number
        self.compositor = compositor
        paragraph = compositor.compose(number.text, shape: ParagraphShape(fill: .end))
        em = number.text.spans.first?.style.size ?? .zero
    }

    /// The last line of a title with dots and its number behind it.
    func closing(_ title: SetLine) -> [SetLine] {
        guard let plan = paragraph.setting(Measures(number.width), extra: 0)?.lines.first else { return [title] }
        let start = title.plan.measure - number.indent - number.width
        let line = SetLine(line: paragraph.line(plan, index: 0), plan: plan, text: number.text, start: start,
                           number: title.number + 1)
        return [title] + leader(from: end(of: title) + em * Self.gap, to: start + em * Self.overlap) + [line]
    }

    /// From the start of the measure to the end of a line's ink.
    private func end(of title: SetLine) -> Length {
        let isRightToLeft = title.text.direction.isRightToLeft
        return title.start + (isRightToLeft ? title.plan.measure - title.line.left : title.line.left + title.line.width)
    }

    /// Dots are characters: readers of PDF take the number for more of the line only where no wide gap parts them. All dots
    /// of a list end at the same place.
    private func leader(from start: Length, to end: Length) -> [SetLine] {
        let one = width(ofDots: 1), step = width(ofDots: 2) - one
        let dots = step > .zero ? Int(clamping: ((end - start - one) / step).rounded(.down)) + 1 : 0
        guard dots >= Self.fewestDots else { return [] }
        let text = self.text(ofDots: dots), paragraph = compositor.compose(text, shape: ParagraphShape(fill: .end))
        guard let setting = paragraph.setting(Measures(end - start), extra: 0), setting.lines.count == 1 else { return [] }
        return [SetLine(line: paragraph.line(setting.lines[0], index: 0), plan: setting.lines[0], text: text, start: start,
                        number: 0, isLeader: true)]
    }

    private func width(ofDots count: Int) -> Length {
        compositor.compose(text(ofDots: count), shape: ParagraphShape(fill: .end)).widestLine(spaces: 1)
    }

    private func text(ofDots count: Int) -> StyledText {
        let text = Array(Array(repeating: ".", count: count).joined(separator: " ").utf16)
        let spans = number.text.spans.prefix(1).map { StyledText.Span(range: 0..<text.count, style: $0.style) }
        return StyledText(text: text, direction: number.text.direction, spans: spans, source: SourceMap(),
                          language: number.text.language)
    }

    /// Between a title and its first dot, in ems.
    private static let gap = 0.4
    /// How far dots reach into the room of the number, in ems.
    private static let overlap = 0.7
    private static let fewestDots = 3
}
