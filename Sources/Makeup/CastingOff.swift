import Diagnostics
public import Geometry
public import LayoutBook
public import Manuscript

/// What a layout makes of an edition, told without placing a line: layouts are chosen by it.
public struct CastOff: Sendable, Hashable {
    /// How the text and its sheet suit each other.
    public enum Fit: Sendable, Hashable {
        /// Everything has its place, and the last column is full to within a line.
        case full
        /// As full as this text makes it, but for so many lines.
        case nearly(lines: Int)
        /// The layout takes as many pages as the text needs.
        case asNeeded
        /// At the largest setting, by about so many words.
        case tooShort(words: Int)
        /// At the smallest setting, by so many words. None where only a picture has no place.
        case tooLong(words: Int)
        /// It cannot take the text in any length.
        case unsuitable(reason: String)
    }

    public var fit: Fit
    /// Of body type, in the setting that fills the sheet best.
    public var size: Length
    /// Of body type, as the layout has it.
    public var usualSize: Length
    /// Those with text; none where it is unsuitable.
    public var pages: Int
    /// How much of the room for text is taken, 1 for all of it.
    public var fill: Double
    /// What is left out to make room, by the names in the layout.
    public var sacrificed: [String]

    /// Nothing of the text has a place.
    public init(unsuitable reason: String, usualSize: Length = .zero) {
        fit = .unsuitable(reason: reason)
        size = usualSize
        self.usualSize = usualSize
        pages = 0
        fill = 0
        sacrificed = []
    }
}

/// Casts off an edition in a layout: finds how it fills it, and in which size of type.
///
/// A sheet with ranges is full here where ``makeUp(_:beside:layout:besideLayout:compositor:art:advises:taker:into:)`` fills it. What is
/// said of words is an estimate. Pictures are asked how large they are, and not fetched. See there for the parameters.
public func castOff(_ edition: Edition, beside other: Edition? = nil, layout: Layout, besideLayout otherLayout: Layout? = nil,
                    compositor: any Compositor, art: (any ArtDesk)? = nil) -> CastOff {
    var layout = layout, beside = other.map { BesideEdition($0, layout: otherLayout ?? layout) }
    beside?.share(gridWith: &layout)
    let workshop = Workshop(compositor: compositor, pictures: PictureDesk(art), beside: beside)
    var found = Diagnostics()
    workshop.desk(for: edition, layout).warn(into: &found)
    if let error = found.all.first(where: \.isError) {
        return CastOff(unsuitable: error.message, usualSize: layout.style(.body).size)
    }
    guard var fitter = Copyfitter(edition, layout: layout, workshop) else {
        return CastOff(Trial(edition, layout: layout, workshop))
    }
    return CastOff(fitter.scouted(), by: fitter)
}

extension Copyfitter {
    /// The verdict of the search; of text that is far too long or too short it needs two trials.
    fileprivate mutating func scouted() -> Verdict {
        var scout = self
        if pared != nil, let least = scout.smallest(), !least.trial.fits { return .tooLong(least) }
        let first = scout.probe(self.first, path.own, 0)
        let far = Double(first.trial.mainFill?.rows ?? 0) * Self.far
        if Double(first.surplus) > far, let least = scout.smallest(), !least.trial.fits { return .tooLong(least) }
        if Double(-first.surplus) > far, let most = scout.largest(), most.trial.fits, !most.trial.isFull { return .tooShort(most) }
        return run()
    }

    /// The share of the rows that no setting is likely to make up for (ours).
    private static var far: Double { 0.12 }

    private mutating func largest() -> Probe? {
        let rows = path.rows.lowerBound
        return path.sizes(rows).map { probe(Place(size: $0.upperBound, rows: rows), path.slacks.count - 1, 0) }
    }
}

extension CastOff {
    fileprivate init(_ verdict: Copyfitter.Verdict, by fitter: Copyfitter) {
        let probe = verdict.probe, usualSize = fitter.layout.style(.body).size
        guard !probe.trial.isWithoutText else {
            self.init(unsuitable: "no article for its columns has text", usualSize: usualSize)
            return
        }
        self.init(fit: .full, of: probe.trial, usualSize: usualSize,
                  sacrificed: Array(probe.trial.layout.sacrificed(in: probe.setting)))
        switch verdict {
        case .full: break
        case .nearly where probe.trial.isNearlyFull: fit = .nearly(lines: -probe.surplus)
        case .nearly, .tooShort: fit = probe.trial.shortness.refined(by: fitter, probe)
        case .tooLong: fit = probe.trial.excess
        }
    }

    /// Of a layout that stays as it is.
    fileprivate init(_ trial: Trial) {
        let usual = trial.layout.style(.body).size
        guard !trial.isWithoutCopy else { self.init(unsuitable: "no article for its columns has text", usualSize: usual); return }
        self.init(fit: .asNeeded, of: trial, usualSize: usual, sacrificed: [])
        if !trial.fits { fit = trial.excess } else if !trial.repeats { fit = trial.isFull ? .full : trial.shortness }
    }

    private init(fit: Fit, of trial: Trial, usualSize: Length, sacrificed: [String]) {
        self.fit = fit
        size = trial.layout.style(.body).size
        self.usualSize = usualSize
        pages = trial.broken.lastPage
        fill = trial.repeats ? trial.shareOfItsPages : trial.share
        self.sacrificed = sacrificed
    }
}

private extension CastOff.Fit {
    /// With the words corrected by what trials with so many more leave of the sheet: titles and pictures take no more room then.
    func refined(by fitter: Copyfitter, _ probe: Copyfitter.Probe) -> CastOff.Fit {
        guard case .tooShort(var words) = self, -probe.surplus > Self.column,
              let slot = WordsToFit(fitter: fitter, probe: probe).slot else { return self }
        var fitter = fitter, free = -probe.surplus
        let first = free
        for _ in 0..<2 {
            free = -fitter.trial(of: fitter.edition.growing(slot, by: words), in: probe.setting).surplus
            guard free < first, abs(free) > first / 50 else { break }
            words = max(1, Int(Double(words) * (Double(first) / Double(first - free)).clamped(to: Self.bounds)))
        }
        return .tooShort(words: words)
    }

    /// Of fewer empty rows a trial says more of where headings fall than of words (ours).
    private static let column = 40
    /// By how much a trial may correct what was known before it (ours).
    private static let bounds = 0.7...1.4
}

private extension Trial {
    var repeats: Bool { layout.pages.contains(where: \.repeats) }

    /// A text of some other length would fill the sheet if its words took the rows that these take.
    var shortness: CastOff.Fit {
        guard let fill = mainFill, let flow = flow(ofThread: fill.name) else { return .full }
        return .tooShort(words: max(1, fill.free * flow.words / max(1, fill.rows - fill.free)))
    }

    var excess: CastOff.Fit { .tooLong(words: leftoverWords) }

    /// Of the rows of threads on the pages that have text.
    var shareOfItsPages: Double {
        var rows = 0, taken = 0
        for flow in broken where flow.isThread {
            guard let last = flow.breaking.pieces.last else { continue }
            for number in 0... {
                guard let column = flow.chain.column(number), column.page <= broken.lastPage else { break }
                rows += column.rows
                taken += number < last.column ? column.rows : number == last.column ? BaselineGrid.rows(holding: last.ink) : 0
            }
        }
        return rows == 0 ? 1 : min(1, Double(taken) / Double(rows))
    }
}
