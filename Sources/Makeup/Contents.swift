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
        for entry in entries {
            addEntry(InlineText(entry.title, at: place), number: number(of: entry.page), Self.contentsStyles[max(entry.level, 1) - 1],
                     in: around, at: place)
        }
    }

    /// Titles of articles, each with the page that it begins on.
    mutating func addTitles(_ titles: [(title: InlineText, page: Int?)]) {
        guard !titles.isEmpty else { return }
        add(InlineText(phrases.inThisIssue), style: .contentsTitle)
        for (title, page) in titles {
            let number = InlineText(number(of: page)).put(into: phrases.page)
            addEntry(InlineText(title.plain), number: number.string, .contents2, in: Surroundings(), at: nil)
        }
    }

    private static let contentsStyles: [StyleName] = [.contents1, .contents2, .contents3]

    private mutating func addEntry(_ title: InlineText, number: String, _ name: StyleName, in around: Surroundings, at place: SourcePlace?) {
        let first = blocks.count, wasOpening = isOpening
        add(title, style: name, in: around, at: place)
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
    private static let leastNumber = 2.2
    /// Between the longest title and its number, in ems.
    private static let leastLeader = 1.0
    /// Of the second line and all further ones of a title, in ems.
    private static let hang = 1.2
}

/// The number at the end of a heading in the contents, ready to be set.
struct EndNumberSetter {
    let number: CopyBlock.EndNumber
    let paragraph: any BreakableParagraph

    init(_ number: CopyBlock.EndNumber, compositor: any Compositor) {
        self.number = number
        paragraph = compositor.compose(number.text, shape: ParagraphShape(fill: .end))
    }

    /// The last line of a title with its number behind it.
    func closing(_ title: SetLine) -> [SetLine] {
        guard let plan = paragraph.setting(Measures(number.width), extra: 0)?.lines.first else { return [title] }
        let measure = title.plan.measure
        let line = SetLine(line: paragraph.line(plan, index: 0), plan: plan, text: number.text,
                           start: measure - number.indent - number.width, number: title.number + 1)
        return [title, line]
    }
}

extension Placement {
    /// Dots between a title and its number, both as items.
    func leader(between items: ArraySlice<SheetItem>, of copy: CopyBlock) -> [SheetItem] {
        guard case .text(let text) = copy.content, let size = text.spans.first?.style.size,
              case .line(let title)? = items.first?.item.content, case .line(let number)? = items.last?.item.content else { return [] }
        return leader(from: title, to: number, in: copy.ink, size: size).map { [$0] } ?? []
    }

    /// Dots from a title to its number; nil where they stand too near for any. Both are placed.
    private func leader(from title: PlacedLine, to number: PlacedLine, in ink: InkKey, size: Length) -> SheetItem? {
        let gap = size * Self.leaderGap
        let isRightToLeft = title.direction.isRightToLeft
        let titleLeft = title.origin.x + title.line.left, numberLeft = number.origin.x + number.line.left
        let left = isRightToLeft ? numberLeft + number.line.width + gap : titleLeft + title.line.width + gap
        let right = isRightToLeft ? titleLeft - gap : numberLeft - gap
        let dot = size * Self.dot, step = size * Self.dotStep
        let dots = Int(clamping: ((right - left - dot) / step).rounded(.down)) + 1
        guard dots >= Self.fewestDots else { return nil }
        let width = step * Double(dots - 1) + dot
        let rect = Rect(x: isRightToLeft ? left : right - width, y: title.origin.y - dot, width: width, height: dot)
        let rule = PlacedRule(shape: .dashed(rect, dash: dot, gap: step - dot), ink: ink)
        return SheetItem(matter: -1, item: PageItem(reading: nil, content: .rule(rule)))
    }

    /// In ems of the title.
    private static let leaderGap = 0.5, dot = 0.08, dotStep = 0.45
    private static let fewestDots = 3
}
