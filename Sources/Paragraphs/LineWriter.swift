import FontKit
import Geometry
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
    let scaling: Double

    func write(_ glyphs: [ShapedGlyph], _ places: [Float], pieces: [LinePiece], endsWithSpace: Bool, right: Double) -> TextLine {
        var line = TextLine()
        line.words.reserveCapacity(16)
        line.glyphs.reserveCapacity(glyphs.count + 1)
        line.clusters.reserveCapacity(glyphs.count + 1)
        line.text.reserveCapacity(glyphs.count * 2 + 1)
        for piece in pieces {
            for word in words(of: piece, glyphs) { append(word, of: piece, glyphs, places, to: &line) }
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

    private func append(_ word: Range<Int>, of piece: LinePiece, _ glyphs: [ShapedGlyph], _ places: [Float], to line: inout TextLine) {
        let run = text.runs[piece.run], style = text.styled.spans[run.span].style
        let firstGlyph = Int32(line.glyphs.count), firstCluster = Int32(line.clusters.count), firstByte = Int32(line.text.count)
        if run.isRightToLeft {
            var end = word.upperBound
            while end > word.lowerBound {
                var start = end - 1
                while start > word.lowerBound, glyphs[start - 1].cluster == glyphs[start].cluster { start -= 1 }
                appendCluster(start..<end, until: clusterEnd(end, word, piece, glyphs), reversed: true, piece, glyphs, places, to: &line)
                end = start
            }
        } else {
            var start = word.lowerBound
            while start < word.upperBound {
                var end = start + 1
                while end < word.upperBound, glyphs[end].cluster == glyphs[start].cluster { end += 1 }
                appendCluster(start..<end, until: clusterEnd(end, word, piece, glyphs), reversed: false, piece, glyphs, places, to: &line)
                start = end
            }
        }
        var written = TextLine.Word(
            glyphs: firstGlyph..<Int32(line.glyphs.count), clusters: firstCluster..<Int32(line.clusters.count),
            text: firstByte..<Int32(line.text.count), face: run.face, size: run.size, ink: style.ink,
            link: Int32(style.link ?? -1), isRightToLeft: run.isRightToLeft)
        if run.isScalable { written.widening = 1 + scaling }
        line.words.append(written)
    }

    /// The unit behind the last one of the cluster that ends before the glyph `next`.
    private func clusterEnd(_ next: Int, _ word: Range<Int>, _ piece: LinePiece, _ glyphs: [ShapedGlyph]) -> Int {
        next < piece.glyphs.upperBound ? min(Int(glyphs[next].cluster), piece.text.upperBound) : piece.text.upperBound
    }

    private func appendCluster(_ range: Range<Int>, until end: Int, reversed: Bool, _ piece: LinePiece, _ glyphs: [ShapedGlyph],
                               _ places: [Float], to line: inout TextLine) {
        let firstByte = line.text.count
        let start = Int(glyphs[range.lowerBound].cluster)
        if start >= piece.text.upperBound {
            if piece.endsWithHyphen { line.text.append(0x2D) }
        } else {
            UTF8Writer.append(text.styled.text[start..<max(start, end)], to: &line.text)
        }
        for step in 0..<range.count {
            let index = reversed ? range.upperBound - 1 - step : range.lowerBound + step
            line.glyphs.append(TextLine.Glyph(id: glyphs[index].id, x: places[index] + glyphs[index].dx, y: -glyphs[index].dy))
        }
        line.clusters.append(TextLine.Cluster(bytes: UInt32(line.text.count - firstByte), glyphs: UInt32(range.count)))
    }

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
