import Geometry
import Paragraphs

extension TextLine {
    /// A word space with what justification gave it, in points from the left end of the measure.
    struct WordSpace: Hashable {
        var left: Double
        var right: Double
        /// Of the type around it.
        var size: Length
    }

    /// From left to right. The space at the end of the line, which takes no room, is none.
    var wordSpaces: [WordSpace] {
        let places = words.flatMap(places).sorted { $0.x < $1.x }
        return zip(places, places.dropFirst()).compactMap { place, next in
            guard place.isSpace, next.x > place.x else { return nil }
            return WordSpace(left: Double(place.x), right: Double(next.x), size: place.size)
        }
    }

    /// Where the clusters of a word begin, but for marks, which stand on others.
    private func places(of word: Word) -> [(x: Float, isSpace: Bool, size: Length)] {
        var glyph = Int(word.glyphs.lowerBound), byte = Int(word.text.lowerBound)
        return clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)].compactMap { cluster in
            let members = glyphs[glyph..<glyph + Int(cluster.glyphs)], bytes = text[byte..<byte + Int(cluster.bytes)]
            glyph = members.endIndex
            byte = bytes.endIndex
            guard let x = members.lazy.map(\.x).min(), !Self.isMark(bytes) else { return nil }
            return (x, bytes.elementsEqual([0x20]) || bytes.elementsEqual([0xC2, 0xA0]), word.size)
        }
    }
}
