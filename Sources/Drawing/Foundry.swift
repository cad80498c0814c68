import FontKit
import Geometry
import Paragraphs

/// A piece of type: ink, the width that goes with it, and the text it is read as.
struct Sort {
    /// A glyph of the face, moved by font units, y up.
    struct Part: Equatable {
        var glyph: UInt16
        var x: Int16
        var y: Int16
    }

    /// Empty for a sort without ink.
    var parts: [Part]
    /// Font units.
    var advance: UInt16
    /// UTF-8.
    var text: [UInt8]
}

/// Casts the sorts that a face has not got: the same ink to be read as another text, a letter with its marks, a letter
/// with the kern as part of its width.
final class Foundry {
    let face: TrueTypeFile
    /// The text that each glyph of the face itself is read as, once it has been used.
    private var texts: [UInt32: [UInt8]] = [:]
    private var sorts: [Sort] = []
    /// Places in ``sorts``, by the hash of the sort or, where that was taken, the next number that was free.
    private var places: [Int: Int] = [:]
    private var hasSpace = false
    private var spaceAdvance: UInt16?

    init?(_ file: FontFile) {
        guard let face = TrueTypeFile(file) else { return nil }
        self.face = face
    }

    /// What stands in front of a space, and whether it was cast just now.
    ///
    /// Readers of PDF drop a space that begins a move to the left, as every one between right-to-left words does. A
    /// sort without ink in front of it, said to read as a letter mark and a space, makes them keep it; where it is used, an
    /// empty text overrules that. Cairo learns the text at the first use, which therefore has to give it.
    func guardOfSpace() -> (glyph: UInt32, isNew: Bool) {
        cast(EmptyCollection(), advance: spaceAdvance ?? 0, text: Self.guardText[...])
    }

    /// U+061C and a space.
    static let guardText = Array("\u{61C} ".utf8)
    static let spaceText = Array(" ".utf8)

    /// A space as wide as that. The first is the face's own where there is one, else one that no other is like: Cairo
    /// takes it for its font of Latin characters, and those after it have to be another sort.
    func space(_ own: UInt32?, advance: UInt16) -> UInt32 {
        defer { hasSpace = true }
        if !hasSpace, let own { return own }
        return cast(EmptyCollection(), advance: hasSpace ? advance : advance ^ 1, text: Self.spaceText[...]).glyph
    }

    /// Font units. Without a glyph it is that of the space that was used first, or a quarter of an em.
    func advance(ofSpace glyph: UInt32?) -> UInt16 {
        let advance = glyph.map { UInt16(clamping: face.advance(of: Int($0))) }
            ?? spaceAdvance ?? UInt16(face.unitsPerEm / 4)
        if spaceAdvance == nil { spaceAdvance = advance }
        return advance
    }

    /// Whether a glyph of the face may stand for `text`: the first text it is used for, and that one only.
    ///
    /// Nor for ASCII or Latin-1 a second time: Cairo shows the first sort of such a character in a font of its own, and
    /// readers take the change of font for the end of a word.
    func claims(_ glyph: UInt32, for text: ArraySlice<UInt8>, again: Bool) -> Bool {
        guard let owned = texts[glyph] else {
            texts[glyph] = Array(text)
            return true
        }
        return owned[...] == text && (again || !Self.isLatin1(text))
    }

    private static func isLatin1(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 2 && (text.first.map { $0 < 0xC4 } ?? false)
    }

    /// The glyph number of a sort, and whether it was cast just now.
    func cast(_ parts: some Collection<Sort.Part>, advance: UInt16, text: ArraySlice<UInt8>) -> (glyph: UInt32, isNew: Bool) {
        var key = parts.reduce(Self.mixed(0, Int(advance))) {
            Self.mixed($0, Int($1.glyph) << 32 | Int(UInt16(bitPattern: $1.x)) << 16 | Int(UInt16(bitPattern: $1.y)))
        }
        key = text.reduce(key) { Self.mixed($0, Int($1)) }
        while let place = places[key] {
            let sort = sorts[place]
            if sort.advance == advance, sort.text[...] == text, sort.parts.elementsEqual(parts) {
                return (number(of: place), false)
            }
            key &+= 1
        }
        places[key] = sorts.count
        sorts.append(Sort(parts: Array(parts), advance: advance, text: Array(text)))
        return (number(of: sorts.count - 1), true)
    }

    /// Mixes one value more into a hash.
    private static func mixed(_ key: Int, _ value: Int) -> Int { (key ^ value) &* 0x1E37_79B9_7F4A_7C15 }

    private func number(of place: Int) -> UInt32 { UInt32(face.glyphCount + place) }

    /// Whether a word more can be cast: a font holds 65,535 glyphs.
    var hasRoom: Bool { face.glyphCount + sorts.count < 0xFFFF - 1000 }

    /// The face with all that was cast; nil where nothing was. Throws where there is no memory for it.
    var font: MadeFont? {
        get throws(DrawingError) { sorts.isEmpty ? nil : try face.adding(sorts) }
    }

    /// Points to a font unit.
    func points(at size: Length) -> Double { size.points / face.unitsPerEm }

    /// Points to a font unit along the line, in which the letters of a word may be widened.
    func width(ofUnitIn word: TextLine.Word) -> Double { points(at: word.size) * word.widening }

    /// The glyph that shows a group so wide, `moved` to the right of its origin (both in font units): the face's own
    /// where that is as it should be, else one that is cast. `unit` is the size of a font unit in points.
    func glyph(for group: Group, of galley: Galley, moved: Double, advance: Double,
               unit: (width: Double, height: Double), isLast: Bool, isRightToLeft: Bool) -> UInt32 {
        let text = galley.text[group.text]
        if group.isGhost { return cast(EmptyCollection(), advance: UInt16(clamping: Int(advance)), text: text).glyph }
        let base = galley.slugs[group.base]
        let natural = Double(face.advance(of: Int(base.glyph))) + ((base.x - group.origin) / unit.width).rounded()
        let tolerance = (isLast && moved == 0 ? 0.2 : 0.02) * face.unitsPerEm
        let isNatural = abs(advance - natural) <= tolerance
        if group.slugs.count == 1, isNatural, moved == 0, base.y == 0,
           claims(base.glyph, for: text, again: !isRightToLeft) { return base.glyph }
        let parts = galley.slugs[group.slugs].lazy.map { slug in
            Sort.Part(glyph: UInt16(truncatingIfNeeded: slug.glyph),
                      x: Int16(clamping: Int(((slug.x - group.origin) / unit.width).rounded() + moved)),
                      y: Int16(clamping: Int((-slug.y / unit.height).rounded())))
        }
        return cast(parts, advance: UInt16(clamping: Int(isNatural ? natural : advance)), text: text).glyph
    }
}
