import Geometry
import LayoutBook

/// Looks at the boxes of pages. Source: ISO 32000-1 14.11.2.
struct BoxCheck {
    let inspector: Inspector
    /// A hundredth of a point: numbers are rounded when they are written.
    private static let slack = 0.01
    private var wanted: Double { inspector.demands.limits.bleed.points }

    func run(_ pages: [PageFacts]) {
        for page in pages { check(page) }
        checkSizes(pages)
    }

    private func check(_ page: PageFacts) {
        guard let media = page.media else { return inspector.report(.noMedia, on: page, in: "MediaBox", "it is missing, or has no area") }
        if page.trim == nil { inspector.report(.noTrim, on: page, in: "TrimBox", "it is missing, or has no area", to: scopesOfMissingTrim(page)) }
        if page.trim != nil, page.art != nil { inspector.report(.trimAndArt, on: page, in: "ArtBox", "there is an ArtBox beside the TrimBox") }
        if let trim = page.trim ?? page.art {
            if !isInside(trim, media) { inspector.report(.trimOutside, on: page, in: "TrimBox", "it reaches out of the MediaBox") }
            if let bleed = page.bleed, !isInside(trim, bleed) {
                inspector.report(.trimOutside, on: page, in: "TrimBox", "it reaches out of the BleedBox")
            }
        }
        if let bleed = page.bleed, !isInside(bleed, media) {
            inspector.report(.bleedOutside, on: page, in: "BleedBox", "it reaches out of the MediaBox")
        }
        checkBleed(page)
    }

    /// The standards take an ArtBox instead, no shop does.
    private func scopesOfMissingTrim(_ page: PageFacts) -> Scope { page.art == nil ? .all : [.shop, .print] }

    private func checkBleed(_ page: PageFacts) {
        guard inspector.demands.shop != nil, wanted > Self.slack, let trim = page.trim else { return }
        guard let bleed = page.bleed else {
            return inspector.report(.noBleed, on: page, in: "BleedBox", "it is missing; the profile asks for \(millimetres(wanted))")
        }
        let least = min(trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top)
        if least <= Self.slack {
            inspector.report(.noBleed, on: page, in: "BleedBox", "it ends at the trim; the profile asks for \(millimetres(wanted))")
        } else if least < wanted - 0.05 {
            inspector.report(.smallBleed, on: page, in: "BleedBox", "it is \(millimetres(least)); the profile asks for \(millimetres(wanted))")
        }
    }

    private func checkSizes(_ pages: [PageFacts]) {
        guard let first = pages.first?.finished else { return }
        for page in pages.dropFirst() {
            let size = page.finished
            guard abs(size.width - first.width) > Self.panelSlack || abs(size.height - first.height) > 0.5 else { continue }
            inspector.report(.sizes, on: page, in: "TrimBox", """
                it is \(millimetres(size.width, by: size.height)); page 1 is \(millimetres(first.width, by: first.height))
                """)
        }
    }

    /// The panel of a leaflet that is folded inside is narrower by some millimetres; nobody trims pages so by mistake (ours).
    private static let panelSlack = Length.mm(5).points

    private func isInside(_ inner: Box, _ outer: Box) -> Bool {
        inner.left >= outer.left - Self.slack && inner.bottom >= outer.bottom - Self.slack
            && inner.right <= outer.right + Self.slack && inner.top <= outer.top + Self.slack
    }
}

/// Points as millimetres in words.
func millimetres(_ points: Double) -> String { Length.rounded(Length.pt(points).millimetres) + " mm" }

private func millimetres(_ width: Double, by height: Double) -> String {
    "\(Length.rounded(Length.pt(width).millimetres)) × \(millimetres(height))"
}
