import Geometry
import LayoutBook

/// What is too small, too thin, too near or too much, in points.
struct Limits {
    let rule: Double, type: Double, mixedType: Double, safe: Double, bleed: Double
    let resolution: Double, lineResolution: Double
    let ink: Double, solid: Double
    /// Whether the machine mixes its own inks, so that nobody can say which.
    let mixesItself: Bool

    init(_ demands: Demands) {
        let shop = demands.limits
        (rule, type, mixedType) = (shop.leastRule.points, shop.leastType.points, shop.leastMixedType.points)
        (safe, bleed) = (shop.safe.points, shop.bleed.points)
        (resolution, lineResolution) = (shop.resolution, shop.lineResolution)
        (ink, solid) = (shop.inkLimit, shop.solid)
        mixesItself = shop.colour == .rgb
    }

    /// Numbers are rounded when they are written.
    static let slack = 0.01
}

/// What is said of surfaces, rules and pictures. It counts only for what is printed and not cut off.
extension ContentWalk {
    func measurePath(_ bounds: Box, fills: Bool, strokes: Bool, isEvenOdd: Bool) {
        guard inspector.demands.isForPrint, let seen = bounds.cut(to: state.clip), seen.meets(page.finished) else { return }
        if strokes { measureStroke(seen) }
        guard fills else { return }
        measureBars()
        if state.fill.mix.isWhite, state.fillOverprints, !state.fill.isPattern, vanishes(state.fill) {
            inspector.report(.whiteOver, on: page, in: "content", at: seen, "a white surface overprints")
        }
        if !state.fill.mix.isWhite, !state.fill.isPattern { measureReach(seen, "a surface") }
        if !state.fill.isPattern {
            inspector.budget.operators -= (grid?.fill(path, isEvenOdd: isEvenOdd, clip: state.clip, state.fill.mix, manner) ?? 0) / 32
        }
    }

    /// White that is overprinted changes no plate. Source: ISO 32000-1 8.6.7.
    func vanishes(_ paint: Paint) -> Bool {
        switch paint.space {
        case .cmyk: state.overprintMode == 1
        case .inks: true
        default: false
        }
    }

    var manner: InkGrid.Manner {
        InkGrid.Manner(overprints: state.fillOverprints, mode: state.overprintMode, alpha: state.fillAlpha, multiplies: state.multiplies)
    }

    private func measureStroke(_ seen: Box) {
        let width = state.lineWidth * state.change.leastScale
        if width < 1e-6 {
            inspector.report(.hairline, on: page, in: "content", at: seen, "a line has the width 0")
        } else if width < limits.rule - Limits.slack {
            inspector.report(.thin, on: page, in: "content", at: seen, "a line is \(points(width)) thick; \(points(limits.rule)) is the least")
        }
    }

    /// Rules that are drawn as thin rectangles.
    private func measureBars() {
        for bar in path.bars.prefix(1000) {
            let thickness = min(bar.width, bar.height), length = max(bar.width, bar.height)
            guard thickness < limits.rule - Limits.slack, length > 4 * thickness, length > 1, let seen = bar.cut(to: state.clip) else { continue }
            guard seen.meets(page.finished), !state.fill.mix.isWhite else { continue }
            inspector.report(.thin, on: page, in: "content", at: seen,
                             "a rule is \(points(thickness)) thick; \(points(limits.rule)) is the least")
        }
    }

    /// What reaches the trim has to reach the end of the bleed.
    private func measureReach(_ seen: Box, _ what: String) {
        guard limits.bleed > Limits.slack, let trim = page.trim, seen.width > 1, seen.height > 1 else { return }
        let reaches = [("left", trim.left - seen.left), ("right", seen.right - trim.right), ("lower", trim.bottom - seen.bottom),
                       ("upper", seen.top - trim.top)]
        for (edge, reach) in reaches where reach > -0.5 && reach < limits.bleed - 0.1 {
            inspector.report(.shortInk, on: page, in: "content", at: seen, "\(what) ends at the \(edge) edge of the trim")
        }
    }

    func measurePicture(_ picture: PDFStream, named owner: String) {
        guard inspector.demands.isForPrint, let seen = Box(left: 0, bottom: 0, right: 1, top: 1).mapped(by: state.change).cut(to: state.clip),
              seen.meets(page.finished) else { return }
        let file = inspector.file, isMask = file[picture.dictionary, "/ImageMask"].bool == true
        let width = file[picture.dictionary, "/Width"].number ?? 0, height = file[picture.dictionary, "/Height"].number ?? 0
        measureResolution(width, height, isLineArt: isMask || file[picture.dictionary, "/BitsPerComponent"].integer == 1, named: owner)
        if !isMask || !state.fill.mix.isWhite { measureReach(seen, "a picture") }
        guard !isMask, grid != nil, let sample = sample(picture) else { return }
        grid?.place(sample, state.change, clip: state.clip, manner)
    }

    private func sample(_ picture: PDFStream) -> PictureSample? {
        if let known = inspector.samples[picture.id] { return known }
        let space = ColourReader(inspector: inspector, page: page).space(picture.dictionary["/ColorSpace"], in: scope.dictionary,
                                                                        of: "object \(picture.id.number)")
        let sample = PictureSample(picture, space, in: inspector)
        inspector.samples[picture.id] = .some(sample)
        return sample
    }

    /// Dots to the inch where the picture stands, along the edge that has fewer.
    func measureResolution(_ width: Double, _ height: Double, isLineArt: Bool, named owner: String) {
        let across = state.change.acrossScale / 72, up = state.change.upScale / 72
        // A picture of a few pixels is a colour, not a picture.
        guard inspector.demands.isForPrint, width > 2, height > 2, across > 0, up > 0 else { return }
        let dots = min(width / across, height / up), least = isLineArt ? limits.lineResolution : limits.resolution
        guard dots < least * 0.99 else { return }
        let place = Box(left: 0, bottom: 0, right: 1, top: 1).mapped(by: state.change)
        inspector.report(isLineArt ? .lineResolution : .resolution, on: page, in: owner, at: place,
                         "it has \(Int(dots.rounded())) dots to the inch here; \(Int(least.rounded())) are wanted")
    }

    /// What the whole page has of ink, once everything is drawn.
    func concludeInk() {
        guard let grid, !limits.mixesItself else { return }
        if let worst = grid.beyond(limits.ink) {
            inspector.report(.coverage, on: page, in: "content", at: worst.place,
                             "about \(percent(worst.most)) of ink; \(percent(limits.ink)) is the most")
        }
        guard limits.solid < 1 else { return }
        for solid in grid.solids(over: limits.solid, area: Self.largeSurface) {
            inspector.report(.solid, on: page, in: "ink \(inspector.plates.names[solid.plate])", at: solid.place,
                             "\(percent(solid.most)) on a large surface; \(percent(limits.solid)) is the most")
        }
    }

    /// Four square centimetres.
    private static let largeSurface = 3214.0

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    func points(_ value: Double) -> String { Length.rounded(value) + " pt" }
}
