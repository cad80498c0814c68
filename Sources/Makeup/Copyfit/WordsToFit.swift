import Geometry
import LayoutBook
import Manuscript

/// Finds by how many words an article is too long or too short, by making up the edition with it cut or grown.
struct WordsToFit {
    var fitter: Copyfitter
    let probe: Copyfitter.Probe

    /// The longest article of the main thread that has words there; nil where the thread has none.
    var slot: String? {
        guard let name = probe.trial.mainFill?.name,
              let flow = probe.trial.broken.first(where: { $0.isThread && $0.flow.name == name }) else { return nil }
        let slots = Set(flow.flow.blocks.map { probe.trial.forme.slots[$0.copy.matter] })
        let articles = fitter.edition.articles.filter { slots.contains($0.slot) && $0.story.words > 0 }
        return articles.enumerated().max { ($0.element.story.words, -$0.offset) < ($1.element.story.words, -$1.offset) }?.element.slot
    }

    /// The least number of words to cut from the end of an article so that everything fits; nil where that is not enough.
    mutating func least(toCutFrom slot: String) -> Int? {
        let over = probe.trial.broken.flatMap { $0.leftovers() }.reduce(0) { $0 + $1.words }
        let most = fitter.edition.articles.first { $0.slot == slot }?.story.words ?? 0
        return least(from: max(1, over), to: most) { words, fitter, setting in
            fitter.trial(of: fitter.edition.cutting(words, from: slot), in: setting).fits
        }
    }

    /// The least number of words that an article is to grow by so that the sheet is full; nil where it never is.
    mutating func least(toAddTo slot: String) -> Int? {
        guard let fill = probe.trial.mainFill else { return nil }
        let words = probe.trial.broken.first { $0.isThread && $0.flow.name == fill.name }?.words ?? 0
        let rows = max(1, fill.rows - fill.free)
        return least(from: max(1, fill.free * words / rows), to: max(words, 200) * max(2, 2 * fill.rows / rows)) { words, fitter, setting in
            fitter.trial(of: fitter.edition.growing(slot, by: words), in: setting).surplus >= -1
        }
    }

    /// The least number that is enough, to within a hundredth of it: steps from a guess to both sides of it, then bisection.
    private mutating func least(from guess: Int, to most: Int, isEnough: (Int, inout Copyfitter, FitSetting) -> Bool) -> Int? {
        var tooFew = 0, enough: Int?, next = min(guess, most), step = max(1, guess / 40)
        for _ in 0..<Self.mostTrials {
            if isEnough(next, &fitter, probe.setting) { enough = next } else { tooFew = next }
            if tooFew >= most { return nil }
            if let enough, enough - tooFew <= max(1, enough / 100) { return enough }
            if let enough, tooFew > 0 || step >= enough {
                next = (tooFew + enough) / 2
            } else {
                next = enough.map { $0 - step } ?? min(most, tooFew + step)
                step *= 2
            }
        }
        return enough
    }

    private static let mostTrials = 20

    /// A size below the range at which everything fits on the tightest grid for it, in tenths of a point; nil where there is none
    /// that could be read.
    mutating func smallerSize() -> Length? {
        guard let fill = probe.trial.mainFill else { return nil }
        let least = fitter.path.ranges.size.lowerBound, tightest = fitter.path.ranges.leading.lowerBound
        // Lines of smaller type are longer in words and lie closer, so the text shrinks with the square of its size.
        let share = Double(fill.rows) / Double(fill.rows + max(0, probe.surplus))
        var tenths = (least.points * share.squareRoot() * 10 + 0.5).rounded(.down)
        if tenths >= least.points * 10 { tenths = (least.points * 10 - 0.01).rounded(.down) }
        for _ in 0..<3 {
            let size = Length.pt(tenths / 10)
            guard size >= max(least * Self.smallestShare, Self.smallest) else { return nil }
            var setting = probe.setting
            setting.size = size
            setting.leading = fitter.path.height / (fitter.path.height / (size * tightest)).rounded(.down)
            if fitter.trial(of: fitter.edition, in: setting).fits { return size }
            tenths -= 1
        }
        return nil
    }

    /// No smaller type is spoken of than so much of the layout's smallest, and none that is hard to read (ours).
    private static let smallestShare = 0.8, smallest = Length.pt(6)

    /// The filler that completes the sheet best behind the last article of the main thread.
    mutating func filler() -> Int? {
        guard !fitter.edition.fillers.isEmpty, let slot else { return nil }
        var best: (filler: Int, surplus: Int)?
        for (index, filler) in fitter.edition.fillers.prefix(Self.mostFillers).enumerated() {
            var edition = fitter.edition
            guard let article = edition.articles.firstIndex(where: { $0.slot == slot }) else { return nil }
            if let title = filler.story.head.title, let place = filler.story.blocks.first?.place {
                edition.articles[article].story.blocks.append(.init(.heading(level: 1, title), at: place))
            }
            edition.articles[article].story.blocks += filler.story.blocks
            let surplus = fitter.trial(of: edition, in: probe.setting).surplus
            // What is over at the largest setting makes it a little smaller; what is left over stays white.
            guard surplus >= -1 else { continue }
            if surplus < best?.surplus ?? .max { best = (index, surplus) }
        }
        return best?.filler
    }

    private static let mostFillers = 8
}

private extension BrokenFlow {
    var words: Int { flow.blocks.reduce(0) { $0 + WordCount.words(in: $1.copy.text) } }
}
