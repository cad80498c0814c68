import Geometry

/// Where a page is cut, and how far its ink goes beyond that, so that a cut that is off leaves no white edge.
struct PageEdge {
    let trim: Size
    let bleed: Length

    /// Nearer to the edge of a page than this is at the edge.
    private static let touch = Length.mm(0.1)

    /// A rectangle, drawn on to the bleed where it ends at the trim.
    func reach(_ area: Rect) -> Rect {
        guard bleed > .zero else { return area }
        let left = area.left <= Self.touch ? -bleed : area.left, top = area.top <= Self.touch ? -bleed : area.top
        let right = area.right >= trim.width - Self.touch ? trim.width + bleed : area.right
        let bottom = area.bottom >= trim.height - Self.touch ? trim.height + bleed : area.bottom
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
}

extension Rect {
    /// The least rectangle of the same proportion that covers another, with what is too much of it on both sides alike.
    func covering(_ area: Rect) -> Rect {
        guard size.width > .zero, size.height > .zero else { return self }
        let scale = max(area.size.width / size.width, area.size.height / size.height)
        let width = size.width * scale, height = size.height * scale
        return Rect(x: area.left - (width - area.size.width) / 2, y: area.top - (height - area.size.height) / 2,
                    width: width, height: height)
    }
}
