import Artwork
public import Diagnostics
import FontKit
public import LayoutBook
public import Makeup
import Manuscript
import Paragraphs
import Shaping

/// The layouts for one edition, the one that suits it best first.
public struct Ranking: Sendable {
    /// Of the edition: `fa`, or the base name of a lone article.
    public var edition: String
    /// BCP 47.
    public var language: String
    public var candidates: [Candidate]

    /// A layout, and what it makes of the edition.
    public struct Candidate: Sendable {
        public var layout: LayoutEntry
        public var castOff: CastOff
    }
}

extension Typesetter {
    /// Sets the text of each edition that is ordered in every layout there is, up to where pages would be drawn, and ranks these:
    /// by fit (full, nearly full, as needed, too short, too long, unsuitable), then by how much is left out, then by how full the sheet
    /// is where the text is too short for it, or by the words over where it is too long; then by how near the type is to the size that
    /// the layout is made for, then by how full its pages are.
    ///
    /// The order's own layout is of no consequence. Faults of layouts are said, and these left out; what is wrong in the pages of a
    /// text is for ``typeset(_:into:)`` to say. The result does not depend on the number of workers.
    public func rank(_ order: Order, workers: Int? = nil, into diagnostics: inout Diagnostics) -> [Ranking] {
        guard let opened = open(order, into: &diagnostics) else { return [] }
        let editions = opened.editions(for: order)
        let entries = opened.book.names(into: &diagnostics).filter { $0.name != "base" }
        let pairs = editions.indices.flatMap { edition in entries.map { (edition: edition, layout: $0) } }
        let trials = Workers.results(of: pairs.count, workers: workers ?? Workers.usual) { [fonts] in
            let judge = Judge(of: opened, fonts: fonts, blank: opened.found.blank)
            return { judge.candidate(pairs[$0].layout, for: editions[pairs[$0].edition], beside: order.beside) }
        }
        for trial in trials { diagnostics.take(trial.found) }
        return editions.indices.map { number in
            let candidates = zip(pairs, trials).compactMap { $0.edition == number ? $1.candidate : nil }
            return Ranking(edition: editions[number].name, language: editions[number].language,
                           candidates: candidates.sorted { $0.rank < $1.rank })
        }
    }
}

/// A worker who tries layouts. Keeps the shapes of paragraphs, which are the same in all.
final class Judge {
    private let opened: OpenedIssue
    private let composer: Composer
    private let loader = ArtworkLoader()
    private let blank: Diagnostics

    init(of opened: OpenedIssue, fonts: FontLibrary, blank: Diagnostics) {
        self.opened = opened
        self.blank = blank
        let hyphenation = Hyphenation()
        hyphenation.exceptions = opened.exceptions
        composer = Composer(shaper: Shaper(fonts: fonts), hyphenation: hyphenation, diagnostics: blank)
    }

    /// What a layout makes of an edition; nil with what is wrong with the layout.
    func candidate(_ entry: LayoutEntry, for edition: Edition,
                   beside: String?) -> (candidate: Ranking.Candidate?, found: Diagnostics) {
        var found = blank
        guard let dressed = opened.book.dressed(edition, of: opened.issue, in: entry.name, beside: beside, into: &found) else {
            return (nil, found)
        }
        return (Ranking.Candidate(layout: entry, castOff: castOff(dressed)), found)
    }

    /// A layout with the pages that it makes of an edition, or of the sample grown to its length; nil as ``candidate(_:for:beside:)``.
    func shown(_ entry: LayoutEntry, for edition: Edition, beside: String?,
               isSample: Bool) -> (shown: ShownLayout?, found: Diagnostics) {
        var found = blank
        guard var dressed = opened.book.dressed(edition, of: opened.issue, in: entry.name, beside: beside, into: &found) else {
            return (nil, found)
        }
        if isSample { grow(&dressed) }
        let candidate = Ranking.Candidate(layout: entry, castOff: castOff(dressed))
        if dressed.reasonAgainst != nil { return (ShownLayout(candidate: candidate, document: nil), found) }
        var unsaid = blank
        let pictures = PictureReading(loader, inks: dressed.layout.inks, diagnostics: blank)
        let document = makeUp(dressed.edition.dated, beside: dressed.beside, layout: dressed.layout,
                              besideLayout: dressed.besideLayout, compositor: composer, art: pictures, advises: false, into: &unsaid).0
        return (ShownLayout(candidate: candidate, document: document), found)
    }

    /// Whether a layout has room for all of an edition.
    func takes(_ edition: Edition, in layout: Layout) -> Bool {
        Makeup.takes(edition, layout: layout, compositor: composer,
                     art: PictureReading(loader, inks: layout.inks, diagnostics: blank))
    }

    private func grow(_ dressed: inout DressedEdition) {
        var sample = Sample(dressed.edition, beside: dressed.beside), stiff = dressed
        let usual = stiff.layout.style(.body).size
        stiff.layout.fit?.size = usual * 0.98...usual * 1.02
        stiff.layout.fit?.spacing = 1...1
        sample.grow { sample in
            (stiff.edition, stiff.beside) = (sample.edition, sample.beside)
            return castOff(stiff)
        }
        (dressed.edition, dressed.beside) = (sample.edition, sample.beside)
    }

    private func castOff(_ dressed: DressedEdition) -> CastOff {
        if let reason = dressed.reasonAgainst { return CastOff(unsuitable: reason, usualSize: dressed.layout.style(.body).size) }
        let pictures = PictureReading(loader, inks: dressed.layout.inks, diagnostics: blank)
        return Makeup.castOff(dressed.edition.dated, beside: dressed.beside, layout: dressed.layout,
                              besideLayout: dressed.besideLayout, compositor: composer, art: pictures)
    }
}

extension Ranking.Candidate {
    /// The least is the best. Ties are decided by name.
    var rank: Rank {
        let off = castOff.usualSize > .zero ? max(castOff.size / castOff.usualSize, castOff.usualSize / castOff.size) : 1
        return Rank(order: [Double(fit), Double(castOff.sacrificed.count), excess, (off * 100).rounded(), -castOff.fill],
                    name: layout.name)
    }

    private var fit: Int {
        switch castOff.fit {
        case .full: 0
        case .nearly: 1
        case .asNeeded: 2
        case .tooShort: 3
        case .tooLong: 4
        case .unsuitable: 5
        }
    }

    /// Of text that does not fit, how much does not.
    private var excess: Double {
        switch castOff.fit {
        case .tooShort: (-castOff.fill * 100).rounded()
        case .tooLong(let words): Double(words)
        default: 0
        }
    }
}

/// Compared figure by figure.
struct Rank: Comparable {
    var order: [Double]
    var name: String

    static func < (a: Rank, b: Rank) -> Bool {
        guard let (one, other) = zip(a.order, b.order).first(where: { $0 != $1 }) else { return a.name < b.name }
        return one < other
    }
}
