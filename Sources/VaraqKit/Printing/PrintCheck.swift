import Artwork
import Diagnostics
import Geometry
import Imposition
import LayoutBook
import Makeup
import Paragraphs

/// Says what of a document a printer will not print well, where its author can mend it: in its inks, sizes, pictures and edges.
///
/// Each kind of fault is said once, at the first place, with how often it is found.
struct PrintCheck {
    let document: Document
    let profile: ShopProfile
    let plan: SheetPlan

    /// A surface is large from here on: in square centimetres, and across (ours).
    private static let largeArea = 4.0, largeSide = Length.mm(5)
    /// A picture may have so much less than is asked for (ours).
    private static let slack = 0.95

    /// - Parameter files: What places in the document refer to.
    func findings(in files: [String]) -> Diagnostics {
        var diagnostics = Diagnostics()
        for file in files { _ = diagnostics.register(file: file) }
        checkInks(into: &diagnostics)
        checkSurfaces(into: &diagnostics)
        checkRules(into: &diagnostics)
        checkType(into: &diagnostics)
        checkPictures(into: &diagnostics)
        checkEdges(into: &diagnostics)
        checkCreep(into: &diagnostics)
        return diagnostics
    }

    // MARK: Inks

    private func checkInks(into diagnostics: inout Diagnostics) {
        guard profile.colour != .rgb, profile.colour != .gray else { return }
        for ink in document.inks where ink.tint == nil && ink.cmyk.exceeds(profile.inkLimit)
            && (ink.kind == .process || profile.colour == .process) && ink.plate != Ink.registration.plate {
            diagnostics.warn("the ink \(ink.name) lays \(percent(ink.cmyk.total)) on the paper, and \(profile.name) takes \(percent(profile.inkLimit))",
                             hint: "take less of cyan, magenta and yellow where there is black")
        }
    }

    private func checkSurfaces(into diagnostics: inout Diagnostics) {
        guard profile.solid < 1 else { return }
        var found: [(ink: String, page: Int, area: Double)] = []
        for page in document.pages {
            for case .rule(let rule) in page.items.map(\.content) {
                guard let area = rule.surface, min(area.size.width, area.size.height) >= Self.largeSide else { continue }
                let (ink, share) = document.inks.full(rule.ink), size = area.size.width / .cm(1) * (area.size.height / .cm(1))
                if share > profile.solid, size >= Self.largeArea { found.append((ink.name, page.number, size)) }
            }
        }
        guard let first = found.max(by: { $0.area < $1.area }) else { return }
        diagnostics.warn("\(first.area.rounded(.down).whole) cm² on page \(first.page) are all of \(first.ink), and \(profile.name) lays "
                         + "\(percent(profile.solid)) on a large surface\(others(found.count))",
                         hint: "take a tint of it: tint: \(percent(profile.solid))")
    }

    private func checkRules(into diagnostics: inout Diagnostics) {
        var thin: [(page: Int, thickness: Length)] = []
        for page in document.pages {
            for case .rule(let rule) in page.items.map(\.content) where rule.thickness < profile.leastRule - .pt(0.001) {
                thin.append((page.number, rule.thickness))
            }
        }
        guard let first = thin.min(by: { $0.thickness < $1.thickness }) else { return }
        diagnostics.warn("a rule on page \(first.page) is \(points(first.thickness)) thick, and \(profile.name) prints "
                         + "\(points(profile.leastRule)) and more\(others(thin.count))", hint: "say more in the layout's boxes")
    }

    // MARK: Type

    private func checkType(into diagnostics: inout Diagnostics) {
        var small: [(line: PlacedLine, size: Length)] = [], mixed = small
        for page in document.pages {
            for case .line(let line) in page.items.map(\.content) {
                if let size = line.line.words.map(\.size).min(), size < profile.leastType - .pt(0.01) { small.append((line, size)) }
                let several = line.line.words.filter { document.inks[Int($0.ink.index)].isOfSeveral(profile.colour) }
                if let size = several.map(\.size).min(), size < profile.leastMixedType - .pt(0.01) { mixed.append((line, size)) }
            }
        }
        if let first = small.first {
            diagnostics.warn("type of \(points(first.size)) is smaller than the \(points(profile.leastType)) that \(profile.name) prints"
                             + others(small.count), at: first.line.source, hint: "a larger layout or a larger size of notes has room for it")
        }
        if let first = mixed.first {
            diagnostics.warn("type of \(points(first.size)) in several inks is smaller than the \(points(profile.leastMixedType)) that "
                             + "\(profile.name) keeps in register\(others(mixed.count))", at: first.line.source, hint: "set it in one ink")
        }
    }

    // MARK: Pictures

    private func checkPictures(into diagnostics: inout Diagnostics) {
        for page in document.pages {
            for case .picture(let picture) in page.items.map(\.content) {
                guard case .image(let image) = document.artworks[picture.artwork] else { continue }
                let wanted = image.format == .bilevel ? nil : profile.resolution
                let dpi = Double(image.width) / (picture.area.size.width / .inch(1))
                guard let wanted, dpi < wanted * Self.slack else { continue }
                diagnostics.warn("a picture on page \(page.number) has \(dpi.rounded().whole) dots to the inch, and \(profile.name) asks for "
                                 + "\(wanted.whole)", hint: "show it smaller, or take a larger file")
            }
        }
    }

    // MARK: Edges

    /// Ink where the machine cannot print.
    private func checkEdges(into diagnostics: inout Diagnostics) {
        guard profile.unprintable > .zero, let imposition = plan.imposition else { return }
        var lost: [Int] = []
        for side in imposition.sheets.flatMap(\.sides) {
            for placement in side.placements {
                guard let number = placement.page, document.pages.indices.contains(number) else { continue }
                let free = placement.printable(on: side.paper, but: profile.unprintable)
                if document.pages[number].items.contains(where: { !free.holds($0.ink) }) { lost.append(document.pages[number].number) }
            }
        }
        guard let first = lost.min() else { return }
        diagnostics.warn("ink on page \(first) lies within \(Length.rounded(profile.unprintable.millimetres)) mm of the edge of the paper, where "
                         + "\(profile.name) cannot print\(others(Set(lost).count))", hint: "give the layout wider margins")
    }

    /// Lines that inner sheets of a booklet lose at their fold, where pages lie towards it.
    private func checkCreep(into diagnostics: inout Diagnostics) {
        var lost: [PlacedLine] = []
        for side in plan.imposition?.sheets.flatMap(\.sides) ?? [] {
            for placement in side.placements {
                guard let number = placement.page, document.pages.indices.contains(number) else { continue }
                let kept = placement.shown(of: placement.clip)
                for item in document.pages[number].items where !kept.holds(item.ink) {
                    if case .line(let line) = item.content { lost.append(line) }
                }
            }
        }
        guard let first = lost.first else { return }
        diagnostics.warn("a line is cut at the fold, where inner sheets creep\(others(lost.count))", at: first.source,
                         hint: "take thinner paper, wider margins inside, or bind sections with 'varaq impose --fold perfect'")
    }

    private func others(_ count: Int) -> String { count > 1 ? " (and \(count - 1) more)" : "" }
    private func percent(_ share: Double) -> String { "\((share * 100).rounded().whole)%" }
    private func points(_ length: Length) -> String { "\(Length.rounded(length.points)) pt" }
}

private extension Double {
    var whole: Int { Int(self) }
}

private extension Ink {
    /// Whether it comes on several plates.
    func isOfSeveral(_ colour: ShopProfile.Colour) -> Bool {
        guard colour == .process || colour == .inks && kind == .process, plate != Ink.registration.plate else { return false }
        return [cmyk.cyan, cmyk.magenta, cmyk.yellow, cmyk.black].filter { $0 > 0 }.count > 1
    }
}

private extension PlacedRule {
    /// What is filled with ink; nil for a line.
    var surface: Rect? {
        switch shape {
        case .filled(let area), .rounded(let area, _): area
        case .outline, .roundedOutline, .dashed: nil
        }
    }

    var thickness: Length {
        switch shape {
        case .filled(let area), .rounded(let area, _), .dashed(let area, _, _): min(area.size.width, area.size.height)
        case .outline(_, let thickness), .roundedOutline(_, _, let thickness): thickness
        }
    }
}

private extension PageItem {
    /// Where it lies, in page space; of a line from a little above its letters to below them.
    var ink: Rect {
        switch content {
        case .line(let placed):
            let size = placed.line.words.map(\.size).max() ?? .zero
            return Rect(x: placed.origin.x + placed.line.left, y: placed.origin.y - size * 0.7, width: placed.line.width, height: size * 0.9)
        case .rule(let rule):
            switch rule.shape {
            case .filled(let area), .outline(let area, _), .rounded(let area, _), .roundedOutline(let area, _, _), .dashed(let area, _, _):
                return area
            }
        case .picture(let picture): return picture.area
        }
    }
}

private extension Placement {
    /// What of the page the machine can print, in page space.
    func printable(on paper: Size, but edge: Length) -> Rect {
        shown(of: Rect(x: .zero, y: .zero, width: paper.width, height: paper.height).inset(by: edge))
    }

    /// A part of the sheet in page space.
    func shown(of part: Rect) -> Rect {
        let left = part.left - trim.left, top = part.top - trim.top
        let right = trim.right - part.right, bottom = trim.bottom - part.bottom
        let (fromLeft, fromTop, fromRight, fromBottom) = switch turn {
        case .none: (left, top, right, bottom)
        case .quarter: (top, right, bottom, left)
        case .half: (right, bottom, left, top)
        case .threeQuarters: (bottom, left, top, right)
        }
        let isUpright = turn == .none || turn == .half
        let width = isUpright ? trim.size.width : trim.size.height, height = isUpright ? trim.size.height : trim.size.width
        return Rect(x: fromLeft, y: fromTop, width: width - fromLeft - fromRight, height: height - fromTop - fromBottom)
    }
}

private extension Rect {
    /// By half a point less.
    func holds(_ other: Rect) -> Bool {
        let slack = Length.pt(0.5)
        return other.left >= left - slack && other.top >= top - slack && other.right <= right + slack && other.bottom <= bottom + slack
    }
}
