import Diagnostics
import Geometry

/// Holds paddings and indents to the widths of the frames: every line must have some room for text.
struct MeasureCheck {
    /// The least width of a line: a letter or two.
    static let least = Length.pt(10)

    private let layout: Layout
    /// The styles as they stand in the file, for their places.
    private let styles: YAMLValue?

    init(_ layout: Layout, styles: YAMLValue?) {
        self.layout = layout
        self.styles = styles
    }

    func run(_ pages: [ReadPage], into diagnostics: inout Diagnostics) {
        var tooWide: Set<StyleName> = []
        for (area, frame) in pages.flatMap({ page in page.frames.map { (page.template.area, $0) } }) {
            let measure = measure(of: frame.plan, in: area)
            guard measure >= Self.least else {
                diagnostics.error(.input, "the padding of frame '\(shortened(frame.plan.name))' leaves less than "
                                      + "\(Self.least) for its lines", at: frame.place, hint: widestGutter(in: area))
                continue
            }
            warnIfNarrow(frame, measure, into: &diagnostics)
            for name in styleNames(of: frame.plan) where !leavesRoom(name, in: measure) && tooWide.insert(name).inserted {
                diagnostics.error(
                    .input, "the indents of style '\(name.rawValue)' leave less than \(Self.least) for a line of "
                        + "frame '\(shortened(frame.plan.name))'",
                    at: styles?.value(name.rawValue)?.place ?? frame.place, hint: "the frame is \(measure) wide")
            }
        }
    }

    /// The measure of a frame's text where the gutters are as wide as they may be.
    private func measure(of frame: FramePlan, in area: PageArea) -> Length {
        var area = area
        area.gutter = max(area.gutter, layout.fit?.gutter.upperBound ?? .zero)
        return area.width(of: frame) - frame.box.padding * 2
    }

    /// Says which gutter is meant, where it is not the one of the grid.
    private func widestGutter(in area: PageArea) -> String? {
        guard let gutter = layout.fit?.gutter.upperBound, gutter > area.gutter, area.columns > 1 else { return nil }
        return "with a gutter of \(gutter), which 'fit' allows"
    }

    private func leavesRoom(_ name: StyleName, in measure: Length) -> Bool {
        let style = layout.style(name)
        return measure - style.size * (style.startIndent + style.endIndent + style.indent) * growth >= Self.least
    }

    /// How much larger than in its styles the type may become.
    private var growth: Double {
        max(1, (layout.fit?.size.upperBound ?? .zero) / layout.style(.body).size)
    }

    /// Under four ems most lines hold a single word.
    private func warnIfNarrow(_ frame: ReadFrame, _ measure: Length, into diagnostics: inout Diagnostics) {
        let size = layout.style(.body).size
        guard measure < size * 4, styleNames(of: frame.plan).contains(.body) else { return }
        // A letter of running text is about half an em wide.
        diagnostics.warn("a line of frame '\(shortened(frame.plan.name))' holds about \(Int(clamping: (measure / size * 2).rounded())) letters: "
                             + "hardly a word fits", at: frame.place,
                         hint: "give it more or wider columns: it is \(measure) wide, and should be \(size * 4) at least")
    }

    /// The styles of what may be set in a frame, in their order.
    private func styleNames(of frame: FramePlan) -> [StyleName] {
        let matters = switch frame.content {
        case .matter(let matters): matters
        case .thread(let name): layout.threads.first { $0.name == name }?.stories ?? []
        }
        let used = Set(matters.flatMap(Self.styleNames))
        return StyleName.allCases.filter(used.contains)
    }

    private static func styleNames(of matter: Matter) -> [StyleName] {
        let body: [StyleName] = [.body, .heading1, .heading2, .heading3, .quote, .listItem, .verbatim, .pullquote, .verse,
                                 .address, .noticeTitle, .notice, .question, .answer, .caption, .credit, .tableHead, .tableCell,
                                 .note, .jumpTo, .jumpFrom, .contentsTitle, .contents1, .contents2, .contents3, .ornament]
        return switch matter {
        case .masthead, .mastheadPart: [.mastheadName, .mastheadMotto, .mastheadLine, .ear]
        case .titlePage: [.titlePageTitle, .titlePageSubtitle, .titlePageAuthor, .titlePageImprint]
        case .head: StyleName.articleHead
        case .body: body
        case .article, .others: StyleName.articleHead + body
        case .picture: [.caption, .credit]
        case .contents, .inThisIssue: [.contentsTitle, .contents1, .contents2, .contents3]
        }
    }
}
