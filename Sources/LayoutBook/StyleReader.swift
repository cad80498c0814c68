import Diagnostics
import Geometry

/// Reads the styles of a layout: each laid over the one it is based on, which is `body` unless it says otherwise.
///
/// A size in ems is a multiple of the size of the style it is based on, so a hierarchy follows the size of the text.
struct StyleSheetReader {
    private let entries: [YAMLValue.Entry]
    private let gridLeading: Length
    private var inks: [Ink]
    private var styles: [StyleName: Style] = [:]
    /// Leadings as they were written: one in ems is handed down as a factor, not as a length.
    private var leadings: [StyleName: Quantity] = [:]

    /// The styles by name: every name has one.
    /// - Parameter inks: of the layout; what a style lays down otherwise and is not yet among them is added.
    static func read(_ layout: inout YAMLReader, leading: Length, inks: inout [Ink],
                     into diagnostics: inout Diagnostics) -> [StyleName: Style] {
        let place = layout.place
        var mapping = layout.mapping("styles", into: &diagnostics)
        let entries = mapping?.allEntries() ?? []
        checkNames(entries, into: &diagnostics)
        var reader = StyleSheetReader(entries: entries, leading: leading, inks: inks)
        for name in StyleName.allCases {
            reader.resolve(name, chain: [], askedAt: place, into: &diagnostics)
        }
        inks = reader.inks
        return reader.styles
    }

    private init(entries: [YAMLValue.Entry], leading: Length, inks: [Ink]) {
        self.entries = entries
        gridLeading = leading
        self.inks = inks
    }

    private static func checkNames(_ entries: [YAMLValue.Entry], into diagnostics: inout Diagnostics) {
        for entry in entries where StyleName(rawValue: entry.key) == nil {
            diagnostics.warn("there is no style '\(shortened(entry.key))'", at: entry.keyPlace, hint: hint(for: entry.key))
        }
    }

    private static func hint(for name: String) -> String? {
        spellingHint(for: name, among: StyleName.allCases.map(\.rawValue))
    }

    // MARK: Based on

    private mutating func resolve(_ name: StyleName, chain: [StyleName], askedAt place: SourcePlace,
                                  into diagnostics: inout Diagnostics) {
        guard styles[name] == nil else { return }
        guard !chain.contains(name) else {
            let names = (chain + [name]).map(\.rawValue).joined(separator: " → ")
            diagnostics.error(.input, "styles are based on each other in a circle: \(names)", at: place)
            return
        }
        let own = entries.first { $0.key == name.rawValue }?.value
        let parent = parent(of: name, own, into: &diagnostics)
        if let parent {
            resolve(parent.name, chain: chain + [name], askedAt: parent.place ?? place, into: &diagnostics)
        }
        read(name, own: own, over: parent?.name, into: &diagnostics)
    }

    private func parent(of name: StyleName, _ own: YAMLValue?,
                        into diagnostics: inout Diagnostics) -> (name: StyleName, place: SourcePlace?)? {
        let usual: (StyleName, SourcePlace?)? = name == .body ? nil : (.body, nil)
        guard let value = own?.value("based-on"),
              let text = value.string("'based-on' of style '\(name.rawValue)'", into: &diagnostics) else { return usual }
        if let parent = StyleName(rawValue: text) { return (parent, value.place) }
        diagnostics.error(.input, "style '\(name.rawValue)' is based on '\(shortened(text))', which is no style", at: value.place,
                          hint: Self.hint(for: text))
        return usual
    }

    private mutating func read(_ name: StyleName, own: YAMLValue?, over parent: StyleName?,
                               into diagnostics: inout Diagnostics) {
        var style = parent.flatMap { styles[$0] } ?? Style()
        leadings[name] = parent.flatMap { leadings[$0] }
        if let own, var reader = YAMLReader(own, as: "style '\(name.rawValue)'", into: &diagnostics) {
            readSize(&reader, into: &style, &diagnostics)
            readFields(&reader, into: &style, &diagnostics)
            readInks(&reader, into: &style, &diagnostics)
            readIndents(&reader, into: &style, &diagnostics)
            readLeading(&reader, name, style, into: &diagnostics)
            reader.finish(into: &diagnostics)
        }
        style.leading = leadings[name].map { distance($0, size: style.size) }
        if let own { checkLeading(of: style, name, at: own.place, into: &diagnostics) }
        styles[name] = style
    }

    // MARK: Fields

    /// The style comes with the size of the one it is based on.
    private func readSize(_ reader: inout YAMLReader, into style: inout Style, _ diagnostics: inout Diagnostics) {
        guard let value = reader.value("size") else { return }
        let what = "'size' of \(reader.subject)"
        let hint = "write it with its unit, as in 9.5pt, or 1.2em of the style it is based on"
        let size: Length
        switch value.quantity(what, "a length", hint: hint, into: &diagnostics) {
        case .length(let length): size = length
        case .ems(let factor): size = style.size * factor
        case .number:
            diagnostics.error(.input, "\(what) must be a length, not \(value.kind)", at: value.place, hint: hint)
            return
        case nil: return
        }
        if value.within(.ofType, size, what, into: &diagnostics) { style.size = size }
    }

    private func readFields(_ reader: inout YAMLReader, into style: inout Style, _ diagnostics: inout Diagnostics) {
        _ = reader.value("based-on")
        style.role = reader.choice("role", into: &diagnostics) ?? style.role
        style.weight = reader.choice("weight", into: &diagnostics) ?? style.weight
        style.slope = reader.choice("slope", into: &diagnostics) ?? style.slope
        style.alignment = reader.choice("align", into: &diagnostics) ?? style.alignment
        style.spaceBefore = reader.number("space-before", in: 0...200, into: &diagnostics) ?? style.spaceBefore
        style.spaceAfter = reader.number("space-after", in: 0...200, into: &diagnostics) ?? style.spaceAfter
        style.keepWithNext = reader.whole("keep-with-next", in: 0...20, into: &diagnostics) ?? style.keepWithNext
        style.hyphenate = reader.flag("hyphenate", into: &diagnostics) ?? style.hyphenate
        style.kashida = reader.choice("kashida", into: &diagnostics) ?? style.kashida
        style.tatweel = reader.choice("tatweel", into: &diagnostics) ?? style.tatweel
        style.scalesGlyphs = reader.flag("scale-glyphs", into: &diagnostics) ?? style.scalesGlyphs
        style.usesWideForms = reader.flag("wide-forms", into: &diagnostics) ?? style.usesWideForms
        style.hangsPunctuation = reader.flag("hang-punctuation", into: &diagnostics) ?? style.hangsPunctuation
        style.digits = reader.choice("digits", into: &diagnostics) ?? style.digits
        style.letterSpacing = ems("letter-spacing", &reader, of: style.size, into: &diagnostics) ?? style.letterSpacing
        style.dropInitial = reader.whole("drop-initial", in: 0...6, into: &diagnostics) ?? style.dropInitial
        readFeatures(&reader, into: &style, &diagnostics)
    }

    /// A style that names an ink begins anew: the tint of the one it is based on, and whether that overprints, go with its ink.
    private mutating func readInks(_ reader: inout YAMLReader, into style: inout Style, _ diagnostics: inout Diagnostics) {
        let place = reader.value("ink")?.place
        let named = InkReader.key("ink", &reader, of: inks, into: &diagnostics)
        let share = reader.share("tint", into: &diagnostics), overprints = reader.flag("overprint", into: &diagnostics)
        if let named, let place, share != nil,
           InkReader.refuseTint(of: named, in: inks, "'tint' of \(reader.subject)", at: place, into: &diagnostics) { return }
        style.ink = inks.key(named ?? style.ink, share: share, overprints: overprints)
        style.marksInk = InkReader.key("marks-ink", &reader, of: inks, into: &diagnostics) ?? style.marksInk
        style.marksInk = style.marksInk.map { inks.key($0, overprints: overprints) }
    }

    /// A length, ems of the style's size, or grid lines; `grid` is the leading of the grid.
    private mutating func readLeading(_ reader: inout YAMLReader, _ name: StyleName, _ style: Style,
                                      into diagnostics: inout Diagnostics) {
        guard let value = reader.value("leading") else { return }
        if case .scalar("grid") = value.content {
            leadings[name] = nil
            return
        }
        let what = "'leading' of \(reader.subject)", hint = "as in 12pt, 1.2em, 2 (grid lines) or grid"
        guard let leading = value.quantity(what, "a length, ems or grid lines", hint: hint, into: &diagnostics),
              value.within(.ofType, distance(leading, size: style.size), what, into: &diagnostics)
        else { return }
        leadings[name] = leading
    }

    private func distance(_ leading: Quantity, size: Length) -> Length {
        switch leading {
        case .length(let length): length
        case .ems(let factor): size * factor
        case .number(let lines): gridLeading * lines
        }
    }

    private func readIndents(_ reader: inout YAMLReader, into style: inout Style, _ diagnostics: inout Diagnostics) {
        style.indent = ems("indent", &reader, of: style.size, into: &diagnostics) ?? style.indent
        style.startIndent = ems("start-indent", &reader, of: style.size, into: &diagnostics) ?? style.startIndent
        style.endIndent = ems("end-indent", &reader, of: style.size, into: &diagnostics) ?? style.endIndent
    }

    /// Ems of the style's size; a length is turned into them.
    private func ems(_ key: String, _ reader: inout YAMLReader, of size: Length,
                     into diagnostics: inout Diagnostics) -> Double? {
        guard let value = reader.value(key) else { return nil }
        let what = "'\(key)' of \(reader.subject)", hint = "as in 1em or 4mm"
        let ems: Double
        switch value.quantity(what, "in ems or a length", hint: hint, into: &diagnostics) {
        case .ems(let number): ems = number
        case .length(let length): ems = length / size
        case .number(0): ems = 0
        case .number:
            diagnostics.error(.input, "\(what) must be in ems or a length, not \(value.kind)", at: value.place, hint: hint)
            return nil
        case nil: return nil
        }
        return value.within(.notNegative, size * ems, what, into: &diagnostics) ? ems : nil
    }

    /// Laid over the inherited ones, in the order of their tags.
    private func readFeatures(_ reader: inout YAMLReader, into style: inout Style, _ diagnostics: inout Diagnostics) {
        guard var given = reader.mapping("features", into: &diagnostics) else { return }
        for entry in given.allEntries() {
            guard entry.key.utf8.count == 4, entry.key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                diagnostics.error(.input, "'\(shortened(entry.key))' is not an OpenType feature", at: entry.keyPlace,
                                  hint: "a feature goes by its tag of four letters, e.g. onum: 1")
                continue
            }
            guard let value = entry.value.whole("feature '\(entry.key)'", in: 0...65_535, into: &diagnostics)
            else { continue }
            style.features.removeAll { $0.tag == entry.key }
            style.features.append(FontFeature(tag: entry.key, value: UInt32(value)))
        }
        style.features.sort { $0.tag < $1.tag }
    }

    /// Says where lines would run into each other, or an inherited leading is out of bounds at this size.
    private func checkLeading(of style: Style, _ name: StyleName, at place: SourcePlace,
                              into diagnostics: inout Diagnostics) {
        let leading = style.leading ?? gridLeading
        guard LengthBound.ofType.holds(leading) else {
            diagnostics.error(.input, "style '\(name.rawValue)' has its lines \(leading) apart; "
                                  + "they must be \(LengthBound.ofType.words) apart", at: place)
            return
        }
        guard leading < style.size * 0.85 else { return }
        diagnostics.warn("style '\(name.rawValue)' sets \(style.size) on lines \(leading) apart: they will touch",
                         at: place, hint: "give it a leading, e.g. 1.2em")
    }
}
