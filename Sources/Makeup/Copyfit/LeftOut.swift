import LayoutBook
import Manuscript

extension Edition {
    /// What is left out by one name.
    struct LeftOut {
        var name: String
        /// How many articles and parts of articles.
        var parts = 0
        var words = 0
    }

    /// The edition without what stands in frames of these names, and without the parts of articles that they name; and what is
    /// left out.
    func without(_ names: ArraySlice<String>, of layout: Layout) -> (edition: Edition, left: [LeftOut]) {
        var edition = self, left: [LeftOut] = []
        for name in names {
            var gone = LeftOut(name: name)
            let before = edition.words, slots = layout.slots(ofFramesSacrificedWith: name)
            gone.parts += edition.articles.count { slots.contains($0.slot) }
            edition.articles.removeAll { slots.contains($0.slot) }
            gone.parts += layout.lists(sacrificedWith: name)
            let pictured = layout.slots(ofPicturesSacrificedWith: name)
            for index in edition.articles.indices {
                if pictured.contains(edition.articles[index].slot), edition.articles[index].story.blocks.firstFigure != nil {
                    edition.articles[index].story.blocks = edition.articles[index].story.blocks.withoutFirstFigure()
                    gone.parts += 1
                }
                gone.parts += edition.articles[index].story.blocks.remove { $0.isPart(name) }
            }
            gone.words = before - edition.words
            if gone.parts > 0 { left.append(gone) }
        }
        return (edition, left)
    }

    /// Of all articles, their heads left out.
    var words: Int { articles.reduce(0) { $0 + $1.story.words } }
}

private extension Layout {
    /// The articles whose text stands in such a frame and nowhere else.
    func slots(ofFramesSacrificedWith name: String) -> Set<String> {
        let (gone, kept) = matters(sacrificedWith: name)
        func slots(_ matters: [Matter]) -> Set<String> { Set(matters.filter(\.hasBody).compactMap(\.slot)) }
        return slots(gone).subtracting(slots(kept + threads.flatMap(\.stories)))
    }

    /// The articles whose first picture stands in such a frame.
    func slots(ofPicturesSacrificedWith name: String) -> Set<String> {
        let (gone, kept) = matters(sacrificedWith: name)
        func slots(_ matters: [Matter]) -> Set<String> { Set(matters.filter(\.isPicture).compactMap(\.slot)) }
        return slots(gone).subtracting(slots(kept))
    }

    /// How many contents, heads and parts of mastheads such frames hold.
    func lists(sacrificedWith name: String) -> Int { matters(sacrificedWith: name).gone.count { !$0.hasBody && !$0.isPicture } }

    private func matters(sacrificedWith name: String) -> (gone: [Matter], kept: [Matter]) {
        var gone: [Matter] = [], kept: [Matter] = []
        for frame in pages.flatMap(\.frames) {
            guard case .matter(let matters) = frame.content else { continue }
            if frame.isSacrificed(with: [name]) { gone += matters } else { kept += matters }
        }
        return (gone, kept)
    }
}

private extension Block {
    /// Whether it is what a layout calls so where it says what may be left out.
    func isPart(_ name: String) -> Bool {
        switch content {
        case .division(let division, _): [.pullquote, .notice].contains(division) && division.rawValue == name
        case .figure: name == "figure"
        case .ornament: name == "ornament"
        case .code: name == "qr"
        default: false
        }
    }
}
