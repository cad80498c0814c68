import FontKit
import Geometry
import LayoutBook

/// Sets letters apart: adds to the advances of shaped glyphs.
///
/// The amount goes between the letters of a word and on both sides of a word space, whose glyph gets it all: so a line
/// that ends before a space ends at its last letter. Marks stay on their letters, and a ligature is one letter.
///
/// Readers of PDF, poppler among them, take a tenth of an em between two glyphs for a space. Up to that amount letters are
/// set a hair closer than asked for, and a kern that would part them further gives way.
struct LetterSpacing {
    let face: Face
    /// Between two letters, in points.
    let amount: Float
    /// How much wider than drawn, in points, a glyph may become.
    let limit: Float
    let isRightToLeft: Bool

    /// - Parameter ems: Between two letters, in ems of `size`.
    init(_ ems: Double, face: Face, size: Length, isRightToLeft: Bool) {
        self.face = face
        self.isRightToLeft = isRightToLeft
        amount = Float((size * ems).points)
        limit = ems <= 0.1 ? Float((size * min(ems, Self.widestInWord)).points) : .infinity
        pointsPerUnit = Float(size.points / Double(face.unitsPerEm))
    }

    private let pointsPerUnit: Float

    /// In ems: below a tenth by what a PDF's whole thousandths may add. Source: measured.
    private static let widestInWord = 0.096

    /// Optional ligatures would stand out between letters set apart. Source: CSS Text 3, 8.2.
    static let features = [FontFeature(tag: "liga", value: 0), FontFeature(tag: "clig", value: 0)]

    /// Scripts whose letters touch. Source: CSS Text 3, Appendix D; of those of India, ISO 15924 has what hangs from a line.
    static func isJoined(_ script: Script) -> Bool { joined.contains(script) }

    private static let joined: [Script] = [
        .arabic, Script("Syrc"), Script("Mand"), Script("Mong"), Script("Nkoo"), Script("Phag"), Script("Adlm"), Script("Rohg"),
        Script("Deva"), Script("Beng"), Script("Guru"),
    ]

    /// Spaces the glyphs of a stretch of text, in logical order.
    ///
    /// - Parameter range: The stretch, in units of `text`; a letter behind it counts as a neighbour.
    func apply(to glyphs: inout ArraySlice<ShapedGlyph>, range: Range<Int>, of text: [UInt16], table: inout CharacterTable) {
        for index in glyphs.indices {
            let cluster = Int(glyphs[index].cluster)
            if Letters.isWordSpace(text[cluster]) {
                glyphs[index].advance += 2 * amount
            } else if isRightToLeft ? follows(index, glyphs, text, &table) : isFollowed(index, glyphs, range, text, &table) {
                glyphs[index].advance = spaced(glyphs[index])
            }
        }
    }

    private func spaced(_ glyph: ShapedGlyph) -> Float {
        let drawn = Float(face.advance(of: glyph.id)) * pointsPerUnit
        return min(glyph.advance + amount, max(glyph.advance, drawn + limit))
    }

    /// Whether a glyph ends a letter that another follows.
    private func isFollowed(_ index: Int, _ glyphs: ArraySlice<ShapedGlyph>, _ range: Range<Int>, _ text: [UInt16],
                            _ table: inout CharacterTable) -> Bool {
        let cluster = Int(glyphs[index].cluster)
        let next = index + 1 < glyphs.endIndex ? Int(glyphs[index + 1].cluster) : range.upperBound
        guard next > cluster, next < text.count, !isSilent(text[cluster], &table) else { return false }
        return !table.traits(of: UInt32(text[next])).extends && !ends(text[next], &table)
    }

    /// Whether a glyph begins a letter that follows another. Glyphs are drawn from left to right, so that from right to left
    /// the space before a letter is in its own advance.
    private func follows(_ index: Int, _ glyphs: ArraySlice<ShapedGlyph>, _ text: [UInt16], _ table: inout CharacterTable) -> Bool {
        let cluster = Int(glyphs[index].cluster)
        guard index == glyphs.startIndex || Int(glyphs[index - 1].cluster) < cluster, cluster > 0 else { return false }
        let traits = table.traits(of: UInt32(text[cluster]))
        return !traits.extends && !isSilent(text[cluster], &table) && !ends(text[cluster - 1], &table)
    }

    /// Never seen, and no mark, which would bear the space of its letter.
    private func isSilent(_ unit: UInt16, _ table: inout CharacterTable) -> Bool {
        let traits = table.traits(of: UInt32(unit))
        return traits.needsNoGlyph && !traits.extends
    }

    /// Ends a word or a line.
    private func ends(_ unit: UInt16, _ table: inout CharacterTable) -> Bool {
        Letters.isWordSpace(unit) || table.traits(of: UInt32(unit)).isLineEnd
    }
}
