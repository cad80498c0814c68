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
    /// Shapes part of a run anew with tatweels in it, such as a word; glyphs in logical order.
    ///
    /// `range` (UTF-16 units of the text) lies within the run, the tatweels between units of the range, in rising order.
    /// Clusters are units of the text as it is without tatweels, whose glyphs belong to the cluster of the glyph before
    /// them, or to that of the letter behind them where the face draws both as one. The text around still counts where the
    /// glyphs of the range hang on it.
    ///
    /// - Parameter line: The part of the run that stands on one line with the range, which is within it; nil for all of the
    ///   run. What counts beyond its edges is as for ``reshape(_:run:range:appendingHyphen:)``.
    public func reshape(_ text: ShapedText, run: Int, range: Range<Int>, within line: Range<Int>? = nil,
                        tatweels: [Tatweels]) -> [ShapedGlyph] {
        let run = text.runs[run], line = line ?? run.text
        precondition(run.text.clamped(to: line) == line && line.clamped(to: range) == range, "a range of the run")
        precondition(tatweels.allSatisfy { range.lowerBound < $0.offset && $0.offset < range.upperBound }, "tatweels between letters")
        guard let face = face(run.face) else { return [] }
        let setting = setting(of: run, in: text, face, styleSettings(of: run, in: text))
        var stretched = StretchedText(text.safeRange(around: range, in: run, within: line), of: text.styled.text, in: run.text,
                                      with: tatweels)
        MadeCharacters.replace(in: &stretched.units, stretched.range, face: face)
        var glyphs: [ShapedGlyph] = []
        glyphs.reserveCapacity(stretched.range.count)
        stretched.units.withUnsafeBufferPointer { runShaper.shape(stretched.stretch, of: $0, setting, into: &glyphs) }
        stretched.restoreClusters(of: &glyphs)
        glyphs.removeAll { !range.contains(Int($0.cluster)) }
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

extension ShapedText {
    /// A range widened, within a line, to where HarfBuzz calls it safe to break.
    func safeRange(around range: Range<Int>, in run: ShapedRun, within line: Range<Int>) -> Range<Int> {
        var first = glyph(of: range.lowerBound, in: run), end = glyph(of: range.upperBound, in: run)
        while first > run.glyphs.lowerBound, first < run.glyphs.upperBound, isUnsafe(first) { first -= 1 }
        while end < run.glyphs.upperBound, isUnsafe(end) { end += 1 }
        let lower = first < run.glyphs.upperBound ? Int(glyphs[first].cluster) : range.lowerBound
        let upper = end < run.glyphs.upperBound ? Int(glyphs[end].cluster) : run.text.upperBound
        return max(line.lowerBound, min(lower, range.lowerBound))..<min(line.upperBound, max(upper, range.upperBound))
    }

    private func isUnsafe(_ glyph: Int) -> Bool {
        glyphs[glyph].isUnsafeToBreak || glyph > 0 && glyphs[glyph].cluster == glyphs[glyph - 1].cluster
    }
}

/// Text with tatweels put into it, and a little of what stands around it.
private struct StretchedText {
    /// UTF-16.
    var units: [UInt16] = []
    /// The unit of the text that each of `units` was; -1 for a tatweel.
    private var origins: [Int32] = []
    /// What is shaped of `units`.
    private(set) var range = 0..<0
    private let start: Int32

    /// HarfBuzz looks at five characters on each side.
    private static let context = 10

    init(_ part: Range<Int>, of text: [UInt16], in run: Range<Int>, with tatweels: [Tatweels]) {
        start = Int32(part.lowerBound)
        let head = part.lowerBound == run.lowerBound ? max(0, part.lowerBound - Self.context) : part.lowerBound
        let tail = part.upperBound == run.upperBound ? min(text.count, part.upperBound + Self.context) : part.upperBound
        append(head..<part.lowerBound, of: text)
        let first = units.count
        var from = part.lowerBound
        for place in tatweels {
            append(from..<place.offset, of: text)
            units += repeatElement(0x640, count: place.count)
            origins += repeatElement(-1, count: place.count)
            from = place.offset
        }
        append(from..<part.upperBound, of: text)
        range = first..<units.count
        append(part.upperBound..<tail, of: text)
    }

    private mutating func append(_ part: Range<Int>, of text: [UInt16]) {
        units += text[part]
        origins += part.map { Int32($0) }
    }

    var stretch: RunShaper.Stretch {
        RunShaper.Stretch(range: range, context: 0..<units.count, isAtStart: false, isAtEnd: false)
    }

    /// Turns clusters that are units of this into units of the text.
    func restoreClusters(of glyphs: inout [ShapedGlyph]) {
        var last = start, index = 0
        while index < glyphs.count {
            let cluster = glyphs[index].cluster
            let end = glyphs[index...].firstIndex { $0.cluster != cluster } ?? glyphs.count
            let units = Int(cluster)..<(end < glyphs.count ? Int(glyphs[end].cluster) : range.upperBound)
            last = origins[units].first { $0 >= 0 } ?? last
            while index < end {
                glyphs[index].cluster = last
                index += 1
            }
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
