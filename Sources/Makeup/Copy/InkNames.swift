import Diagnostics
import LayoutBook
import Manuscript

extension CopyDesk {
    /// Inks that an article calls for and the layout has not got: an article may be set in many layouts.
    func warnOfUnknownInks(into diagnostics: inout Diagnostics) {
        for article in edition.articles {
            for block in (article.story.blocks + article.story.notes.flatMap(\.blocks)).unfolded {
                for text in block.texts { warnOfUnknownInks(in: text, into: &diagnostics) }
            }
        }
    }

    private func warnOfUnknownInks(in text: InlineText, into diagnostics: inout Diagnostics) {
        for mark in text.marks {
            guard case .span(let attributes) = mark.kind else { continue }
            for name in [attributes.ink, attributes.marksInk].compactMap(\.self) where layout.inks.key(of: name) == nil {
                diagnostics.warn("layout \(layout.name) has no ink “\(name)”, and the text is set in that of its style",
                                 at: text.source.place(of: mark.range.lowerBound, in: text.text),
                                 hint: "it has \(layout.inks.map(\.name).joined(separator: ", ")); `inks` of a layout names others")
            }
        }
    }
}
