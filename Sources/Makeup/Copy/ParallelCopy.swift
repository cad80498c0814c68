import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Shaping

/// An edition in another language, set beside the main one, and the layout that its styles come from.
struct BesideEdition {
    var edition: Edition
    var layout: Layout

    /// - Parameter layout: Its styles are those of the edition's script; all else is that of the main layout.
    init(_ edition: Edition, layout: Layout) {
        self.edition = edition
        self.layout = layout
    }

    /// Gives both layouts the wider of their grids, if anything stands side by side.
    mutating func share(gridWith main: inout Layout) {
        guard main.threads.contains(where: \.isParallel) else { return }
        layout.leading = max(main.leading, layout.leading)
        main.leading = layout.leading
    }
}

/// Where an article and its translation are no longer alike.
struct Parting {
    var slot: String
    var languages: [String]
    /// Blocks that have nothing beside them, and the first of them.
    var blocks: Int
    var place: SourcePlace?
}

extension CopyDesk {
    /// The blocks of a thread: of a parallel one with those of the other edition beside them.
    mutating func copy(for thread: ThreadPlan) -> [CopyBlock] {
        guard thread.isParallel, let beside else { return copy(for: thread.stories) }
        let gutter = gutter(of: thread)
        var blocks: [CopyBlock] = []
        for matter in thread.stories {
            for (first, second) in articles(for: matter, beside: beside) {
                var pairs = pairs(of: first, second, as: matter, beside.layout, gutter: gutter)
                if !blocks.isEmpty, !pairs.isEmpty { pairs[0].spaceBefore = max(pairs[0].spaceBefore, spaceBetweenArticles) }
                blocks += pairs
            }
        }
        return blocks
    }

    /// The gutter of the first page that the thread runs through, but no less than a line is high.
    private func gutter(of thread: ThreadPlan) -> Length {
        let page = layout.pages.first { $0.frames.contains { $0.content == .thread(thread.name) } }
        return max(page?.area.gutter ?? layout.area.gutter, layout.leading)
    }

    /// The articles of a matter with those that are in the same slots of the other edition, which end the list where they are
    /// in it alone.
    private func articles(for matter: Matter, beside: BesideEdition) -> [(Edition.Article?, Edition.Article?)] {
        let own = articles(for: matter)
        var others = CopyDesk(edition: beside.edition, layout: layout).articles(for: matter)
        var pairs: [(Edition.Article?, Edition.Article?)] = []
        for article in own {
            let other = others.firstIndex { $0.slot == article.slot }
            pairs.append((article, other.map { others.remove(at: $0) }))
        }
        return pairs + others.map { (nil, $0) }
    }

    private mutating func pairs(of first: Edition.Article?, _ second: Edition.Article?, as matter: Matter, _ other: Layout,
                                gutter: Length) -> [CopyBlock] {
        let one = first.map { copy(of: $0, as: matter, boxed: false) } ?? []
        let two = second.map { copy(of: $0, as: matter, boxed: false, in: other, named: "\($0.slot) (\($0.story.language))") } ?? []
        let pairs = Pairing(first: one.map(\.pairedAs), second: two.map(\.pairedAs)).pairs()
        if let first, let second { noteParting(pairs, one, two, of: first, second) }
        return pairs.flatMap { pair in
            joined(pair.first.map { one[$0] }, pair.second.map { two[$0] }, gutter: gutter)
        }
    }

    /// The first picture of a slot in a frame of its own: where languages stand side by side that of both, or the one that both have,
    /// with what both say below it.
    mutating func pictureCopy(of slot: String, fillsFrame: Bool) -> [CopyBlock] {
        func figure(in edition: Edition) -> (Story, Figure)? {
            guard let story = edition.articles.first(where: { $0.slot == slot })?.story else { return nil }
            return story.blocks.firstFigure.map { (story, $0) }
        }
        let one = figure(in: edition).map { copy(of: $1, in: $0, layout, named: slot, fillsFrame: fillsFrame) } ?? []
        guard let beside, let thread = layout.threads.first(where: \.isParallel),
              let (story, other) = figure(in: beside.edition) else {
            return one
        }
        let two = copy(of: other, in: story, beside.layout, named: "\(slot) (\(story.language))", fillsFrame: fillsFrame)
        return Pairing(first: one.map(\.pairedAs), second: two.map(\.pairedAs)).pairs().flatMap { pair in
            joined(pair.first.map { one[$0] }, pair.second.map { two[$0] }, gutter: gutter(of: thread), shareOfBoth: 1)
        }
    }

    private mutating func noteParting(_ pairs: [Pairing.Pair], _ one: [CopyBlock], _ two: [CopyBlock], of first: Edition.Article,
                                      _ second: Edition.Article) {
        let alone = pairs.compactMap { pair -> CopyBlock? in
            pair.first == nil || pair.second == nil ? pair.first.map { one[$0] } ?? pair.second.map { two[$0] } : nil
        }
        // Heads of articles differ for good reasons: only one of them was translated.
        let parted = alone.filter { !StyleName.articleHead.contains($0.style) }
        guard let place = parted.first.map(\.place) else { return }
        partings.append(Parting(slot: first.slot, languages: [first.story.language, second.story.language], blocks: parted.count,
                                place: place))
    }

    /// A block of both, or more where rules and the edges of boxes stand across the whole measure.
    ///
    /// - Parameter shareOfBoth: how wide a picture is that both have, as a part of what it would be across both; by itself it takes
    ///   as much paper as two of them side by side.
    private func joined(_ first: CopyBlock?, _ second: CopyBlock?, gutter: Length, shareOfBoth: Double = 0.7) -> [CopyBlock] {
        if let first, case .picture(var picture) = first.content, case .picture(let other) = second?.content, picture.shows(other) {
            var shared = first
            picture.share *= shareOfBoth
            shared.content = .picture(picture)
            return [shared]
        }
        let both = [first, second].compactMap { $0 }
        let isText = both.allSatisfy { if case .text = $0.content { true } else { false } }
        guard isText || both.allSatisfy(\.isPicture), var pair = both.first else {
            if case .rule = first?.content, case .rule = second?.content { return [both[0]] }
            if first?.isBoxEdge == true, second?.isBoxEdge == true { return [both[0]] }
            return both
        }
        if let second, second.leading > pair.leading { (pair.leading, pair.content) = (second.leading, second.content) }
        pair.row = .languages([first, second], gutter: gutter)
        pair.direction = Language(edition.language).direction
        (pair.verse, pair.markers, pair.outline) = (nil, [], nil)
        pair.notes = both.flatMap(\.notes)
        pair.spaceBefore = both.map(\.spaceBefore).max() ?? 0
        pair.spaceAfter = both.map(\.spaceAfter).max() ?? 0
        pair.keepWithNext = both.map(\.keepWithNext).max() ?? 0
        pair.isDivisible = both.allSatisfy(\.isDivisible)
        return [pair]
    }

    /// Copy of the other edition that no parallel thread takes, articles that only one of both has, inks that are not there.
    func warnOfCopyBeside(into diagnostics: inout Diagnostics) {
        guard let beside else { return }
        let other = CopyDesk(edition: beside.edition, layout: layout)
        other.warnOfCopyWithoutPlace(among: layout.threads.filter(\.isParallel).flatMap(\.stories), into: &diagnostics)
        other.warnOfUnknownInks(into: &diagnostics)
        warnOfArticlesAlone(beside, into: &diagnostics)
    }

    private func warnOfArticlesAlone(_ beside: BesideEdition, into diagnostics: inout Diagnostics) {
        for matter in layout.threads.filter(\.isParallel).flatMap(\.stories) {
            for case (let first, let second) in articles(for: matter, beside: beside) where first == nil || second == nil {
                guard let alone = first ?? second else { continue }
                let other = second == nil ? beside.edition.name : edition.name
                diagnostics.warn("\(alone.slot) stands alone: the edition \(other) has no article of that name",
                                 at: alone.story.beginning,
                                 hint: "give \(other) one, or let articles that belong together have the same name in both")
            }
        }
    }

    /// Says for each article how it differs from what stands beside it.
    func warnOfPartings(into diagnostics: inout Diagnostics) {
        for parting in partings {
            let count = parting.blocks == 1 ? "a paragraph stands" : "\(parting.blocks) paragraphs stand"
            diagnostics.warn("\(parting.slot) is not the same in \(parting.languages.joined(separator: " and ")): \(count) alone",
                             at: parting.place, hint: "give both texts the same headings and as many paragraphs between them")
        }
    }
}

private extension CopyBlock {
    /// What it stands beside its like as. No text has the style of an ornament.
    var pairedAs: StyleName { isPicture ? .ornament : style }

    var isPicture: Bool {
        if case .picture = content { return true }
        return false
    }
}

private extension PictureCopy {
    /// Whether both are the same to who looks at them.
    func shows(_ other: PictureCopy) -> Bool {
        switch (subject, other.subject) {
        case (.figure(let one), .figure(let other)): Self.file(one.path) == Self.file(other.path) && one.crop == other.crop
        // What is said below a code belongs close to it.
        case (.code(let one), .code(let other)): one.payload == other.payload && one.label == nil && other.label == nil
        case (.ornament, .ornament): true
        default: false
        }
    }

    /// A path without its detours: articles of two languages reach the same file from folders of their own.
    private static func file(_ path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false).reduce(into: []) { parts, part in
            if part == "..", let last = parts.last, last != "..", !last.isEmpty {
                parts.removeLast()
            } else if part != "." {
                parts.append(part)
            }
        }
    }
}
