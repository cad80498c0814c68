import Geometry
import Imposition

/// Folds, cuts and gathers sheets as a binder does, and reads what has come of them.
struct Bindery {
    var order: ImpositionOrder
    var imposition: Imposition

    /// Everything in the order in which it is read; nil for what cannot be folded.
    func read() -> [Seen]? {
        let sheets = imposition.sheets.compactMap { Paper($0) }
        guard sheets.count == imposition.sheets.count else { return nil }
        switch order.scheme {
        case .single: return sheets.flatMap(leaves)
        case .saddle, .half: return booklet(sheets)
        case .perfect, .quarter:
            let sections = sheets.map(section)
            return sections.contains { $0 == nil } ? nil : sections.flatMap { $0 ?? [] }
        case .letter: return letter(sheets[0])
        case .zigzag: return zigzag(sheets[0])
        case .gate: return gate(sheets[0])
        case .zine: return Zine(imposition.sheets[0].front)?.read(order.binding)
        case .copies: return sheets.flatMap(flyers)
        case .cutAndStack: return piles(sheets)
        }
    }

    private var isLeft: Bool { order.binding == .left }
    /// What is folded under the cover.
    private var behind: Paper.Part { isLeft ? .left : .right }

    private func turned(_ row: [Seen]) -> [Seen] { isLeft ? row : row.reversed() }

    /// Leaves of a pile, turned one after the other.
    private func leaves(_ pile: [Paper.Piece]) -> [Seen] { pile.flatMap { [$0.up.seen, $0.down.seen] } }

    private func leaves(_ sheet: Paper) -> [Seen] {
        sheet.pieces.flatMap { imposition.sheets[0].back == nil ? [$0.up.seen] : [$0.up.seen, $0.down.seen] }
    }

    /// The outermost sheet lies on top with its outside up; all are folded at once.
    private func booklet(_ sheets: [Paper]) -> [Seen]? {
        var pile = sheets[0]
        for sheet in sheets.dropFirst() { pile = pile.on(sheet) }
        guard pile.creasesX.count == 1, pile.creasesY.isEmpty else { return nil }
        pile.fold(behind, at: pile.creasesX[0])
        let creep = order.caliper.points * Double(sheets.count)
        return pile.pile(within: creep + 0.01).map(leaves)
    }

    /// Folded in half across its longer way of panels until one is left; the last fold is the spine.
    private func section(_ sheet: Paper) -> [Seen]? {
        var paper = sheet
        var isLevel = sheet.creasesX.count == sheet.creasesY.count
        while !paper.creasesX.isEmpty || !paper.creasesY.isEmpty {
            let creases = (isLevel ? paper.creasesY : paper.creasesX).sorted()
            guard !creases.isEmpty else { return nil }
            paper.fold(isLevel ? .above : behind, at: creases[creases.count / 2])
            isLevel.toggle()
        }
        return paper.pile().map(leaves)
    }

    /// The panel at the far end goes in first, then both under the cover.
    private func letter(_ sheet: Paper) -> [Seen]? {
        var paper = sheet
        let creases = paper.creasesX.sorted { isLeft ? $0 < $1 : $0 > $1 }
        guard creases.count == 2 else { return nil }
        paper.fold(behind, at: creases[0])
        let flap = paper.pieces.max { $0.depth < $1.depth }!  // three pieces
        guard isLeft ? flap.right < creases[1] - 2 : flap.left > creases[1] + 2 else { return nil }
        paper.fold(behind, at: creases[1])
        let pile = paper.pieces.sorted { $0.depth < $1.depth }
        return [pile[0].up.seen] + turned(sheet.row(above: false)) + [pile[1].up.seen, pile[2].down.seen]
    }

    /// Under the cover, to and fro.
    private func zigzag(_ sheet: Paper) -> [Seen]? {
        var paper = sheet, part = behind
        let creases = sheet.creasesX.sorted { isLeft ? $0 > $1 : $0 < $1 }
        guard let spine = creases.first, sheet.pieces.count == creases.count + 1 else { return nil }
        let width = sheet.pieces[0].right - sheet.pieces[0].left, edge = isLeft ? spine + width : spine - width
        for turn in creases.indices {
            paper.fold(part, at: turn.isMultiple(of: 2) ? spine : edge)
            part = part == .left ? .right : .left
        }
        guard let pile = paper.pile(), let top = pile.first, let bottom = pile.last else { return nil }
        var inside = turned(sheet.row(above: false)), outside = turned(sheet.row(above: true))
        // What opens first is the left half of the inside.
        guard inside.prefix(2) == [top.down.seen, pile[1].up.seen], outside.popLast() == top.up.seen else { return nil }
        guard order.hasBackCover else { return [top.up.seen] + inside + outside }
        let isInside = !pile.count.isMultiple(of: 2)
        let back = isInside ? inside.removeLast() : outside.removeFirst()
        return back == bottom.down.seen ? [top.up.seen] + inside + outside + [back] : nil
    }

    /// Both leaves are folded under the middle, that is over its inside, and must not meet; they are seen from below.
    private func gate(_ sheet: Paper) -> [Seen]? {
        var paper = sheet
        let creases = paper.creasesX.sorted()
        guard creases.count == 3 else { return nil }
        paper.fold(.left, at: creases[0])
        paper.fold(.right, at: creases[2])
        let doors = paper.pieces.sorted { $0.depth > $1.depth }.prefix(2).sorted { $0.left < $1.left }
        guard doors[1].left - doors[0].right > 5.6 else { return nil }
        let closed = turned(doors.reversed().map(\.down.seen))
        let middle = paper.pieces.sorted { $0.depth > $1.depth }.suffix(2).sorted { $0.left < $1.left }
        return closed + turned(middle.map(\.up.seen)) + turned(sheet.row(above: false))
    }

    /// All flyers of a sheet are the same, so one is read.
    private func flyers(_ sheet: Paper) -> [Seen] {
        let hasBack = imposition.sheets[0].back != nil
        let all = sheet.pieces.map { hasBack ? [$0.up.seen, $0.down.seen] : [$0.up.seen] }
        return all.allSatisfy { $0 == all[0] } ? all[0].filter { $0.page != nil } : all.flatMap { $0 }
    }

    /// Sheets lie on each other, the first on top; the piles are taken in the order of reading.
    private func piles(_ sheets: [Paper]) -> [Seen] {
        let places = sheets[0].pieces.indices.sorted { first, second in
            let a = sheets[0].pieces[first], b = sheets[0].pieces[second]
            if a.top != b.top { return a.top < b.top }
            return isLeft ? a.left < b.left : a.left > b.left
        }
        return places.flatMap { place in sheets.flatMap { leaves([$0.pieces[place]]) } }
    }
}

extension Bindery {
    /// What is wrong with the thing that was bound.
    func faults() -> [String] {
        guard let reading = read() else { return ["it cannot be folded"] }
        let pages = reading.map(\.page), blanks = pages.count - order.pages.count
        var faults: [String] = []
        if pages.compactMap({ $0 }) != Array(order.pages.indices) { faults.append("pages are read as \(pages)") }
        if !reading.allSatisfy(\.isUpright) { faults.append("a page is not upright") }
        let hasBack = order.hasBackCover && order.pages.count > 1
        let room = pages.dropLast(hasBack ? 1 : 0).suffix(max(0, blanks))
        if !room.allSatisfy({ $0 == nil }) { faults.append("blanks stand elsewhere in \(pages)") }
        return faults
    }
}
