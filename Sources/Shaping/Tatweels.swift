public import FontKit
public import Geometry

/// Tatweels (U+0640) to put into a word.
public struct Tatweels: Sendable, Hashable {
    /// The UTF-16 unit of the text that they are put before.
    public var offset: Int
    public var count: Int

    public init(offset: Int, count: Int) {
        self.offset = offset
        self.count = count
    }
}

extension Shaper {
    /// Shapes part of a run anew with tatweels in it; glyphs in logical order.
    ///
    /// `range` (UTF-16 units of the text) lies within the run, the tatweels between units of the range, in rising order.
    /// Clusters are units of the text as it is without tatweels, whose glyphs belong to the cluster of the glyph before
    /// them. What counts beyond the edges is as for ``reshape(_:run:range:appendingHyphen:)``.
    public func reshape(_ text: ShapedText, run: Int, range: Range<Int>, tatweels: [Tatweels]) -> [ShapedGlyph] {
        let run = text.runs[run]
        precondition(run.text.lowerBound <= range.lowerBound && range.upperBound <= run.text.upperBound)
        precondition(tatweels.allSatisfy { range.lowerBound < $0.offset && $0.offset < range.upperBound })
        guard let face = face(run.face) else { return [] }
        let setting = setting(of: run, in: text, face, styleSettings(of: run, in: text))
        var word = StretchedWord(range, of: text.styled.text, in: run.text, with: tatweels)
        MadeCharacters.replace(in: &word.units, word.range, face: face)
        var glyphs: [ShapedGlyph] = []
        glyphs.reserveCapacity(word.range.count)
        word.units.withUnsafeBufferPointer { runShaper.shape(word.stretch, of: $0, setting, into: &glyphs) }
        word.restoreClusters(of: &glyphs)
        mend(&glyphs[...], text.styled.text, setting)
        return glyphs
    }

    /// How much longer a word becomes by a tatweel: the step that words in this face can be stretched by.
    ///
    /// Zero where the catalogue wants no kashida in the face, or a word that is shaped with a tatweel is no longer for it, or
    /// the tatweel leaves no ink. What counts is the difference of shaped words: a tatweel's own advance may be 0.
    public func tatweelStep(face: FaceID, size: Length) -> Length { tatweelGrowth(face: face, count: 1, size: size) }

    /// How much longer a word becomes by `count` tatweels in one place; zero as for ``tatweelStep(face:size:)``.
    ///
    /// The same in every word where HarfBuzz calls the place safe, but for a thousandth of an em.
    public func tatweelGrowth(face id: FaceID, count: Int, size: Length) -> Length {
        guard count > 0 else { return .zero }
        let growth = growth(of: id), last = growth.count - 1
        guard count > last else { return size * growth[count] }
        return size * (growth[last] + Double(count - last) * (growth[last] - growth[last - 1]))
    }

    /// In ems, by the number of tatweels from 0 up.
    private func growth(of id: FaceID) -> [Double] {
        if let known = tatweelGrowths[Int(id.index)] { return known }
        let growth = measureGrowth(id)
        tatweelGrowths[Int(id.index)] = growth
        return growth
    }

    private func measureGrowth(_ id: FaceID) -> [Double] {
        let none = [Double](repeating: 0, count: TatweelProbe.most + 1)
        guard let face = face(id), fonts.catalogue.families[face.family].kashida != .off else { return none }
        return TatweelProbe(face: face, shaper: runShaper).growth() ?? none
    }
}

/// A word with tatweels put into it, and a little of the text around it.
private struct StretchedWord {
    /// UTF-16.
    var units: [UInt16] = []
    /// The unit of the text that each of `units` was; -1 for a tatweel.
    private var origins: [Int32] = []
    /// The word in `units`.
    private(set) var range: Range<Int>
    private let start: Int32

    /// HarfBuzz looks at five characters on each side.
    private static let context = 10

    init(_ word: Range<Int>, of text: [UInt16], in run: Range<Int>, with tatweels: [Tatweels]) {
        start = Int32(word.lowerBound)
        range = 0..<0
        let head = word.lowerBound == run.lowerBound ? max(0, word.lowerBound - Self.context) : word.lowerBound
        let tail = word.upperBound == run.upperBound ? min(text.count, word.upperBound + Self.context) : word.upperBound
        append(head..<word.lowerBound, of: text)
        let first = units.count
        var from = word.lowerBound
        for place in tatweels {
            append(from..<place.offset, of: text)
            units += repeatElement(0x640, count: place.count)
            origins += repeatElement(-1, count: place.count)
            from = place.offset
        }
        append(from..<word.upperBound, of: text)
        range = first..<units.count
        append(word.upperBound..<tail, of: text)
    }

    private mutating func append(_ part: Range<Int>, of text: [UInt16]) {
        units += text[part]
        origins += part.map { Int32($0) }
    }

    var stretch: RunShaper.Stretch {
        RunShaper.Stretch(range: range, context: 0..<units.count, isAtStart: false, isAtEnd: false)
    }

    /// Turns clusters that are units of the word into units of the text.
    func restoreClusters(of glyphs: inout [ShapedGlyph]) {
        var last = start
        for index in glyphs.indices {
            let origin = origins[Int(glyphs[index].cluster)]
            if origin >= 0 { last = origin }
            glyphs[index].cluster = last
        }
    }
}

/// Measures what tatweels add to a word of a face.
private struct TatweelProbe {
    let face: Face
    let shaper: RunShaper

    /// Beyond that many the growth is taken to go on as it did.
    static let most = 8
    /// Three seens: no face known to us changes them for their neighbours' sake.
    private static let word: [UInt16] = [0x633, 0x633, 0x633]

    /// In ems, by the number of tatweels; nil for a face that words cannot be stretched in.
    func growth() -> [Double]? {
        let plain = shape(tatweels: 0)
        guard plain.contains(where: { $0.cluster == 2 && $0.isSafeForTatweel }) else { return nil }
        let growth = (0...Self.most).map { width(shape(tatweels: $0)) - width(plain) }
        guard zip(growth, growth.dropFirst()).allSatisfy({ $0 < $1 }), hasInk else { return nil }
        return growth.map { $0 / Double(face.unitsPerEm) }
    }

    private var hasInk: Bool { shape(tatweels: 1).contains { $0.cluster == 2 && face.hasInk($0.id) } }

    private func shape(tatweels count: Int) -> [ShapedGlyph] {
        let word = Array(Self.word[..<2]) + Array(repeating: 0x640, count: count) + Array(Self.word[2...])
        let stretch = RunShaper.Stretch(range: 0..<word.count, context: 0..<word.count, isAtStart: false, isAtEnd: false)
        // One point to the font unit.
        let setting = RunShaper.Setting(face: face, size: .pt(Double(face.unitsPerEm)), isRightToLeft: true, script: .arabic,
                                        language: nil, features: [])
        var glyphs: [ShapedGlyph] = []
        word.withUnsafeBufferPointer { shaper.shape(stretch, of: $0, setting, into: &glyphs) }
        return glyphs
    }

    private func width(_ glyphs: [ShapedGlyph]) -> Double { glyphs.reduce(0) { $0 + Double($1.advance) } }
}
