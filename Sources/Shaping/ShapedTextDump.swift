public import FontKit
import Geometry

extension ShapedText {
    /// The paragraph as lines of text: its runs, their glyphs by cluster, and the breaks. For goldens and `--dump`.
    ///
    /// A glyph is `id@cluster+advance`, followed by its offset where it has one and `!` where a break needs reshaping.
    public func dump(fonts: FontLibrary) -> String {
        var lines = ["paragraph level \(baseLevel), \(styled.text.count) units"]
        for run in runs {
            lines.append(describe(run, fonts))
            lines.append("  " + glyphs[run.glyphs].map(Self.describe).joined(separator: " "))
        }
        lines.append("breaks " + breaks.map { "\($0.offset)\($0.isMandatory ? "!" : "")" }.joined(separator: " "))
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ run: ShapedRun, _ fonts: FontLibrary) -> String {
        let text = String(decoding: styled.text[run.text], as: UTF16.self)
        return "run \(run.text.lowerBound)..<\(run.text.upperBound) level \(run.level) \(run.script) "
            + "\(fonts.faces[Int(run.face.index)].file) \(run.size) span \(run.span) “\(text)”"
    }

    private static func describe(_ glyph: ShapedGlyph) -> String {
        let offset = glyph.dx == 0 && glyph.dy == 0 ? ""
            : "(\(Length.rounded(Double(glyph.dx))),\(Length.rounded(Double(glyph.dy))))"
        return "\(glyph.id)@\(glyph.cluster)+\(Length.rounded(Double(glyph.advance)))\(offset)\(glyph.isUnsafeToBreak ? "!" : "")"
    }
}
