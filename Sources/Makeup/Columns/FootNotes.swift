import Geometry
import LayoutBook
import Manuscript
import Paragraphs
import Shaping

/// A note of a block of copy, and where the block refers to it.
struct CopyNote {
    /// See ``Story/notes``.
    var number: Int
    /// UTF-16 units of the block's text, of the reference.
    var offset: Int
    /// Its paragraphs, the first with the number as its marker.
    var blocks: [CopyBlock]
}

extension BlockCopier {
    /// The notes that a text refers to, each where it does so first.
    mutating func footNotes(of text: InlineText) -> [CopyNote] {
        text.marks.compactMap { mark in
            guard case .note(let index) = mark.kind, notedAlready.insert(index).inserted else { return nil }
            let first = Self.firstNoteIndex + index * Self.mostBlocksOfNote
            return CopyNote(number: index, offset: mark.range.lowerBound, blocks: copy(ofNote: index, numberedFrom: first))
        }
    }

    /// Foot notes are numbered behind all blocks of their article.
    private static let firstNoteIndex = 1 << 20, mostBlocksOfNote = 1 << 8

    /// All notes behind the article, below a rule.
    mutating func addEndNotes() {
        guard !notes.isEmpty else { return }
        addRule(at: notes[0].place)
        for index in notes.indices { blocks += copy(ofNote: index, numberedFrom: blocks.count) }
    }

    /// The paragraphs of a note, its number hanging before the first.
    private func copy(ofNote index: Int, numberedFrom first: Int) -> [CopyBlock] {
        var copier = BlockCopier(layout: layout, language: language, matter: matter)
        (copier.pictures, copier.pictureScale, copier.references) = (pictures, pictureScale, references)
        let style = layout.style(.note), label = tongue.digits(of: index + 1)
        var around = Surroundings()
        around.paragraph = .note
        around.item = .note
        around.start = style.size * (0.6 * Double(label.unicodeScalars.count) + Self.noteGap)
        around.isItem = true
        copier.markers = [copier.marker(label, in: style, at: .zero, width: around.start, place: notes[index].place)]
        copier.enclose(.note, number: index) { [notes] in $0.add(notes[index].blocks, in: around) }
        for block in copier.blocks.indices { copier.blocks[block].index += first }
        return copier.blocks
    }

    /// Between the number of a note and its text, with that of all markers, in ems.
    private static let noteGap = 0.7
}

/// A note, shaped.
final class FlowNote {
    /// See ``CopyNote/offset``.
    let offset: Int
    let blocks: [FlowBlock]
    private var heights: [(measure: Length, rows: Double)] = []

    init(_ copy: CopyNote, leading: Length, compositor: any Compositor) {
        offset = copy.offset
        blocks = copy.blocks.map { FlowBlock($0, grid: leading, compositor: compositor) }
    }

    /// The grid rows that it takes in a measure, a fraction of one too.
    func rows(in measure: Length) -> Double {
        if let known = heights.first(where: { $0.measure == measure }) { return known.rows }
        let rows = blocks.reduce(0) { $0 + Double($1.lineCount(Measures(measure))) * $1.rowsPerLine }
        heights.append((measure, rows))
        return rows
    }
}

/// The notes at the foot of a column, in grid rows.
enum FootNotes {
    /// Between the text and the notes, with the rule in it.
    static let separator = 0.7

    /// The whole rows that a column has above notes of that height and what stands below them; none where a frame that is set into
    /// the column leaves no room for the notes.
    static func foot(of column: Column, notes: Double, below: Int) -> Double {
        let rows = rows(holding: notes)
        if rows > 0, !column.notches.isEmpty, rows + below > column.foot.rows.count { return -1 }
        return Double(column.rows - rows - below)
    }

    /// The whole rows that notes of that height take of a column.
    static func rows(holding notes: Double) -> Int { notes == 0 ? 0 : BaselineGrid.rows(holding: notes + separator) }
}

extension FlowBlock {
    /// The height of the notes that some lines of a setting refer to, in a column of a measure.
    func noteRows(of lines: Range<Int>, in setting: Setting, measure: Length) -> Double {
        if notes.isEmpty || lines.isEmpty { return 0 }
        return notes(of: lines, in: setting).reduce(0) { $0 + $1.rows(in: measure) }
    }

    /// The notes that some lines of a setting refer to, in their order. Where lines stand side by side, all belong to the first row.
    func notes(of lines: Range<Int>, in setting: Setting) -> ArraySlice<FlowNote> {
        if notes.isEmpty || lines.isEmpty { return [] }
        if standsSideBySide { return lines.lowerBound == 0 ? notes[...] : [] }
        let first = firstNote(from: setting.lines[lines.lowerBound].text.lowerBound)
        // What stands behind the last word of a paragraph belongs to its last line.
        let isAtEnd = lines.upperBound == setting.lines.count
        let end = isAtEnd ? notes.count : firstNote(from: setting.lines[lines.upperBound - 1].text.upperBound)
        return notes[first..<max(first, end)]
    }

    /// Of the notes that are referred to from a unit of the text on, the first; their number where there are none.
    private func firstNote(from offset: Int) -> Int {
        var low = 0, high = notes.count
        while low < high {
            let middle = (low + high) / 2
            if notes[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Breaking {
    /// The height of the notes that pieces of one column refer to.
    func noteRows(of pieces: [Piece], in flow: Flow, measure: Length) -> Double {
        pieces.reduce(0) { $0 + flow.blocks[$1.block].noteRows(of: $1.lines, in: settings[$1.block], measure: measure) }
    }

    /// The notes that pieces of one column refer to, in their order.
    func notes(of pieces: [Piece], in flow: Flow) -> [FlowNote] {
        pieces.flatMap { flow.blocks[$0.block].notes(of: $0.lines, in: settings[$0.block]) }
    }
}

extension Placement {
    /// Notes at the foot of the column, over whole rows that belong to something else, below a short rule.
    func items(of notes: [FlowNote], above rowsBelow: Int, count: inout MakeupReport.Count) -> [SheetItem] {
        guard !notes.isEmpty else { return [] }
        let strip = column.foot
        if !column.notches.isEmpty, strip.measure < measure.size.width - .pt(0.01) {
            return narrowed(to: strip).items(of: notes, above: rowsBelow, count: &count)
        }
        let height = notes.reduce(0) { $0 + $1.rows(in: strip.measure) }
        let foot = Double(column.rows - rowsBelow)
        var row = foot - height, items = [rule(above: head(ofRow: row))]
        for block in notes.flatMap(\.blocks) {
            let setting = block.setting(Measures(strip.measure), .best), lines = setting?.lines.count ?? 0
            // The last line of a column of notes stands on the grid's last line, whatever the leading of notes.
            let shift = (1 - BaselineGrid.ascentShare) * (1 - block.rowsPerLine)
            items += self.items(of: block, 0..<lines, in: setting, at: head(ofRow: row - shift), count: &count)
            row += Double(lines) * block.rowsPerLine
        }
        return items
    }

    /// A fifth of the measure long, half a separator above the notes.
    private func rule(above notes: Length) -> SheetItem {
        let width = measure.size.width / 5, thickness = Length.pt(0.35)
        let x = isRightToLeft ? measure.right - width : measure.left
        let y = notes - (head(ofRow: FootNotes.separator) - head(ofRow: 0)) / 2
        return .rule(.filled(Rect(x: x, y: y, width: width, height: thickness)), ink: .black)
    }
}
