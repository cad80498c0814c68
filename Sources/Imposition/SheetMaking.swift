import Geometry

extension ImpositionOrder {
    /// Formes in the middle of their paper. All sheets have one paper, but for single pages, which need not be of one size.
    func onPaper(_ pairs: [FormePair]) throws(ImpositionFault) -> [PressSheet] {
        let common = scheme == .single ? nil : try paper(for: pairs[...])
        var sheets: [PressSheet] = []
        sheets.reserveCapacity(pairs.count)
        for index in pairs.indices {
            let pair = pairs[index], paper = if let common { common } else { try paper(for: pairs[index...index]) }
            sheets.append(PressSheet(front: side(of: pair.front, on: paper), back: pair.back.map { side(of: $0, on: paper) }))
        }
        return sheets
    }

    /// The paper that is given, as it lies or turned, or one as large as needed.
    private func paper(for pairs: ArraySlice<FormePair>) throws(ImpositionFault) -> Size {
        let needs = need(of: pairs)
        guard let paper else { return needs }
        if paper.holds(needs) { return paper }
        let turned = Size(width: paper.height, height: paper.width)
        if turned.holds(needs) { return turned }
        throw .paper(needs: needs, is: paper)
    }

    private func need(of pairs: ArraySlice<FormePair>) -> Size {
        let margin = max(bleed, marks.isEmpty ? .zero : MarkRow.end(bleed: bleed)) * 2
        var need = Size(width: .zero, height: .zero)
        for forme in pairs.flatMap({ [$0.front] + ($0.back.map { [$0] } ?? []) }) {
            need.width = max(need.width, forme.trim.width + margin)
            need.height = max(need.height, forme.trim.height + margin)
        }
        return need
    }

    private func side(of forme: Forme, on paper: Size) -> SheetSide {
        let trim = Rect(x: (paper.width - forme.trim.width) / 2, y: (paper.height - forme.trim.height) / 2,
                        width: forme.trim.width, height: forme.trim.height)
        let columns = Tracks(from: trim.left, forme.columns, forme.columnJoints, bleed: bleed)
        let rows = Tracks(from: trim.top, forme.rows, forme.rowJoints, bleed: bleed)
        let creases = Creases(of: forme, columns: columns, rows: rows, trim: trim)
        return SheetSide(
            paper: paper, trim: trim, bleed: trim.inset(by: -bleed), placements: forme.placements(columns, rows),
            folds: creases.folds, slits: creases.slits,
            marks: MarkRow(trim: trim, bleed: bleed, columns: columns, rows: rows).marks(marks))
    }
}

extension Size {
    /// A quarter of a millimetre is forgiven: papers are stated in whole points too.
    fileprivate func holds(_ other: Size) -> Bool {
        width + .mm(0.25) >= other.width && height + .mm(0.25) >= other.height
    }
}

/// Columns or rows along one axis of a side.
struct Tracks {
    /// Where each begins and ends, and how far its ink goes.
    private(set) var tracks: [Track] = []
    /// Where folds lie.
    private(set) var folds: [Length] = []
    /// Where the knife cuts between them.
    private(set) var cuts: [Length] = []

    struct Track {
        var start, end, inkStart, inkEnd: Length
    }

    init(from start: Length, _ sizes: [Length], _ joints: [Forme.Joint], bleed: Length) {
        var place = start
        for index in sizes.indices {
            let end = place + sizes[index], before = index > 0 ? joints[index - 1].ink : bleed
            let joint = index < joints.count ? joints[index] : nil
            tracks.append(Track(start: place, end: end, inkStart: place - before, inkEnd: end + (joint?.ink ?? bleed)))
            place = end
            if let joint { pass(joint, at: &place) }
        }
    }

    private mutating func pass(_ joint: Forme.Joint, at place: inout Length) {
        let next = place + joint.gap
        if joint.isFold { folds.append(place + joint.gap / 2) } else { cuts += joint.gap > .zero ? [place, next] : [place] }
        place = next
    }
}

extension Forme {
    fileprivate func placements(_ columns: Tracks, _ rows: Tracks) -> [Placement] {
        var placements: [Placement] = []
        placements.reserveCapacity(cells.count)
        for row in rows.tracks {
            for column in columns.tracks { placements.append(cells[placements.count].placement(column, row)) }
        }
        return placements
    }
}

extension Forme.Cell {
    fileprivate func placement(_ column: Tracks.Track, _ row: Tracks.Track) -> Placement {
        Placement(page: page,
                  trim: Rect(from: Point(x: column.start - lostLeft, y: row.start),
                             to: Point(x: column.end + lostRight, y: row.end)),
                  turn: isUpsideDown ? .half : .none,
                  clip: Rect(from: Point(x: column.inkStart, y: row.inkStart), to: Point(x: column.inkEnd, y: row.inkEnd)))
    }
}

extension Rect {
    fileprivate init(from: Point, to: Point) {
        self.init(x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y)
    }
}
