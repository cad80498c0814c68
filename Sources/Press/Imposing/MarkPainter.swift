import Geometry
import Imposition
import LayoutBook

/// Writes what is printed round the pages of a side, in the colour that comes on every plate.
struct MarkPainter {
    let paper: Size
    let swatches: Swatches

    /// The name under which the resources have the colour of marks. Source: ISO 32000-1 8.6.6.4, All.
    static let ink = "/VqAll"
    static let inkSyntax = PlatePlan.Spot(name: Ink.registration.plate, mix: Ink.registration.cmyk).syntax

    /// Operators for all marks; empty without any.
    func content(of marks: [Mark]) -> String {
        let body = marks.map(content).joined()
        return body.isEmpty ? "" : "q \(Self.ink) CS 1 SCN 0.25 w\n\(body)Q\n"
    }

    /// Operators for folds and slits as they lie across the pages: dashes to be folded, lines to be cut.
    func creases(_ side: SheetSide) -> String {
        let folds = side.folds.map { "[6 4] 0 d " + line($0.from, $0.to) } + side.slits.map { "[] 0 d " + line($0.from, $0.to) }
        return folds.isEmpty ? "" : "q \(Self.ink) CS 1 SCN 0.5 w\n\(folds.joined())Q\n"
    }

    private func content(of mark: Mark) -> String {
        switch mark {
        case .crop(let from, let to): line(from, to)
        case .fold(let from, let to): "[2 1.5] 0 d " + line(from, to) + "[] 0 d "
        case .registration(let centre, let radius): cross(at: centre, radius) + circle(round: centre, radius * 0.6)
        case .colourBar(let area): patches(along: area)
        // The words of the slug line are drawn by whoever has fonts.
        case .slug: ""
        }
    }

    private func line(_ from: Point, _ to: Point) -> String { "\(place(from)) m \(place(to)) l S\n" }

    private func cross(at centre: Point, _ radius: Length) -> String {
        line(Point(x: centre.x - radius, y: centre.y), Point(x: centre.x + radius, y: centre.y))
            + line(Point(x: centre.x, y: centre.y - radius), Point(x: centre.x, y: centre.y + radius))
    }

    /// Four curves. The factor brings a cubic curve within three ten-thousandths of a quarter of a circle.
    private func circle(round centre: Point, _ radius: Length) -> String {
        let reach = radius * 0.5523
        func point(_ x: Length, _ y: Length) -> String { place(Point(x: centre.x + x, y: centre.y + y)) }
        return point(radius, .zero) + " m "
            + "\(point(radius, reach)) \(point(reach, radius)) \(point(.zero, radius)) c "
            + "\(point(-reach, radius)) \(point(-radius, reach)) \(point(-radius, .zero)) c "
            + "\(point(-radius, -reach)) \(point(-reach, -radius)) \(point(.zero, -radius)) c "
            + "\(point(reach, -radius)) \(point(radius, -reach)) \(point(radius, .zero)) c s\n"
    }

    /// Squares of the inks, as many as go into the bar.
    private func patches(along area: Rect) -> String {
        let isLevel = area.size.width > area.size.height, side = min(area.size.width, area.size.height)
        let room = Int((max(area.size.width, area.size.height) / side).rounded(.down))
        return swatches.colours.prefix(room).enumerated().map { number, colour in
            let step = side * Double(number)
            let patch = Rect(x: area.left + (isLevel ? step : .zero), y: area.top + (isLevel ? .zero : step), width: side, height: side)
            return "\(colour) \(Box(patch, on: paper).operands) re f\n"
        }.joined()
    }

    private func place(_ point: Point) -> String { "\(Syntax.number(point.x)) \(Syntax.number(paper.height - point.y))" }
}

/// What the patches of a colour bar are painted in.
struct Swatches {
    /// Operators that set the colour of fills, in the order of the bar.
    var colours: [String]
    /// The colour spaces that they name, with their slash.
    var spaces: [(name: String, space: PDFFile.Object)] = []

    /// Of the process inks among these, full and half.
    static func process(_ plates: [Plate]) -> Swatches {
        let solids: [(Plate, String, String)] = [
            (.cyan, "1 0 0 0 k", ".5 0 0 0 k"), (.magenta, "0 1 0 0 k", "0 .5 0 0 k"), (.yellow, "0 0 1 0 k", "0 0 .5 0 k"),
            (.black, "0 0 0 1 k", "0 0 0 .5 k"),
        ]
        let shown = solids.filter { plates.contains($0.0) }
        return Swatches(colours: shown.map(\.1) + shown.map(\.2))
    }
}
