import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Shaping

/// Turns running text with its marks into styled text.
struct CopyText {
    let language: String
    let direction: Direction
    /// Of the layout: an author calls them by name. Another name leaves a text in the ink of its style.
    var inks: [Ink] = []

    func styled(_ inline: InlineText, in style: Style) -> StyledText {
        guard takesOutTatweels(style), case let tatweels = AuthorsTatweels(in: inline), !tatweels.removed.isEmpty else {
            return spanned(inline, in: style)
        }
        var styled = spanned(inline.without(tatweels.removed), in: style)
        if style.tatweel == .hint { styled.kashidaHints = tatweels.hints }
        return styled
    }

    /// A hint is of use only where lines are filled by kashida; elsewhere what the author typed is all there is.
    private func takesOutTatweels(_ style: Style) -> Bool {
        switch style.tatweel {
        case .keep: false
        case .strip: true
        case .hint: direction.isRightToLeft && style.kashida != .none
        }
    }

    private func spanned(_ inline: InlineText, in style: Style) -> StyledText {
        let edges = Self.edges(of: inline)
        var links = Links()
        var spans: [StyledText.Span] = []
        // A paragraph may have thousands of marks, of which few lie over one another.
        let order = inline.marks.indices.sorted { (inline.marks[$0].range.lowerBound, $0) < (inline.marks[$1].range.lowerBound, $1) }
        var next = 0, open: [Int] = []
        for (from, to) in zip(edges, edges.dropFirst()) {
            while next < order.count, inline.marks[order[next]].range.lowerBound <= from {
                open.append(order[next])
                next += 1
            }
            open.removeAll { inline.marks[$0].range.upperBound <= from }
            let look = look(of: open.sorted().map { inline.marks[$0] }, in: style, links: &links)
            if let last = spans.last, last.style == look {
                spans[spans.count - 1].range = last.range.lowerBound..<to
            } else {
                spans.append(StyledText.Span(range: from..<to, style: look))
            }
        }
        let text = noteNumbers(in: inline, digits(of: inline, in: style))
        return StyledText(text: text, direction: direction, spans: spans, links: links.addresses, source: inline.source,
                          language: language)
    }

    /// The text with its numbers in the digits of the style; code keeps its own.
    private func digits(of inline: InlineText, in style: Style) -> [UInt16] {
        guard style.role != .mono else { return inline.text }
        return DigitSetting(style.digits, rightToLeft: direction.isRightToLeft)?.set(inline) ?? inline.text
    }

    /// The text with the numbers of its notes in the digits of the language, unit for unit.
    private func noteNumbers(in inline: InlineText, _ text: [UInt16]) -> [UInt16] {
        guard inline.marks.contains(where: \.isNote), let zero = Language(language).digits(of: 0).utf16.first else { return text }
        var text = text
        for mark in inline.marks where mark.isNote {
            for unit in mark.range { text[unit] = inline.text[unit] - 0x30 + zero }
        }
        return text
    }

    /// Where marks begin and end, with both ends of the text; rising.
    private static func edges(of inline: InlineText) -> [Int] {
        var edges = [0, inline.text.count]
        for mark in inline.marks where !mark.range.isEmpty { edges += [mark.range.lowerBound, mark.range.upperBound] }
        edges = edges.filter { $0 <= inline.text.count }.sorted()
        return edges.enumerated().filter { $0.offset == 0 || edges[$0.offset - 1] != $0.element }.map(\.element)
    }

    /// Emphasis is slope, which shaping finds a face for in each script; within emphasis it turns back.
    private func look(of marks: [InlineMark], in style: Style, links: inout Links) -> TextStyle {
        var look = TextStyle(role: style.role, weight: style.weight, size: style.size, ink: style.ink,
                             features: style.features, language: language, letterSpacing: style.letterSpacing)
        look.slope = style.slope
        look.marksInk = style.marksInk
        for mark in marks {
            switch mark.kind {
            case .emphasis: look.slope = look.slope == .italic ? .upright : .italic
            case .strong: look.weight = .bold
            case .code: look.role = .mono
            case .caesura, .field: break
            case .note: (look.position, look.isReference) = (.superior, true)
            case .link(let address): look.link = links.number(of: address, at: mark.range.lowerBound)
            case .span(let attributes): apply(attributes, to: &look)
            }
        }
        return look
    }

    private func apply(_ attributes: SpanAttributes, to look: inout TextStyle) {
        if attributes.isName { look.staysWhole = true }
        if let position = attributes.position { look.position = position == .superior ? .superior : .inferior }
        look.ink = attributes.ink.flatMap(inks.key(of:)) ?? look.ink
        look.marksInk = attributes.marksInk.flatMap(inks.key(of:)) ?? look.marksInk
        look.language = attributes.language ?? look.language
    }
}

/// The addresses that a text leads to, one for each link.
private struct Links {
    private(set) var addresses: [String] = []
    /// Where the last link begins.
    private var start = -1

    /// To be asked from the first link to the last.
    mutating func number(of address: String, at place: Int) -> Int {
        if place != start { addresses.append(address) }
        start = place
        return addresses.count - 1
    }
}

extension InlineMark {
    var isNote: Bool {
        if case .note = kind { return true }
        return false
    }
}

extension [Ink] {
    /// The key of the ink with a name.
    func key(of name: String) -> InkKey? {
        firstIndex { $0.name == name }.map { InkKey(index: UInt16($0)) }
    }
}
