public import Diagnostics
import Geometry
import Glibc
public import LayoutBook
import Makeup

/// All layouts in figures, for scripts: the JSON of `varaq layouts --json`.
public struct LayoutList: Codable, Sendable {
    /// By name.
    public var layouts: [Item]

    /// One layout, resolved for the script of a language. Lengths are in millimetres, sizes of type in points.
    public struct Item: Codable, Sendable {
        public var name: String
        public var summary: String
        public var path: String
        /// Of a page, or of a panel of a folded sheet: its width and its height.
        public var sheet: [Double]
        /// Those that the layout describes, and whether they are used again as often as the text needs.
        public var pages: Int
        public var repeats: Bool
        public var columns: Int
        public var fold: String
        /// Left out for a layout that stays as it is.
        public var fit: Ranges?
        /// A small picture of its pages; left out where there is none.
        public var thumbnail: String?
    }

    /// What may be varied, each from its least to its greatest.
    public struct Ranges: Codable, Sendable {
        public var size: [Double]
        /// As a multiple of the size.
        public var leading: [Double]
        public var gutter: [Double]
        public var spacing: [Double]
        public var pictures: [Double]
        /// Left out where the text needs their room, the first one first.
        public var sacrifices: [String]
    }
}

extension LayoutList.Item {
    init(_ entry: LayoutEntry, _ layout: Layout) {
        name = entry.name
        summary = entry.summary
        path = entry.path
        sheet = [layout.area.trim.width, layout.area.trim.height].map { rounded($0.millimetres) }
        pages = layout.pages.count
        repeats = layout.pages.contains(where: \.repeats)
        columns = layout.area.columns
        fold = layout.fold.rawValue
        fit = layout.fit.map(LayoutList.Ranges.init)
        thumbnail = entry.thumbnail
    }
}

private extension LayoutList.Ranges {
    init(_ ranges: FitRanges) {
        func ends<Bound>(_ range: ClosedRange<Bound>, _ figure: (Bound) -> Double) -> [Double] {
            [rounded(figure(range.lowerBound)), rounded(figure(range.upperBound))]
        }
        size = ends(ranges.size, \.points)
        leading = ends(ranges.leading) { $0 }
        gutter = ends(ranges.gutter, \.millimetres)
        spacing = ends(ranges.spacing) { $0 }
        pictures = ends(ranges.pictures) { $0 }
        sacrifices = ranges.sacrifices
    }
}

private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

/// How layouts suit a text, in figures: the JSON of `varaq layouts --for PATH --json`.
public struct RankingList: Codable, Sendable {
    /// In the order of the issue.
    public var editions: [Item]

    /// One edition.
    public struct Item: Codable, Sendable {
        public var edition: String
        /// BCP 47.
        public var language: String
        /// The best first.
        public var layouts: [Candidate]
    }

    /// What a layout makes of it.
    public struct Candidate: Codable, Sendable {
        public var name: String
        public var path: String
        /// `full`, `nearly-full`, `as-needed`, `too-short`, `too-long` or `unsuitable`.
        public var fit: String
        /// Too many, or too few; an estimate. Left out where the text suits the layout.
        public var words: Int?
        /// Empty at the foot of the last column, where it is nearly full.
        public var lines: Int?
        /// Of body type in points, and as the layout has it.
        public var size: Double
        public var usualSize: Double
        public var pages: Int
        /// Of the room for text, in per cent.
        public var percent: Double
        /// What is left out to make room, by its names in the layout.
        public var sacrificed: [String]
        /// Why the layout cannot take the text.
        public var reason: String?
    }

    public init(_ rankings: [Ranking]) {
        editions = rankings.map { ranking in
            Item(edition: ranking.edition, language: ranking.language, layouts: ranking.candidates.map(Candidate.init))
        }
    }
}

extension RankingList.Candidate {
    init(_ candidate: Ranking.Candidate) {
        let castOff = candidate.castOff
        name = candidate.layout.name
        path = candidate.layout.path
        size = rounded(castOff.size.points)
        usualSize = rounded(castOff.usualSize.points)
        pages = castOff.pages
        percent = (castOff.fill * 1_000).rounded(.down) / 10
        sacrificed = castOff.sacrificed
        switch castOff.fit {
        case .full: fit = "full"
        case .nearly(let count): (fit, lines) = ("nearly-full", count)
        case .asNeeded: fit = "as-needed"
        case .tooShort(let count): (fit, words) = ("too-short", count)
        case .tooLong(let count): (fit, words) = ("too-long", count)
        case .unsuitable(let why): (fit, reason) = ("unsuitable", why)
        }
    }
}

/// What scripts read.
public protocol JSONWritable: Encodable {}

extension JSONWritable {
    /// Indented, its keys sorted.
    public var json: String {
        // Figures that are no numbers are the only thing that cannot be written, and there are none.
        (try? JSONText.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension LayoutList: JSONWritable {}
extension RankingList: JSONWritable {}

extension LayoutEntry {
    /// A small picture of its pages: `thumbnails/NAME.png` beside the layout; nil where there is none.
    public var thumbnail: String? { picture(ofLayoutAt: path) }
}

extension Typesetter {
    /// All layouts by name, resolved for the script of a language; one that is at fault is left out, having said why.
    public func layoutList(language: String, into diagnostics: inout Diagnostics) -> LayoutList {
        let items = layouts(into: &diagnostics).compactMap { entry in
            layout(named: entry.name, language: language, into: &diagnostics).map { LayoutList.Item(entry, $0) }
        }
        return LayoutList(layouts: items)
    }

    /// Where the small picture of a layout is; nil where there is none.
    public func thumbnail(of name: String) -> String? {
        book.path(of: name).flatMap(picture(ofLayoutAt:))
    }
}

private func picture(ofLayoutAt path: String) -> String? {
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let picture = "\(path[..<slash])thumbnails/\(path[slash...].dropLast(".yaml".count)).png"
    return access(picture, R_OK) == 0 ? picture : nil
}
