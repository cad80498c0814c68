import FontKit
import Geometry
import LayoutBook
import Shaping

/// Writes a line's glyphs as words that a reader of the PDF gives back as text.
///
/// Words in reading order; inside a word glyphs and text in visual order; the space after a word belongs to it.
///
/// From left to right the line ends in a space of no room, unless it is broken inside a word: readers would run its last
/// word into the next line. From right to left Drawing sets that space, since it has to be guarded there.
struct LineWriter {
    let text: ShapedText
    let fonts: FontLibrary
    /// Of the letters that bear it.
    var scaling = 0.0
    /// Those shaped in another instance of their face, in units of the text.
    var wideWords: [Range<Int>] = []

    func write(_ glyphs: [ShapedGlyph], _ places: [Float], pieces: [LinePiece], endsWithSpace: Bool, right: Double) -> TextLine {
        var line = TextLine()
        line.words.reserveCapacity(16)
        line.glyphs.reserveCapacity(glyphs.count + 1)
        line.clusters.reserveCapacity(glyphs.count + 1)
        line.text.reserveCapacity(glyphs.count * 2 + 1)
        for piece in pieces {
            let plain = plainPart(of: piece)
            for word in words(of: piece, glyphs) {
                if var plain {
                    plain.glyphs = word
                    append(plain, of: piece, glyphs, places, to: &line)
                } else {
                    for part in parts(of: word, piece, glyphs) { append(part, of: piece, glyphs, places, to: &line) }
                }
            }
        }
        if endsWithSpace, !text.styled.direction.isRightToLeft { appendSpace(at: right, to: &line) }
        return line
    }

    /// Ranges of a piece's glyphs, each a word with the space behind it.
    private func words(of piece: LinePiece, _ glyphs: [ShapedGlyph]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = piece.glyphs.lowerBound
        for index in piece.glyphs where index + 1 < piece.glyphs.upperBound {
            if isSpace(glyphs[index]) && !isSpace(glyphs[index + 1]) {
                words.append(start..<index + 1)
                start = index + 1
            }
        }
        if start < piece.glyphs.upperBound { words.append(start..<piece.glyphs.upperBound) }
        return words
    }

    private func isSpace(_ glyph: ShapedGlyph) -> Bool {
        let cluster = Int(glyph.cluster)
        return cluster < text.styled.text.count && Word.isSpace(text.styled.text[cluster])
    }

    private func append(_ part: Part, of piece: LinePiece, _ glyphs: [ShapedGlyph], _ places: [Float], to line: inout TextLine) {
        let run = text.runs[piece.run], word = part.glyphs
        let firstGlyph = Int32(line.glyphs.count), firstCluster = Int32(line.clusters.count), firstByte = Int32(line.text.count)
        if run.isRightToLeft {
            var end = word.upperBound
            while end > word.lowerBound {
                var start = end - 1
                while start > word.lowerBound, glyphs[start - 1].cluster == glyphs[start].cluster { start -= 1 }
                appendCluster(start..<end, until: clusterEnd(end, piece, glyphs), reversed: true, part, piece, glyphs, places,
                              to: &line)
                end = start
            }
        } else {
            var start = word.lowerBound
            while start < word.upperBound {
                var end = start + 1
                while end < word.upperBound, glyphs[end].cluster == glyphs[start].cluster { end += 1 }
                appendCluster(start..<end, until: clusterEnd(end, piece, glyphs), reversed: false, part, piece, glyphs, places,
                              to: &line)
                start = end
            }
        }
        var written = TextLine.Word(
            glyphs: firstGlyph..<Int32(line.glyphs.count), clusters: firstCluster..<Int32(line.clusters.count),
            text: firstByte..<Int32(line.text.count), face: run.face, size: run.size, ink: part.style.ink,
            link: Int32(part.style.link ?? -1), isRightToLeft: run.isRightToLeft)
        if text.bearsScaling(run) { written.widening = 1 + scaling }
        written.isWide = wideWords.contains { $0.contains(Int(glyphs[word.lowerBound].cluster)) }
        line.words.append(written)
    }

    /// The unit behind the last one of the cluster that ends before the glyph `next`.
    private func clusterEnd(_ next: Int, _ piece: LinePiece, _ glyphs: [ShapedGlyph]) -> Int {
        next < piece.glyphs.upperBound ? min(Int(glyphs[next].cluster), piece.text.upperBound) : piece.text.upperBound
    }

    private func appendCluster(_ range: Range<Int>, until end: Int, reversed: Bool, _ part: Part, _ piece: LinePiece,
                               _ glyphs: [ShapedGlyph], _ places: [Float], to line: inout TextLine) {
        let firstByte = line.text.count
        let start = Int(glyphs[range.lowerBound].cluster)
        if start >= piece.text.upperBound {
            if piece.endsWithHyphen { line.text.append(0x2D) }
        } else {
            UTF8Writer.append(text.styled.text[start..<max(start, end)], to: &line.text)
        }
        if part.hasColouredMarks, overprint(range, of: part, piece, glyphs, places, to: &line) {
            line.clusters.append(TextLine.Cluster(bytes: UInt32(line.text.count - firstByte), glyphs: 1))
            return
        }
        let coloured = part.hasColouredMarks ? colouredMarks(among: range, until: end, of: part, piece, glyphs) : []
        var count: UInt32 = 0
        for step in 0..<range.count {
            let index = reversed ? range.upperBound - 1 - step : range.lowerBound + step
            let glyph = TextLine.Glyph(id: glyphs[index].id, x: places[index] + glyphs[index].dx, y: -glyphs[index].dy)
            if let mark = coloured.first(where: { $0.glyph == index }) {
                overprint([glyph], in: mark.ink, of: text.runs[piece.run], to: &line)
            } else {
                line.glyphs.append(glyph)
                count += 1
            }
        }
        line.clusters.append(TextLine.Cluster(bytes: UInt32(line.text.count - firstByte), glyphs: count))
    }

    // MARK: Inks

    /// Glyphs of a word with one ink and one link; a mark goes with its letter, whatever its ink.
    private struct Part {
        var glyphs: Range<Int>
        var style: TextStyle
        /// Whether to look for marks that have an ink of their own.
        var hasColouredMarks: Bool
    }

    /// The look of a run that has but one span; nil of any other.
    private func plainPart(of piece: LinePiece) -> Part? {
        let run = text.runs[piece.run], span = text.styled.spans[run.span]
        guard span.range.lowerBound <= run.text.lowerBound, span.range.upperBound >= run.text.upperBound else { return nil }
        return Part(glyphs: piece.glyphs, style: span.style, hasColouredMarks: span.style.marksInk != nil && run.script == .arabic)
    }

    private func parts(of word: Range<Int>, _ piece: LinePiece, _ glyphs: [ShapedGlyph]) -> [Part] {
        let run = text.runs[piece.run]
        var parts: [Part] = []
        for index in word {
            let offset = min(Int(glyphs[index].cluster), piece.text.upperBound - 1), style = self.style(at: offset, of: run)
            let goesOn = parts.last.map { part in
                part.style.ink == style.ink && part.style.link == style.link || isMark(offset, of: run)
            }
            if goesOn == true {
                parts[parts.count - 1].glyphs = parts[parts.count - 1].glyphs.lowerBound..<index + 1
            } else {
                parts.append(Part(glyphs: index..<index + 1, style: style, hasColouredMarks: run.script == .arabic))
            }
        }
        return parts
    }

    private func style(at offset: Int, of run: ShapedRun) -> TextStyle {
        let spans = text.styled.spans, index = text.styled.span(of: offset)
        return spans[index < spans.count ? index : run.span].style
    }

    private func isMark(_ offset: Int, of run: ShapedRun) -> Bool {
        run.script == .arabic && Mark.isOne(text.styled.text[offset])
    }

    /// Puts the glyphs of a mark that has another ink than its word over the line, and one without ink into their place;
    /// false where there is no such mark.
    private func overprint(_ range: Range<Int>, of part: Part, _ piece: LinePiece, _ glyphs: [ShapedGlyph],
                           _ places: [Float], to line: inout TextLine) -> Bool {
        let run = text.runs[piece.run], offset = Int(glyphs[range.lowerBound].cluster)
        guard offset < piece.text.upperBound, isMark(offset, of: run) else { return false }
        let style = style(at: offset, of: run), ink = style.marksInk ?? style.ink
        guard ink != part.style.ink, let inkless = fonts.face(run.face)?.glyph(of: 0x20) else { return false }
        let marks = range.map { TextLine.Glyph(id: glyphs[$0].id, x: places[$0] + glyphs[$0].dx, y: -glyphs[$0].dy) }
        overprint(marks, in: ink, of: run, to: &line)
        line.glyphs.append(TextLine.Glyph(id: inkless, x: marks[0].x, y: marks[0].y))
        return true
    }

    private func overprint(_ marks: [TextLine.Glyph], in ink: InkKey, of run: ShapedRun, to line: inout TextLine) {
        if let last = line.overprints.last, (last.face, last.size, last.ink) == (run.face, run.size, ink) {
            line.overprints[line.overprints.count - 1].glyphs += marks
        } else {
            line.overprints.append(TextLine.Overprint(glyphs: marks, face: run.face, size: run.size, ink: ink))
        }
    }

    /// Marks with an ink of their own that share a cluster with their letter, as those inside a lam-alef do; they are known by
    /// the glyphs that the face has for them. What it draws as one with a hamza stays in the ink of the letter.
    private func colouredMarks(among range: Range<Int>, until end: Int, of part: Part, _ piece: LinePiece,
                               _ glyphs: [ShapedGlyph]) -> [(glyph: Int, ink: InkKey)] {
        let run = text.runs[piece.run], start = Int(glyphs[range.lowerBound].cluster)
        guard range.count > 1, start < piece.text.upperBound, start + 1 < end, let face = fonts.face(run.face) else { return [] }
        var found: [(glyph: Int, ink: InkKey)] = []
        for offset in start + 1..<end where isMark(offset, of: run) {
            let style = style(at: offset, of: run), ink = style.marksInk ?? style.ink
            guard ink != part.style.ink, let id = face.glyph(of: UInt32(text.styled.text[offset])),
                  let index = range.last(where: { index in glyphs[index].id == id && !found.contains { $0.glyph == index } })
            else { continue }
            found.append((index, ink))
        }
        return found
    }

    // MARK: The end of a line

    /// Adds a space to the line's last word, or behind it where that runs from right to left.
    private func appendSpace(at x: Double, to line: inout TextLine) {
        guard var word = line.words.last, let glyph = fonts.face(word.face)?.glyph(of: 0x20) else { return }
        line.glyphs.append(TextLine.Glyph(id: glyph, x: Float(x), y: 0))
        line.clusters.append(TextLine.Cluster(bytes: 1, glyphs: 1))
        line.text.append(0x20)
        if word.isRightToLeft {
            word.glyphs = word.glyphs.upperBound..<word.glyphs.upperBound
            word.clusters = word.clusters.upperBound..<word.clusters.upperBound
            word.text = word.text.upperBound..<word.text.upperBound
            word.link = -1
            word.isRightToLeft = false
            line.words.append(word)
        }
        word.glyphs = word.glyphs.lowerBound..<Int32(line.glyphs.count)
        word.clusters = word.clusters.lowerBound..<Int32(line.clusters.count)
        word.text = word.text.lowerBound..<Int32(line.text.count)
        line.words[line.words.count - 1] = word
    }
}

enum UTF8Writer {
    /// Appends UTF-16 as UTF-8; characters that only steer (soft hyphen, line break) have no text of their own.
    static func append(_ units: ArraySlice<UInt16>, to bytes: inout [UInt8]) {
        var iterator = units.makeIterator()
        while let unit = iterator.next() {
            switch unit {
            case 0x00AD, 0x2028: continue
            case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: unit))
            case 0x80..<0x800:
                bytes.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
            case 0xD800..<0xDC00:
                guard let trail = iterator.next() else { return }
                let scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF))
                bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
            default:
                bytes.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
            }
        }
    }
}
