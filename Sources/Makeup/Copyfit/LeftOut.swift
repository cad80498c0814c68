import Diagnostics
import LayoutBook
import Manuscript

extension Edition {
    /// An article or a part of one that is left out by a name; or all contents and parts of the masthead that are.
    struct LeftOut {
        var name: String
        var words = 0
        var parts = 1
        /// Where it begins; nil for what the layout makes of itself.
        var place: SourcePlace?
    }

    /// The edition without what stands in frames of these names, and without the parts of articles that they name; and what is
    /// left out.
    func without(_ names: ArraySlice<String>, of layout: Layout) -> (edition: Edition, left: [LeftOut]) {
        var edition = self, left: [LeftOut] = []
        for name in names {
            let slots = layout.slots(ofFramesSacrificedWith: name), pictured = layout.slots(ofPicturesSacrificedWith: name)
            left += edition.articles.filter { slots.contains($0.slot) }.map {
                LeftOut(name: name, words: $0.story.words, place: $0.story.beginning)
            }
            edition.articles.removeAll { slots.contains($0.slot) }
            let lists = layout.lists(sacrificedWith: name)
            if lists > 0 { left.append(LeftOut(name: name, parts: lists)) }
            for index in edition.articles.indices {
                left += edition.articles[index].leaveOut(name, picture: pictured.contains(edition.articles[index].slot))
            }
        }
        return (edition, left)
    }

    /// Of all articles, their heads left out.
    var words: Int { articles.reduce(0) { $0 + $1.story.words } }
}

private extension Edition.Article {
    /// Leaves out the parts of that name, and the first picture with them if it goes too.
    mutating func leaveOut(_ name: String, picture: Bool) -> [Edition.LeftOut] {
        var left: [Edition.LeftOut] = []
        if picture, let figure = story.blocks.firstFigure {
            let words = story.words
            story.blocks = story.blocks.withoutFirstFigure()
            left.append(Edition.LeftOut(name: name, words: words - story.words, place: figure.place))
        }
        return left + story.blocks.remove { $0.isPart(name) }.map { Edition.LeftOut(name: name, words: $0.words, place: $0.place) }
    }
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
