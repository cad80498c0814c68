import Geometry
import LayoutBook
import Manuscript

/// Finds by how many words an article is too long or too short, by making up the edition with it cut or grown.
struct WordsToFit {
    var fitter: Copyfitter
    let probe: Copyfitter.Probe
    /// Those of other searches than the fitter's own.
    private var otherTrials = 0
    /// Of the edition.
    private let words: Int

    init(fitter: Copyfitter, probe: Copyfitter.Probe) {
        self.fitter = fitter
        self.probe = probe
        words = fitter.edition.words
    }

    /// Of the search before it too.
    var trials: Int { fitter.trials + otherTrials }

    /// What is known by then is said: it may be a little more than is needed. Of a long text each trial takes longer, and a line
    /// is a smaller share.
    private var isOut: Bool {
        trials >= (Self.mostWordsTried / max(1, words)).clamped(to: Self.mostTrialsOfAll)
    }

    private static let mostWordsTried = 1_000_000, mostTrialsOfAll = 150...800

    /// The longest article of the main thread that has words there; nil where the thread has none.
    var slot: String? {
        guard let name = probe.trial.mainFill?.name, let flow = probe.trial.flow(ofThread: name) else { return nil }
        let slots = Set(flow.flow.blocks.map { probe.trial.forme.slots[$0.copy.matter] })
        let articles = fitter.edition.articles.filter { slots.contains($0.slot) && $0.story.words > 0 }
        return articles.enumerated().max { ($0.element.story.words, -$0.offset) < ($1.element.story.words, -$1.offset) }?.element.slot
    }

    /// The least number of words to cut from the end of an article so that everything fits; nil where that is not enough.
    mutating func least(toCutFrom slot: String) -> Int? {
        func words(in edition: Edition) -> Int { edition.articles.first { $0.slot == slot }?.story.words ?? 0 }
        let over = probe.trial.leftoverWords, most = words(in: fitter.edition)
        let asked = least(from: max(1, over), to: most) { words, fitter, setting in
            fitter.trial(of: fitter.edition.cutting(words, from: slot), in: setting).fits
        }
        // Of a table whole rows are cut.
        return asked.map { most - words(in: fitter.edition.cutting($0, from: slot)) }
    }

    /// The least number of words that an article is to grow by so that the sheet is full; nil where it never is.
    mutating func least(toAddTo slot: String) -> Int? {
        guard let fill = probe.trial.mainFill else { return nil }
        let flow = probe.trial.flow(ofThread: fill.name)
        let words = flow?.words ?? 0, rows = max(1, fill.rows - fill.free)
        let most = max(words, flow?.wordsOfAShortText ?? 1) * max(2, 2 * fill.rows / rows)
        guard var more = least(from: max(1, fill.free * words / rows), to: most, isEnough: { words, fitter, setting in
            fitter.trial(of: fitter.edition.growing(slot, by: words), in: setting).surplus >= -1
        }) else { return nil }
        // What is a little over at the largest setting is full at another, but where a title has leapt to the next column.
        var step = max(1, more / 100)
        for _ in 0..<Self.mostRetries {
            guard !isOut, more + step <= most, !isFull(fitter.edition.growing(slot, by: more)) else { break }
            more += step
            step += step / 4 + 1
        }
        return reduced(more, for: slot)
    }

    /// Fewer words may do, since a few empty lines are filled by other means: in large steps, then in small ones.
    private mutating func reduced(_ words: Int, for slot: String) -> Int {
        var words = words
        for share in Self.reductions {
            for _ in 0..<Self.mostReductions {
                let fewer = words - max(1, words * share / 100)
                guard !isOut, fewer > 0, isFull(fitter.edition.growing(slot, by: fewer), thoroughly: true) else { break }
                words = fewer
            }
        }
        return words
    }

    private static let mostRetries = 14, mostReductions = 20
    /// In hundredths.
    private static let reductions = [15, 3]

    /// Whether an edition fills its sheet in any setting, or in one that is found soon.
    private mutating func isFull(_ edition: Edition, thoroughly: Bool = false) -> Bool {
        guard var other = Copyfitter(edition, layout: fitter.layout, fitter.workshop) else { return false }
        if !thoroughly { other.mostTrialsOfAll = Self.fewTrials }
        defer { otherTrials += other.trials }
        return other.run().probe.trial.isFull
    }

    private static let fewTrials = 20

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

    /// The filler that completes the sheet best at the end of that article.
    mutating func filler() -> Int? {
        guard let slot else { return nil }
        var candidates: [(filler: Int, edition: Edition, surplus: Int)] = []
        for (index, filler) in fitter.edition.fillers.prefix(Self.mostFillers).enumerated() {
            let edition = fitter.edition.completing(slot, with: filler.story)
            let surplus = fitter.trial(of: edition, in: probe.setting).surplus
            // What is over at the largest setting makes the type a little smaller; what is left over stays white.
            if surplus >= -1 { candidates.append((index, edition, surplus)) }
        }
        let best = candidates.sorted { ($0.surplus, $0.filler) < ($1.surplus, $1.filler) }.prefix(2)
        for candidate in best where isFull(candidate.edition) { return candidate.filler }
        return nil
    }

    private static let mostFillers = 8
}

extension BrokenFlow {
    /// The words of its text, whether they have a place or not.
    var words: Int { flow.blocks.reduce(0) { $0 + WordCount.words(in: $1.copy.text) } }

    /// So many words of its kind are still a short text: fewer where a word is endless, or comes with pictures or breaks.
    fileprivate var wordsOfAShortText: Int {
        let letters = flow.blocks.reduce(0) { $0 + max(Self.lettersOfAPart, $1.copy.text.count) }
        return (Self.lettersOfAShortText * max(1, words) / max(1, letters)).clamped(to: 1...200)
    }

    private static let lettersOfAPart = 40, lettersOfAShortText = 3_000
}
