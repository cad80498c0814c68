import Diagnostics
import Geometry

/// Holds paddings and indents to the widths of the frames: every line must have some room for text.
struct MeasureCheck {
    /// The least width of a line: a letter or two.
    static let least = Length.pt(10)

    private let layout: Layout
    /// As the layout stands there, for the places of its styles and ranges.
    private let file: YAMLValue

    init(_ layout: Layout, of file: YAMLValue) {
        self.layout = layout
        self.file = file
    }

    func run(_ pages: [ReadPage], into diagnostics: inout Diagnostics) {
        var tooWide: Set<StyleName> = []
        for (area, frame) in pages.flatMap({ page in page.frames.map { (page.template.area, $0) } }) {
            let measure = measure(of: frame.plan, in: area)
            guard measure >= Self.least else {
                sayWhatLeavesNoRoom(frame, in: area, into: &diagnostics)
                continue
            }
            warnIfNarrow(frame, measure, into: &diagnostics)
            for name in styleNames(of: frame.plan) where !leavesRoom(name, in: measure) && tooWide.insert(name).inserted {
                diagnostics.error(
                    .input, "the indents of style '\(name.rawValue)' leave less than \(Self.least) for a line of "
                        + "frame '\(shortened(frame.plan.name))'",
                    at: file.value("styles")?.value(name.rawValue)?.place ?? frame.place,
                    hint: "the frame is \(measure) wide" + (frame.plan.isNarrowed ? ", by 'share' of its 'inset'" : ""))
            }
        }
    }

    /// The measure of a frame's text where the gutters are as wide as they may be.
    private func measure(of frame: FramePlan, in area: PageArea) -> Length {
        var area = area
        area.gutter = widestGutter(in: area)
        return area.width(of: frame) - frame.box.padding * 2
    }

    /// A page with a gutter of its own keeps it.
    private func widestGutter(in area: PageArea) -> Length {
        area.gutter == layout.area.gutter ? max(area.gutter, layout.fit?.gutter.upperBound ?? .zero) : area.gutter
    }

    /// Names what takes the room of a frame's lines: the widest gutter or the padding, if there is room without it, or else the
    /// share of the columns, each of which has room.
    private func sayWhatLeavesNoRoom(_ frame: ReadFrame, in area: PageArea, into diagnostics: inout Diagnostics) {
        let name = "frame '\(shortened(frame.plan.name))'", room = "less than \(Self.least) for its lines"
        let width = area.width(of: frame.plan), gutter = widestGutter(in: area)
        if gutter > area.gutter, width - frame.plan.box.padding * 2 >= Self.least {
            diagnostics.error(.input, "'gutter' of 'fit' of the layout leaves \(name) \(room)",
                              at: file.value("fit")?.value("gutter")?.place ?? frame.place, hint: "it may become \(gutter) wide")
        } else if frame.plan.box.padding > .zero, width >= Self.least {
            diagnostics.error(.input, "'padding' of 'box' of \(name) leaves \(room)", at: frame.paddingPlace ?? frame.place,
                              hint: "the frame is \(width) wide, and has its padding on both sides")
        } else {
            diagnostics.error(.input, "'share' of 'inset' of \(name) leaves \(room)", at: frame.sharePlace ?? frame.place,
                              hint: "its columns are \(width / (frame.plan.inset?.share ?? 1)) wide")
        }
    }

    private func leavesRoom(_ name: StyleName, in measure: Length) -> Bool {
        let style = layout.style(name)
        return measure - style.size * (style.startIndent + style.endIndent + style.indent) * growth >= Self.least
    }

    /// How much larger than in its styles the type may become.
    private var growth: Double {
        max(1, (layout.fit?.size.upperBound ?? .zero) / layout.style(.body).size)
    }

    /// Under four ems most lines hold a single word. Titles count where there is no body type.
    private func warnIfNarrow(_ frame: ReadFrame, _ measure: Length, into diagnostics: inout Diagnostics) {
        let names = styleNames(of: frame.plan)
        guard let style = [StyleName.body, .title].first(where: names.contains) else { return }
        let size = layout.style(style).size, name = "frame '\(shortened(frame.plan.name))'"
        guard measure < size * 4 else { return }
        // A letter of running text is about half an em wide.
        let letters = "holds about \(Int(clamping: (measure / size * 2).rounded())) letters: hardly a word fits"
        let remedy = frame.plan.isNarrowed ? "a greater 'share' in its 'inset'" : "more or wider columns"
        diagnostics.warn(style == .body ? "a line of \(name) \(letters)" : "a title in \(name) \(letters)", at: frame.place,
                         hint: "give it \(remedy): it is \(measure) wide, and should be \(size * 4) at least")
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
