import Diagnostics
import Geometry
public import LayoutBook
public import Manuscript

/// An edition fitted to its sheet, or as near to that as it comes.
struct FittedCopy {
    let trial: Trial
    var report: FitReport
    private let left: [Edition.LeftOut]
    private let verdict: Copyfitter.Verdict
    private var search: WordsToFit

    /// - Returns: nil for a layout that is not to be filled.
    init?(_ edition: Edition, layout: Layout, _ workshop: Workshop) {
        guard var fitter = Copyfitter(edition, layout: layout, workshop) else { return nil }
        verdict = fitter.run()
        let probe = verdict.probe
        search = WordsToFit(fitter: fitter, probe: probe)
        trial = probe.trial
        left = edition.without(layout.sacrificed(in: probe.setting), of: layout).left
        report = FitReport(setting: probe.setting, trials: fitter.trials, isFull: probe.trial.isFull,
                           freeRows: max(0, -probe.surplus), sacrificed: Array(layout.sacrificed(in: probe.setting)))
    }

    /// Tells the author what the sheet lacks, or what is too much for it.
    ///
    /// - Parameter taker: The best layout that takes the text; asked for only where it is too long for this one.
    mutating func say(taker: () -> String?, into diagnostics: inout Diagnostics) {
        for gone in left {
            let (count, noun) = gone.words > 0 ? (gone.words, "word") : (gone.parts, "part")
            diagnostics.warn("'\(gone.name)' is left out to make room: \(count) \(noun)\(count == 1 ? "" : "s")", at: gone.place)
        }
        for flow in trial.broken where flow.isThread { sayOfHole(behind: flow, into: &diagnostics) }
        switch verdict {
        case .full: break
        case .nearly(let probe) where probe.trial.isNearlyFull: sayOfRows(probe, into: &diagnostics)
        case .nearly(let probe), .tooShort(let probe): sayTooShort(probe, into: &diagnostics)
        case .tooLong(let probe): sayTooLong(probe, taker, into: &diagnostics)
        }
    }

    private func sayOfNothing(into diagnostics: inout Diagnostics) {
        let stories = trial.layout.threads.flatMap(\.stories).compactMap(\.slot)
        diagnostics.fallShort(.doesNotFit, "the columns of layout \(trial.layout.name) have no text: no article for them has any",
                              hint: "write \(stories.first ?? "an article"), or take another layout")
    }

    private func sayOfRows(_ probe: Copyfitter.Probe, into diagnostics: inout Diagnostics) {
        diagnostics.fallShort(.doesNotFit,
                              "the last column ends \(-probe.surplus) lines above its foot: no setting fills it better",
                              hint: "add or cut a few words, or give the layout wider ranges")
    }

    /// A thread beside the main one is filled by its own stories alone.
    private func sayOfHole(behind flow: BrokenFlow, into diagnostics: inout Diagnostics) {
        let fill = trial.fill(flow)
        guard trial.fits, fill.name != trial.mainFill?.name, fill.free > Self.seen, let last = flow.flow.blocks.last?.copy else {
            return
        }
        let words = flow.words * fill.free / max(1, fill.rows - fill.free)
        diagnostics.warn("\(trial.forme.slots[last.matter]) ends \(fill.free) lines above the foot of its columns",
                         hint: "about \(words) words more would fill them")
    }

    /// Fewer empty lines are no hole (ours).
    private static let seen = 3

    // MARK: Too long

    private mutating func sayTooLong(_ probe: Copyfitter.Probe, _ taker: () -> String?, into diagnostics: inout Diagnostics) {
        // A frame of its own that is too small for its article is not helped by shorter articles elsewhere.
        guard trial.broken.contains(where: { $0.isThread && !$0.leftovers().isEmpty }), let slot = search.slot else {
            for flow in trial.broken { flow.say(slots: trial.forme.slots, into: &diagnostics) }
            return
        }
        let leftovers = trial.broken.flatMap { $0.leftovers() }
        let words = search.least(toCutFrom: slot)
        var advice = FitReport.Advice(slot: slot, words: -(words ?? 0))
        advice.layout = taker()
        advice.size = search.smallerSize().map { "\($0)" }
        let cut = words.map { "cut about \($0) word\($0 == 1 ? "" : "s") from \(slot)\(file(of: slot, diagnostics))" }
            ?? "cut all of \(slot) and more"
        let ways = [cut, advice.layout.map { "take \($0)" }, advice.size.map { "allow \($0)" }].compactMap(\.self)
        let over = trial.leftoverWords
        diagnostics.error(.doesNotFit, "the text is too long for its sheet: at the smallest setting, "
                              + "\(probe.setting.size) on \(probe.setting.leading), \(over) word\(over == 1 ? " is" : "s are") over",
                          at: leftovers.first?.place, hint: ways.joined(separator: ", or "))
        report.advice = advice
        report.trials = search.trials
    }

    /// The article's file in brackets, behind the name of its slot.
    private func file(of slot: String, _ diagnostics: Diagnostics) -> String {
        guard let article = trial.edition.articles.first(where: { $0.slot == slot }) else { return "" }
        return " (\(Self.name(of: article, diagnostics)))"
    }

    private static func name(of article: Edition.Article, _ diagnostics: Diagnostics) -> String {
        let index = Int(article.story.file.index)
        guard diagnostics.files.indices.contains(index) else { return article.slot }
        return diagnostics.files[index].split(separator: "/").last.map(String.init) ?? article.slot
    }

    // MARK: Too short

    /// Larger settings were tried.
    private var isNearly: Bool {
        if case .nearly = verdict { return obstacle.isEmpty }
        return false
    }

    /// What has no room in its frame at the settings beyond, in words.
    private var obstacle: String {
        let beyond = search.fitter.probes.filter { $0.setting.size >= trial.layout.style(.body).size }
        return beyond.lazy.compactMap(\.trial.slotWithoutRoom).first.map { " that has room for \($0)" } ?? ""
    }

    private mutating func sayTooShort(_ probe: Copyfitter.Probe, into diagnostics: inout Diagnostics) {
        guard let slot = search.slot, let fill = probe.trial.mainFill, fill.rows > 0 else {
            return sayOfNothing(into: &diagnostics)
        }
        let words = search.least(toAddTo: slot)
        var advice = FitReport.Advice(slot: slot, words: words ?? 0)
        advice.filler = search.filler().map { Self.name(of: search.fitter.edition.fillers[$0], diagnostics) }
        var ways = words.map { ["about \($0) word\($0 == 1 ? "" : "s") more in \(slot)\(file(of: slot, diagnostics))"] } ?? []
        if let lines = probe.trial.linesOfPicture { ways.append("a picture \(lines) line\(lines == 1 ? "" : "s") high") }
        if let filler = advice.filler { ways.append("the filler \(filler)") }
        let percent = Int((probe.trial.share * 100).rounded(.down))
        diagnostics.fallShort(.doesNotFit, "the text fills \(percent) % of the sheet "
                                  + "at the \(isNearly ? "best" : "largest") setting\(obstacle), "
                                  + "\(probe.setting.size) on \(probe.setting.leading): \(fill.free) lines are empty",
                              hint: ways.isEmpty ? "make some article longer, or take a smaller layout"
                                  : ways.joined(separator: ", or ") + " would complete it")
        report.advice = words == nil && advice.filler == nil ? nil : advice
        report.trials = search.trials
    }
}

extension Copyfitter.Verdict {
    var probe: Copyfitter.Probe {
        switch self {
        case .full(let probe), .nearly(let probe), .tooLong(let probe), .tooShort(let probe): probe
        }
    }
}

extension Trial {
    /// How much of the room of all frames is taken, 1 for all of it.
    var share: Double {
        let area = forme.layout.pages.indices.flatMap { forme.plan.frames(ofPage: $0 + 1) ?? [] }
            .reduce(0) { $0 + Double($1.textRows.count) * $1.measure.points * layout.leading.points }
        let free = broken.filter(\.isThread).reduce(0) { $0 + fill($1).freeArea }
        return area == 0 ? 1 : 1 - free / area
    }

    /// The height of a picture that would complete the last column, with a line of space; nil where more is empty than a column.
    fileprivate var linesOfPicture: Int? {
        guard let fill = mainFill, fill.free > 3,
              let last = columns(of: fill.name).last, fill.free <= last.rows else { return nil }
        return fill.free - 1
    }
}

/// Whether a layout takes all words of an edition, at its smallest setting if it has ranges.
public func takes(_ edition: Edition, layout: Layout, compositor: any Compositor, art: (any ArtDesk)? = nil) -> Bool {
    let workshop = Workshop(compositor: compositor, pictures: PictureDesk(art))
    var said = Diagnostics()
    CopyDesk(edition: edition, layout: layout).warnOfCopyWithoutPlace(into: &said)
    guard !said.hasErrors else { return false }
    guard var fitter = Copyfitter(edition, layout: layout, workshop) else {
        return Trial(edition, layout: layout, workshop).fits
    }
    if var part = fitter.pared, let least = part.smallest(), !least.trial.fits { return false }
    return fitter.smallest()?.trial.fits ?? false
}
