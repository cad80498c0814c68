public import Geometry

/// One point in the ranges of a layout: how large everything is that may be varied.
public struct FitSetting: Sendable, Hashable {
    /// Of body type.
    public var size: Length
    /// Of the baseline grid.
    public var leading: Length
    /// Between the columns.
    public var gutter: Length
    /// What the space round headings and between articles is multiplied with.
    public var spacing: Double
    /// What the heights of pictures are multiplied with.
    public var pictures: Double
    /// How many of ``FitRanges/sacrifices`` are left out, from the first on.
    public var sacrificed: Int

    public init(size: Length, leading: Length, gutter: Length, spacing: Double = 1, pictures: Double = 1, sacrificed: Int = 0) {
        self.size = size
        self.leading = leading
        self.gutter = gutter
        self.spacing = spacing
        self.pictures = pictures
        self.sacrificed = sacrificed
    }
}

extension Layout {
    /// The same layout with its type, grid, gutters and spaces as a setting has them.
    ///
    /// All styles of threads and frames keep their proportion to body type; mastheads, title pages and what stands in margins keep
    /// their size, and so do frames of pictures, but for what the setting has them multiplied with. Frames that are left out hold
    /// nothing, so that their neighbours take their room.
    public func set(in setting: FitSetting) -> Layout {
        var layout = self
        let factor = setting.size / style(.body).size
        for name in StyleName.allCases where !name.keepsItsSize {
            layout.styles[name] = style(name).scaled(by: factor, from: leading, to: setting.leading)
            if name.isHeading {
                layout.styles[name]?.spaceBefore *= setting.spacing
                layout.styles[name]?.spaceAfter *= setting.spacing
            }
        }
        layout.leading = setting.leading
        layout.area.gutter = setting.gutter
        layout.pages = pages.map { $0.set(in: setting, from: self) }
        layout.fitted = setting
        return layout
    }

    /// The names of what a setting leaves out.
    public func sacrificed(in setting: FitSetting) -> ArraySlice<String> {
        fit?.sacrifices.prefix(setting.sacrificed) ?? []
    }
}

extension FramePlan {
    /// Whether it is left out with one of these names.
    public func isSacrificed(with names: ArraySlice<String>) -> Bool { sacrifice.map(names.contains) ?? false }
}

private extension PageTemplate {
    func set(in setting: FitSetting, from layout: Layout) -> PageTemplate {
        var page = self
        // A page with a gutter of its own has it for a reason, such as a fold.
        if page.area.gutter == layout.area.gutter { page.area.gutter = setting.gutter }
        let names = layout.sacrificed(in: setting)
        for index in page.frames.indices {
            guard case .matter(let matters) = page.frames[index].content else { continue }
            if page.frames[index].isSacrificed(with: names) { page.frames[index].content = .matter([]) }
            if matters.allSatisfy(\.isPicture) {
                page.frames[index].scaleRows(by: setting.pictures * (layout.leading / setting.leading))
            }
        }
        return page
    }
}

private extension FramePlan {
    mutating func scaleRows(by factor: Double) {
        func scaled(_ rows: Int) -> Int { max(1, Int((Double(rows) * factor).rounded())) }
        if case .lines(let lines) = height { height = .lines(scaled(lines)) }
        if mostRows < .max { mostRows = scaled(mostRows) }
        leastRows = min(leastRows, mostRows)
    }
}

private extension Style {
    /// In another size of body type and on another grid; a leading that is the grid's stays so.
    func scaled(by factor: Double, from grid: Length, to newGrid: Length) -> Style {
        var style = self
        style.size = size * factor
        style.leading = leading.map { $0 == grid ? newGrid : $0 * factor }
        return style
    }
}

extension Matter {
    package var isPicture: Bool {
        if case .picture = self { return true }
        return false
    }
}
extension StyleName {
    /// The same size whatever that of body type is.
    fileprivate var keepsItsSize: Bool {
        switch self {
        case .mastheadName, .mastheadMotto, .mastheadLine, .ear, .folio, .runningHead, .foldLine, .titlePageTitle,
             .titlePageSubtitle, .titlePageAuthor, .titlePageImprint: true
        default: false
        }
    }
}
