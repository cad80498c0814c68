import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// Sets one line of matter that make-up itself puts into a page: folios, running heads, jump lines.
struct EngineLine {
    let language: String
    let direction: Direction
    let compositor: any Compositor

    /// A text with a tail in one line; where they are too long for it, the text is cut and ends in an ellipsis.
    func set(_ text: InlineText, tail: String = "", in style: Style, _ fill: ParagraphShape.Fill, measure: Length) -> TextLine? {
        let copy = CopyText(language: language, direction: direction), shape = ParagraphShape(fill: fill)
        func setting(of inline: InlineText) -> (any BreakableParagraph, Setting)? {
            var whole = inline
            whole.append(InlineText(tail))
            let paragraph = compositor.compose(copy.styled(whole, in: style), shape: shape)
            return paragraph.setting(Measures(measure), extra: 0).map { (paragraph, $0) }
        }
        var inline = text
        while let (paragraph, setting) = setting(of: inline), let first = setting.lines.first {
            let words = inline.string.split(separator: " ").dropLast()
            if setting.lines.count == 1 || words.isEmpty { return paragraph.line(first, index: 0) }
            let reach = String(decoding: inline.text[..<min(inline.text.count, first.text.upperBound)], as: UTF16.self)
                .split(separator: " ").count
            inline = InlineText(words.prefix(max(1, min(words.count, reach))).joined(separator: " ") + "\u{A0}…")
            inline.marks = text.marks.map { InlineMark(range: 0..<min($0.range.upperBound, inline.text.count), kind: $0.kind) }
        }
        return nil
    }
}
