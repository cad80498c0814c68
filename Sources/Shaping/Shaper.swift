public import Diagnostics
public import FontKit
public import Geometry
import LayoutBook

/// Shapes paragraphs: levels, scripts, faces, glyphs and the places where a line may end.
///
/// One a worker: it owns ICU's and HarfBuzz's working objects and uses them again from paragraph to paragraph. Any number
/// of shapers may share one ``FontLibrary``.
public final class Shaper {
    public let fonts: FontLibrary
    let runShaper = RunShaper()
    private let bidi = BidiLevels()
    private var levels: [UInt8] = []
    private var scriptRuns = ScriptRuns()
    private var table = CharacterTable()
    private var settings: [StyleSettings] = []
    private var languages: [LanguageSettings] = []
    private var casts = CastCase()
    private let keepsCasts: Bool
    /// Those that lines were reshaped in; indexed by ``FaceID``.
    private var faces: [Face?]
    /// What tatweels add to a word, in ems by their number; nil until somebody asks; indexed by ``FaceID``.
    var tatweelGrowths: [[Double]?]

    /// - Parameter keepsCasts: For text that is set in many sizes; it takes memory that a text of one size has no use for.
    public init(fonts: FontLibrary, keepsCasts: Bool = true) {
        self.fonts = fonts
        self.keepsCasts = keepsCasts
        faces = Array(repeating: nil, count: fonts.faces.count)
        tatweelGrowths = Array(repeating: nil, count: fonts.faces.count)
    }

    /// Shapes a paragraph. What cannot be set well is reported and shaped on: missing fonts, and characters that no font
    /// has, each once a paragraph at its first place.
    ///
    /// The text of the result has every shadda before the vowel mark of its letter, in canonically equivalent order, so
    /// that each glyph's cluster is the unit of its own character.
    public func shape(_ styled: StyledText, into diagnostics: inout Diagnostics) -> ShapedText {
        precondition(styled.spans.map(\.range.count).reduce(0, +) == styled.text.count, "spans must cover the text")
        var styled = styled
        if let ordered = withShaddaFirst(styled.text) { styled.text = ordered }
        let language = languageSettings(styled.language ?? Self.mainLanguage(of: styled.spans))
        let spans = styled.spans.map { styleSettings($0.style, in: language.language.script) }
        let cast = keepsCasts ? casts.cast(of: styled) { self.cast(styled, spans, language) } : cast(styled, spans, language)
        var shaped = ShapedText(styled: styled, baseLevel: styled.direction.isRightToLeft ? 1 : 0, runs: [], glyphs: [],
                                breaks: cast.breaks)
        shape(cast, spans, language, into: &shaped)
        report(cast.faces, in: styled, into: &diagnostics)
        return shaped
    }

    /// Shapes all but raised letters and initials in the units of their faces.
    private func cast(_ styled: StyledText, _ spans: [StyleSettings], _ language: LanguageSettings) -> Cast {
        var cast = Cast(faces: itemize(styled, spans, main: language.script))
        handedOver(styled.text, cast.faces.items).withUnsafeBufferPointer { text in
            for item in cast.faces.items {
                let first = cast.glyphs.count
                if let face = item.face, styled.spans[item.span].style.isCast {
                    let setting = setting(face, .pt(Double(face.unitsPerEm)), item.level, table.script(item.script), spans[item.span])
                    runShaper.shape(stretch(of: item, text.count), of: text, setting, into: &cast.glyphs)
                }
                cast.ranges.append(first..<cast.glyphs.count)
            }
        }
        cast.breaks = styled.text.withUnsafeBufferPointer { language.breaker.breaks(in: $0) }
        return cast
    }

    private func stretch(of item: TextItem, _ count: Int) -> RunShaper.Stretch {
        RunShaper.Stretch(range: item.range, context: 0..<count, isAtStart: item.range.lowerBound == 0,
                          isAtEnd: item.range.upperBound == count)
    }

    // MARK: Items

    private func itemize(_ styled: StyledText, _ spans: [StyleSettings], main: UInt8) -> FaceRuns {
        let references = styled.spans.filter(\.style.isReference).map(\.range)
        bidi.find(in: styled.text, without: references, direction: styled.direction, levels: &levels)
        return styled.text.withUnsafeBufferPointer { text in
            scriptRuns.find(in: text, levels: levels, main: main, table: &table)
            var chooser = FaceChooser(text: text, levels: levels, scripts: scriptRuns.scripts)
            for group in styled.spansShapedAsOne {
                chooser.add(span: group.first, range: group.range, settings: spans[group.first], table: &table)
            }
            return chooser.runs
        }
    }

    // MARK: Glyphs

    private func shape(_ cast: Cast, _ spans: [StyleSettings], _ language: LanguageSettings, into shaped: inout ShapedText) {
        let source = shaped.styled.text
        shaped.glyphs.reserveCapacity(source.count + source.count / 8)
        shaped.runs.reserveCapacity(cast.faces.items.count)
        for (item, ready) in zip(cast.faces.items, cast.ranges) {
            let first = shaped.glyphs.count
            var size = size(of: item, in: shaped.styled, language), rise = Length.zero
            if let face = item.face {
                var setting = setting(face, size, item.level, table.script(item.script), spans[item.span])
                if shaped.styled.spans[item.span].style.isCast {
                    shaped.glyphs.append(cast.glyphs[ready], scaledBy: setting.scale)
                } else {
                    shape(item, of: shaped.styled, cast.faces.items, &setting, into: &shaped.glyphs)
                }
                (size, rise) = (setting.size, setting.rise)
                if item.hasMadeCharacters { mend(&shaped.glyphs[first...], source, setting) }
                space(&shaped.glyphs[first...], item.range, source, setting, spans[item.span])
                lower(&shaped.glyphs[first...], of: shaped.styled, span: item.span, setting)
            }
            var run = ShapedRun(
                text: item.range, glyphs: first..<shaped.glyphs.count, level: item.level,
                script: table.script(item.script), face: item.face?.id ?? fonts.anyFace, size: size, span: item.span)
            run.rise = rise
            shaped.runs.append(run)
        }
    }

    /// Shapes raised letters or an initial, whose size their face decides.
    private func shape(_ item: TextItem, of styled: StyledText, _ items: [TextItem], _ setting: inout RunShaper.Setting,
                       into glyphs: inout [ShapedGlyph]) {
        let position = styled.spans[item.span].style.position
        handedOver(styled.text, items).withUnsafeBufferPointer { text in
            let stretch = stretch(of: item, text.count)
            if position != .onLine { setting.move(to: position, stretch, of: text, with: runShaper) }
            runShaper.shape(stretch, of: text, setting, into: &glyphs)
        }
    }

    /// The text as HarfBuzz is handed it, unit for unit.
    private func handedOver(_ text: [UInt16], _ items: [TextItem]) -> [UInt16] {
        var handed = text
        for item in items where item.hasMadeCharacters {
            guard let face = item.face else { continue }
            MadeCharacters.replace(in: &handed, item.range, face: face)
        }
        return handed
    }

    func mend(_ glyphs: inout ArraySlice<ShapedGlyph>, _ text: [UInt16], _ setting: RunShaper.Setting) {
        MadeCharacters.setAdvances(of: &glyphs, text: text, face: setting.face, em: Float(setting.size.points))
    }

    func space(_ glyphs: inout ArraySlice<ShapedGlyph>, _ range: Range<Int>, _ text: [UInt16],
                       _ setting: RunShaper.Setting, _ style: StyleSettings) {
        PunctuationSpacing(script: setting.script, em: Float(setting.size.points), isRightToLeft: setting.isRightToLeft)
            .apply(to: &glyphs, of: text, table: &table)
        guard style.letterSpacing != 0, !LetterSpacing.isJoined(setting.script) else { return }
        LetterSpacing(style.letterSpacing, face: setting.face, size: setting.size, isRightToLeft: setting.isRightToLeft)
            .apply(to: &glyphs, range: range, of: text, table: &table)
    }

    private func lower(_ glyphs: inout ArraySlice<ShapedGlyph>, of styled: StyledText, span: Int, _ setting: RunShaper.Setting) {
        let span = styled.spans[span]
        span.style.initial?.place(&glyphs, face: setting.face, size: setting.size, textSize: span.style.size,
                                  isWord: styled.isSpace(at: span.range.upperBound))
    }

    private func setting(_ face: Face, _ size: Length, _ level: UInt8, _ script: Script,
                         _ style: StyleSettings) -> RunShaper.Setting {
        RunShaper.Setting(face: face, size: size, isRightToLeft: level & 1 == 1, script: script,
                          language: style.hbLanguage, features: style.hbFeatures(in: script))
    }

    private func textSize(of item: TextItem, in styled: StyledText, _ language: LanguageSettings) -> Length {
        let size = styled.spans[item.span].style.size
        guard let face = item.face,
              !fonts.catalogue.families[face.family].serves(language.language.script) else { return size }
        return size * face.scale
    }

    private func size(of item: TextItem, in styled: StyledText, _ language: LanguageSettings) -> Length {
        let size = textSize(of: item, in: styled, language)
        guard let face = item.face, let initial = styled.spans[item.span].style.initial else { return size }
        return initial.size(of: styled.text[item.range], in: face, text: size)
    }

    // MARK: Reshaping

    /// Shapes part of a run anew, as it is when a line begins or ends there; glyphs in logical order.
    ///
    /// `range` (UTF-16 units of the text) lies within the run. At an edge that it shares with the run the text beyond
    /// still counts for joining; at any other it does not, and neither does it behind a hyphen. The hyphen, U+2010 or
    /// U+002D where the face lacks that, is a glyph of the cluster `range.upperBound`.
    public func reshape(_ text: ShapedText, run: Int, range: Range<Int>, appendingHyphen: Bool) -> [ShapedGlyph] {
        let run = text.runs[run]
        precondition(run.text.lowerBound <= range.lowerBound && range.upperBound <= run.text.upperBound)
        guard let face = face(run.face) else { return [] }
        let source = text.styled.text
        var handed = source
        MadeCharacters.replace(in: &handed, range, face: face)
        let start = range.lowerBound == run.text.lowerBound ? 0 : range.lowerBound
        let end = range.upperBound == run.text.upperBound && !appendingHyphen ? source.count : range.upperBound
        let stretch = RunShaper.Stretch(range: range, context: start..<end, isAtStart: false, isAtEnd: false,
                                        hyphen: appendingHyphen ? face.hyphen : nil)
        let style = styleSettings(of: run, in: text), setting = setting(of: run, in: text, face, style)
        var glyphs: [ShapedGlyph] = []
        glyphs.reserveCapacity(range.count + 1)
        handed.withUnsafeBufferPointer { runShaper.shape(stretch, of: $0, setting, into: &glyphs) }
        mend(&glyphs[...], source, setting)
        space(&glyphs[..<(glyphs.endIndex - (stretch.hyphen == nil ? 0 : 1))], range, source, setting, style)
        lower(&glyphs[...], of: text.styled, span: run.span, setting)
        return glyphs
    }

    func styleSettings(of run: ShapedRun, in text: ShapedText) -> StyleSettings {
        let main = languageSettings(text.styled.language ?? Self.mainLanguage(of: text.styled.spans)).language.script
        return styleSettings(text.styled.spans[run.span].style, in: main)
    }

    /// What HarfBuzz is told of part of a run.
    func setting(of run: ShapedRun, in text: ShapedText, _ face: Face, _ style: StyleSettings) -> RunShaper.Setting {
        var setting = setting(face, run.size, run.level, run.script, style)
        setting.rise = run.rise
        if run.rise == .zero { setting.features += text.styled.spans[run.span].style.position.features }
        return setting
    }

    /// How wide the hyphen of a face is on its own; zero where it has none.
    public func measureHyphen(face id: FaceID, size: Length) -> Length {
        guard let face = face(id), let hyphen = face.hyphen, let glyph = face.glyph(of: hyphen) else { return .zero }
        return face.length(face.advance(of: glyph), at: size)
    }

    func face(_ id: FaceID) -> Face? {
        if let known = faces[Int(id.index)] { return known }
        let face = fonts.face(id)
        faces[Int(id.index)] = face
        return face
    }

    // MARK: Settings

    private func styleSettings(_ style: TextStyle, in script: Script) -> StyleSettings {
        if let known = settings.first(where: { $0.matches(style, in: script) }) { return known }
        settings.append(StyleSettings(style, in: script, fonts: fonts))
        return settings[settings.count - 1]
    }

    private func languageSettings(_ tag: String) -> LanguageSettings {
        if let known = languages.first(where: { $0.language.tag == tag }) { return known }
        languages.append(LanguageSettings(tag))
        return languages[languages.count - 1]
    }

    /// The language of most of a paragraph that does not say its own, the earlier of two equals.
    private static func mainLanguage(of spans: [StyledText.Span]) -> String {
        guard spans.count > 1 else { return spans.first?.style.language ?? "" }
        var lengths: [(language: String, length: Int)] = []
        for span in spans {
            if let known = lengths.firstIndex(where: { $0.language == span.style.language }) {
                lengths[known].length += span.range.count
            } else {
                lengths.append((span.style.language, span.range.count))
            }
        }
        return lengths.reduce(lengths[0]) { $1.length > $0.length ? $1 : $0 }.language
    }
}

extension StyledText {
    /// Neighbouring spans that are shaped as one: the first of them, and all their text.
    fileprivate var spansShapedAsOne: [(first: Int, range: Range<Int>)] {
        var groups: [(first: Int, range: Range<Int>)] = []
        for (index, span) in spans.enumerated() {
            if let last = groups.last, spans[last.first].style.shapes(like: span.style) {
                groups[groups.count - 1].range = last.range.lowerBound..<span.range.upperBound
            } else {
                groups.append((index, span.range))
            }
        }
        return groups
    }
}

/// What shaping keeps of a paragraph's language.
final class LanguageSettings {
    let language: Language
    /// ICU's number of its script.
    let script: UInt8
    let breaker: LineBreaker

    init(_ tag: String) {
        language = Language(tag)
        script = CharacterTable.number(of: language.script)
        breaker = LineBreaker(locale: language.locale, usage: .of(language))
    }
}

extension Face {
    /// The hyphen that ends a broken line; nil where the face has none.
    var hyphen: UInt32? { covers(0x2010) ? 0x2010 : covers(0x2D) ? 0x2D : nil }
}
