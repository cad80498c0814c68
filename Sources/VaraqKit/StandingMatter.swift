import Artwork
import Diagnostics
import FontKit
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// What a typesetter keeps of an opened issue from edition to edition: layouts, pictures and set type.
///
/// All of it could be made anew at any time and would be the same, so that no edition depends on those before it.
final class StandingMatter {
    /// See ``OpenedIssue/number``.
    let number: Int
    let loader = ArtworkLoader()
    let type: StandingType
    private var layouts: [LayoutName: (layout: Layout, said: Diagnostics)] = [:]

    private struct LayoutName: Hashable {
        var name: String
        var script: String
    }

    init(for opened: OpenedIssue, fonts: FontLibrary, hyphenation: Hyphenation) {
        _ = WorkingMemory.isKept
        number = opened.number
        type = StandingType(Composer(shaper: Shaper(fonts: fonts), hyphenation: hyphenation, diagnostics: opened.found.blank))
    }

    /// An edition with a layout resolved for it; see ``LayoutBook/dressed(_:of:in:askedAt:beside:into:)``. What was said of a layout
    /// when it was read is said again.
    func dressed(_ edition: Edition, of opened: OpenedIssue, in name: String, askedAt place: SourcePlace?, beside: String?,
                 into diagnostics: inout Diagnostics) -> DressedEdition? {
        DressedEdition(edition, of: opened.issue, beside: beside) { script in
            let key = LayoutName(name: name, script: script)
            if let known = layouts[key] {
                diagnostics.take(known.said)
                return known.layout
            }
            var said = opened.found.blank
            let layout = opened.book.layout(named: name, script: script, askedAt: place, into: &said)
            diagnostics.take(said)
            // A fault may lie where the layout is asked for, which is not the same place in all editions.
            if let layout { layouts[key] = (layout, said) }
            return layout
        }
    }
}
