import CHarfBuzz
public import FontKit

extension Shaper {
    /// The wider forms of the face that a run is set in.
    public func widerForms(of run: ShapedRun) -> WiderForms { face(run.face)?.widerForms ?? .none }

    /// Shapes part of a run anew in the wider forms of its face, such as a word; glyphs in logical order.
    ///
    /// `range` (UTF-16 units of the text) lies within the run. Clusters are units of the text. Where the forms are glyphs of the
    /// face, letters that have none are as before; where they are an instance of it, all glyphs are of that.
    /// - Parameter line: The part of the run that stands on one line with the range, which is within it; nil for all of the run.
    ///   What counts beyond its edges is as for ``reshape(_:run:range:appendingHyphen:)``.
    public func reshapeWide(_ text: ShapedText, run: Int, range: Range<Int>, within line: Range<Int>? = nil) -> [ShapedGlyph] {
        let run = text.runs[run], line = line ?? run.text
        precondition(run.text.clamped(to: line) == line && line.clamped(to: range) == range, "a range of the run")
        guard let face = face(run.face) else { return [] }
        let source = text.styled.text, style = styleSettings(of: run, in: text)
        let part = text.safeRange(around: range, in: run, within: line)
        let context = (part.lowerBound == run.text.lowerBound ? 0 : part.lowerBound)
            ..< (part.upperBound == run.text.upperBound ? source.count : part.upperBound)
        var setting = setting(of: run, in: text, face, style)
        setting.widen(range, in: context)
        var handed = source
        MadeCharacters.replace(in: &handed, part, face: face)
        let stretch = RunShaper.Stretch(range: part, context: context, isAtStart: false, isAtEnd: false)
        var glyphs: [ShapedGlyph] = []
        glyphs.reserveCapacity(part.count)
        handed.withUnsafeBufferPointer { runShaper.shape(stretch, of: $0, setting, into: &glyphs) }
        glyphs.removeAll { !range.contains(Int($0.cluster)) }
        mend(&glyphs[...], source, setting)
        space(&glyphs[...], range, source, setting, style)
        return glyphs
    }
}

extension RunShaper.Setting {
    /// Asks for wider forms of what `range` has; `context` is that of the stretch that is shaped.
    fileprivate mutating func widen(_ range: Range<Int>, in context: Range<Int>) {
        switch face.widerForms {
        case .none: return
        case .alternates:
            // "jalt". Units are counted from the head of the context, as HarfBuzz is handed them.
            features.append(hb_feature_t(tag: 0x6A61_6C74, value: 1, start: UInt32(range.lowerBound - context.lowerBound),
                                         end: UInt32(range.upperBound - context.lowerBound)))
        case .width: isWide = true
        }
    }
}
