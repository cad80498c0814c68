import FontKit
import Geometry
import Shaping

/// Gives the glyphs of one line their places: cuts the shaped runs at the line's ends, shapes anew what may not be cut,
/// spreads what is left over the gaps, and brings the runs into visual order.
struct LineFinisher {
    let text: ShapedText
    let shape: ParagraphShape
    let shaper: Shaper
    let em: Length

    func finish(_ plan: LinePlan, index: Int) -> TextLine {
        var end = plan.text.upperBound
        while end > plan.text.lowerBound, Space.vanishesAtLineEnd(text.styled.text[end - 1]) { end -= 1 }
        var glyphs: [ShapedGlyph] = []
        var pieces = cut(plan.text.lowerBound..<end, hyphenated: plan.isHyphenated, into: &glyphs)
        let growths = plan.stretches.map { stretch($0, &glyphs, &pieces) }
        if plan.scaling != 0 { scale(&glyphs, pieces, by: plan.scaling) }
        let indent = indent(ofLine: index)
        let hang = hang(glyphs, pieces, hangsAtStart: indent <= .zero && !beginsWithInitial(index))
        let room = (plan.measure - shape.startIndent - shape.endIndent - indent).points + hang.start + hang.end
        let fill = spread(glyphs, plan: plan, room: room)
        let left = leftEdge(indent: indent, slack: room - fill.width)
            - (text.styled.direction.isRightToLeft ? hang.end : hang.start)
        let places = place(glyphs, pieces: pieces, gap: fill.gap, from: left)
        let endsWithSpace = end < plan.text.upperBound || plan.isLast
        var line = LineWriter(text: text, fonts: shaper.fonts, scaling: plan.scaling, wideWords: wideWords(plan))
            .write(glyphs, places, pieces: pieces, endsWithSpace: endsWithSpace, right: left + fill.width)
        line.left = .pt(left)
        line.width = .pt(fill.width)
        line.facts = facts(plan, glyphs: glyphs, fill: fill, room: room)
        line.facts.kashidas = kashidas(plan, growths, glyphs, places)
        return line
    }

    /// The first line's own, or the room that an initial takes of the lines beside it.
    private func indent(ofLine index: Int) -> Length {
        guard index > 0 else { return shape.indent }
        guard let initial = text.initial, index < initial.lines else { return .zero }
        return initial.width
    }

    /// The quote before an initial is as large as that, and the lines beside it are set in by its whole width.
    private func beginsWithInitial(_ index: Int) -> Bool { index == 0 && text.initial != nil }

    // MARK: Cutting

    private func cut(_ range: Range<Int>, hyphenated: Bool, into glyphs: inout [ShapedGlyph]) -> [LinePiece] {
        var pieces: [LinePiece] = []
        for index in text.run(of: range.lowerBound)..<text.runs.count {
            let run = text.runs[index]
            guard run.text.lowerBound < range.upperBound else { break }
            let part = run.text.clamped(to: range)
            let isHyphenated = hyphenated && part.upperBound == range.upperBound
            let first = glyphs.count
            append(part, of: run, index, hyphenated: isHyphenated, to: &glyphs)
            pieces.append(LinePiece(run: index, text: part, glyphs: first..<glyphs.count, level: run.level,
                                    endsWithHyphen: isHyphenated))
        }
        return pieces
    }

    /// The glyphs of part of a run: those of the whole run where they may stay, new ones next to a cut that changes them.
    private func append(_ part: Range<Int>, of run: ShapedRun, _ index: Int, hyphenated: Bool, to glyphs: inout [ShapedGlyph]) {
        var low = text.glyph(of: part.lowerBound, in: run), high = text.glyph(of: part.upperBound, in: run)
        var start = part.lowerBound, end = part.upperBound
        if start > run.text.lowerBound, low < high, text.glyphs[low].isUnsafeToBreak {
            let safe = (low + 1..<max(high, low + 1)).first { !text.glyphs[$0].isUnsafeToBreak && beginsCluster($0) }
            low = safe ?? high
            start = safe.map { Int(text.glyphs[$0].cluster) } ?? end
            glyphs += shaper.reshape(text, run: index, range: part.lowerBound..<start, appendingHyphen: hyphenated && start == end)
            if start == end { return }
        }
        let cutsUnsafely = end < run.text.upperBound && high < run.glyphs.upperBound && text.glyphs[high].isUnsafeToBreak
        if hyphenated || cutsUnsafely {
            let safe = (low..<high).last { !text.glyphs[$0].isUnsafeToBreak && beginsCluster($0) } ?? low
            high = safe
            end = safe < run.glyphs.upperBound ? max(start, Int(text.glyphs[safe].cluster)) : end
        }
        glyphs += text.glyphs[low..<max(low, high)]
        if end < part.upperBound {
            glyphs += shaper.reshape(text, run: index, range: end..<part.upperBound, appendingHyphen: hyphenated)
        }
    }

    private func beginsCluster(_ glyph: Int) -> Bool {
        glyph == 0 || text.glyphs[glyph].cluster != text.glyphs[glyph - 1].cluster
    }

    // MARK: Widening

    /// Shapes a word anew in its longer form, and says how much longer it has become.
    private func stretch(_ stretch: Stretch, _ glyphs: inout [ShapedGlyph], _ pieces: inout [LinePiece]) -> Double {
        guard let index = pieces.firstIndex(where: { $0.text.clamped(to: stretch.word) == stretch.word }) else { return 0 }
        let piece = pieces[index]
        let old = glyphs.range(of: stretch.word, in: piece.glyphs)
        let new = reshape(stretch, of: piece)
        let growth = new.reduce(0) { $0 + Double($1.advance) } - glyphs[old].reduce(0) { $0 + Double($1.advance) }
        glyphs.replaceSubrange(old, with: new)
        let added = new.count - old.count
        pieces[index].glyphs = piece.glyphs.lowerBound..<piece.glyphs.upperBound + added
        for later in pieces.indices.dropFirst(index + 1) {
            pieces[later].glyphs = pieces[later].glyphs.lowerBound + added..<pieces[later].glyphs.upperBound + added
        }
        return growth
    }

    private func reshape(_ stretch: Stretch, of piece: LinePiece) -> [ShapedGlyph] {
        switch stretch.means {
        case .kashida(let offset, let count, _):
            shaper.reshape(text, run: piece.run, range: stretch.word, within: piece.text,
                           tatweels: [Tatweels(offset: offset, count: count)])
        case .wideForms: shaper.reshapeWide(text, run: piece.run, range: stretch.word, within: piece.text)
        }
    }

    /// The words that another instance of their face is drawn for.
    private func wideWords(_ plan: LinePlan) -> [Range<Int>] {
        plan.stretches.filter { stretch in
            stretch.means == .wideForms
                && shaper.widerForms(of: text.runs[text.run(of: stretch.word.lowerBound)]).isInstance
        }.map(\.word)
    }

    /// Sets the letters narrower or wider; word spaces are left to be filled.
    private func scale(_ glyphs: inout [ShapedGlyph], _ pieces: [LinePiece], by scaling: Double) {
        let factor = Float(1 + scaling)
        for piece in pieces where text.bearsScaling(text.runs[piece.run]) {
            for index in piece.glyphs where !isGap(glyphs[index]) {
                glyphs[index].advance *= factor
                glyphs[index].dx *= factor
            }
        }
    }

    /// How far the first and the last character of the line hang out of its measure.
    private func hang(_ glyphs: [ShapedGlyph], _ pieces: [LinePiece], hangsAtStart: Bool) -> (start: Double, end: Double) {
        guard shape.hangsAtEdges, let first = pieces.first, let last = pieces.last,
              let opening = glyphs.first, let closing = glyphs.last else { return (0, 0) }
        let start = hangsAtStart
            ? OpticalMargins.hang(of: text.styled.text[first.text.lowerBound], at: .start, in: text.runs[first.run].script) : 0
        let unit = last.endsWithHyphen ? 0x2010 : text.styled.text[last.text.upperBound - 1]
        let end = OpticalMargins.hang(of: unit, at: .end, in: text.runs[last.run].script)
        return (start * Double(opening.advance), end * Double(closing.advance))
    }

    // MARK: Filling

    private struct Filling {
        /// Added to each word space.
        var gap = 0.0
        var gaps = 0
        /// Of the line's ink as it is set.
        var width = 0.0
        var isJustified = false
        var naturalSpace = 0.0
    }

    private func spread(_ glyphs: [ShapedGlyph], plan: LinePlan, room: Double) -> Filling {
        var filling = Filling()
        for glyph in glyphs {
            filling.width += Double(glyph.advance)
            if isGap(glyph) {
                filling.gaps += 1
                filling.naturalSpace += Double(glyph.advance)
            }
        }
        let slack = room - filling.width
        let fills = shape.fill == .justified && (!plan.isLast || shape.fillsLastLine || slack < 0)
        if fills && filling.gaps > 0 {
            // No space is set narrower than half of its width, whatever the line breaker had to accept.
            let narrowest = -0.5 * filling.naturalSpace
            filling.gap = max(slack, narrowest) / Double(filling.gaps)
            filling.width += max(slack, narrowest)
            filling.isJustified = !plan.isLast || shape.fillsLastLine
        }
        return filling
    }

    private func isGap(_ glyph: ShapedGlyph) -> Bool {
        let cluster = Int(glyph.cluster)
        return cluster < text.styled.text.count && Space.stretches(text.styled.text[cluster]) && glyph.advance > 0
    }

    private func leftEdge(indent: Length, slack: Double) -> Double {
        let isRightToLeft = text.styled.direction.isRightToLeft
        let first = isRightToLeft ? shape.endIndent.points : (shape.startIndent + indent).points
        switch shape.fill {
        case .justified, .start: return isRightToLeft ? first + slack : first
        case .end: return isRightToLeft ? first : first + slack
        case .centre: return first + slack / 2
        }
    }

    // MARK: Placing

    /// The pen's place at each glyph, in the glyphs' logical order.
    private func place(_ glyphs: [ShapedGlyph], pieces: [LinePiece], gap: Double, from left: Double) -> [Float] {
        var places = [Float](repeating: 0, count: glyphs.count)
        var pen = left
        func put(_ index: Int) {
            places[index] = Float(pen)
            pen += Double(glyphs[index].advance)
            if gap != 0, isGap(glyphs[index]) { pen += gap }
        }
        for piece in Bidi.visualOrder(pieces.map(\.level)) {
            let range = pieces[piece].glyphs
            if pieces[piece].level & 1 == 1 {
                for index in range.reversed() { put(index) }
            } else {
                for index in range { put(index) }
            }
        }
        return places
    }

    private func facts(_ plan: LinePlan, glyphs: [ShapedGlyph], fill: Filling, room: Double) -> TextLine.Facts {
        var facts = TextLine.Facts()
        facts.gaps = fill.gaps
        if fill.gaps > 0 {
            facts.gap = (fill.naturalSpace / Double(fill.gaps) + fill.gap) / em.points
            facts.naturalGap = fill.naturalSpace / Double(fill.gaps) / em.points
        }
        facts.isJustified = fill.isJustified
        facts.isHyphenated = plan.isHyphenated
        facts.scaling = plan.scaling
        facts.endsInShortWord = !plan.isLast && text.shortWord(beforeBreakAt: plan.text.upperBound)?.count == 1
        facts.excess = .pt(max(0, fill.width - room))
        facts.wordsBegun = wordsBegun(plan.text)
        return facts
    }

    /// The kashidas of the line: each lies between the letter before it and the one behind it, at whose right it ends.
    private func kashidas(_ plan: LinePlan, _ growths: [Double], _ glyphs: [ShapedGlyph], _ places: [Float]) -> [TextLine.Kashida] {
        zip(plan.stretches, growths).compactMap { stretch, growth in
            guard case .kashida(let offset, _, let rule) = stretch.means,
                  let next = glyphs.firstIndex(where: { Int($0.cluster) >= offset }) else { return nil }
            let end = Double(places[next]) + Double(glyphs[next].advance)
            return TextLine.Kashida(word: string(stretch.word), pair: pair(around: offset, in: stretch.word), rule: rule,
                                    length: growth / em.points, from: end, to: end + growth, offset: offset)
        }
    }

    /// The letters on both sides, marks left out.
    private func pair(around offset: Int, in word: Range<Int>) -> String {
        let before = (word.lowerBound..<offset).last { !Mark.isOne(text.styled.text[$0]) } ?? word.lowerBound
        return string(before..<before + 1) + string(offset..<offset + 1)
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text.styled.text[range], as: UTF16.self) }

    private func wordsBegun(_ range: Range<Int>) -> Int {
        let units = text.styled.text
        var count = 0
        for offset in range where !Word.isSpace(units[offset]) {
            if offset == 0 || Word.isSpace(units[offset - 1]) { count += 1 }
        }
        return count
    }
}

private extension [ShapedGlyph] {
    /// The glyphs of a word among those of a piece, in logical order.
    func range(of word: Range<Int>, in piece: Range<Int>) -> Range<Int> {
        let start = piece.first { Int(self[$0].cluster) >= word.lowerBound } ?? piece.upperBound
        let end = (start..<piece.upperBound).first { Int(self[$0].cluster) >= word.upperBound } ?? piece.upperBound
        return start..<end
    }
}

/// Part of a run that stands on a line.
struct LinePiece {
    /// Indexes ``ShapedText/runs``.
    var run: Int
    /// Units of the text, without the spaces that vanish at the line's end.
    var text: Range<Int>
    /// Indexes the line's glyphs, in logical order.
    var glyphs: Range<Int>
    var level: UInt8
    /// A hyphen that the text has not is the last glyph.
    var endsWithHyphen: Bool
}

/// What separates words when they are counted.
enum Word {
    static func isSpace(_ unit: UInt16) -> Bool { Space.stretches(unit) || Space.vanishesAtLineEnd(unit) || unit == 0x202F }
}

/// What stands on letters or below them.
enum Mark {
    static func isOne(_ unit: UInt16) -> Bool { Unicode.Scalar(unit)?.properties.generalCategory == .nonspacingMark }
}

enum Bidi {
    /// Indices of runs from left to right. Source: UAX #9 L2.
    static func visualOrder(_ levels: [UInt8]) -> [Int] {
        var order = Array(levels.indices)
        guard let highest = levels.max(), highest > 0 else { return order }
        for level in stride(from: highest, through: 1, by: -1) {
            var start = 0
            while start < order.count {
                guard levels[order[start]] >= level else { start += 1; continue }
                var end = start
                while end < order.count, levels[order[end]] >= level { end += 1 }
                order[start..<end].reverse()
                start = end
            }
        }
        return order
    }
}
