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
                                      + "\(Self.least) for its lines", at: frame.place)
                continue
            }
            for name in styleNames(of: frame.plan) where !leavesRoom(name, in: measure) && tooWide.insert(name).inserted {
                diagnostics.error(
                    .input, "the indents of style '\(name.rawValue)' leave less than \(Self.least) for a line of "
                        + "frame '\(shortened(frame.plan.name))'",
                    at: styles?.value(name.rawValue)?.place ?? frame.place, hint: "the frame is \(measure) wide")
            }
        }
    }

    private func measure(of frame: FramePlan, in area: PageArea) -> Length {
        let columns = Double(frame.columns.count)
        return area.columnWidth * columns + area.gutter * (columns - 1) - frame.box.padding * 2
    }

    private func leavesRoom(_ name: StyleName, in measure: Length) -> Bool {
        let style = layout.style(name)
        return measure - style.size * (style.startIndent + style.endIndent + style.indent) >= Self.least
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
        let head: [StyleName] = [.title, .subtitle, .kicker, .byline]
        let body: [StyleName] = [.body, .heading1, .heading2, .heading3, .quote, .listItem, .verbatim, .pullquote, .verse,
                                 .address, .noticeTitle, .notice]
        return switch matter {
        case .masthead, .mastheadPart: [.mastheadName, .mastheadMotto, .mastheadLine]
        case .titlePage: [.titlePageTitle, .titlePageSubtitle, .titlePageAuthor, .titlePageImprint]
        case .head: head
        case .body: body
        case .article, .others: head + body
        case .picture: [.caption, .credit]
        case .contents, .inThisIssue: [.contentsTitle, .contents1, .contents2, .contents3]
        }
    }
}
