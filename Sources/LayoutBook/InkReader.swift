import Diagnostics
import Geometry

/// Reads the inks of a layout.
enum InkReader {
    /// Inks that a layout may name without giving their colour, in the tints of a common risograph's drums.
    private static let knownInks: [Ink] = [
        .black,
        Ink(name: "red", red: 255, green: 72, blue: 60, kind: .spot, cmyk: CMYK(magenta: 0.85, yellow: 0.75)),
        Ink(name: "blue", red: 0, green: 120, blue: 191, kind: .spot, cmyk: CMYK(cyan: 0.9, magenta: 0.4)),
        Ink(name: "green", red: 0, green: 169, blue: 92, kind: .spot, cmyk: CMYK(cyan: 0.85, yellow: 0.8)),
        Ink(name: "yellow", red: 255, green: 232, blue: 0, kind: .spot, cmyk: CMYK(magenta: 0.05, yellow: 0.95)),
    ]

    /// More plates than any press has.
    private static let most = 32
    /// Names of separations that mean no ink of their own.
    /// Source: ISO 32000-1 8.6.6.4 and 8.6.6.5.
    private static let takenPlates = ["All", "None", "Cyan", "Magenta", "Yellow", "Black"]
    /// Source: ISO 32000-1 annex C, the bytes of a name.
    private static let longestPlate = 127

    /// - Parameter substitutes: what some of the inks are printed in instead.
    static func read(_ layout: inout YAMLReader, substitutes: InkSubstitutes, into diagnostics: inout Diagnostics) -> [Ink] {
        guard let value = layout.value("inks") else { return [.black] }
        var inks: [Ink] = [], loose: [UInt32] = []
        let items = value.asList
        if items.count > most {
            diagnostics.error(.input, "a layout has at most \(most) inks, not \(items.count)", at: value.place)
        }
        for (number, item) in items.prefix(most).enumerated() {
            if addTint(item, to: &inks, isFirst: number == 0, into: &diagnostics) { continue }
            guard let declared = declared(item, into: &diagnostics) else { continue }
            add(substitutes[declared.ink.name] ?? declared, to: &inks, loose: &loose, into: &diagnostics)
        }
        if inks.first != .black {
            diagnostics.error(.input, "the first ink must be black", at: value.place)
        }
        return inks
    }

    /// Whether an item is a tint of an ink before it, which is there then for the grays of drawings.
    private static func addTint(_ value: YAMLValue, to inks: inout [Ink], isFirst: Bool,
                                into diagnostics: inout Diagnostics) -> Bool {
        guard case .mapping(let entries) = value.content, entries.contains(where: { $0.key == "tint" }) else { return false }
        // Without any ink the first one must have been at fault, if this is not the first.
        guard !inks.isEmpty, var reader = YAMLReader(value, as: "an ink", into: &diagnostics) else {
            if isFirst {
                diagnostics.error(.input, "a tint needs an ink before it", at: value.place, hint: "as in [black, {tint: 20%}]")
            }
            return true
        }
        if reader.value("tint") == nil {
            diagnostics.error(.input, "'tint' of an ink needs a share", at: value.place, hint: "as in {tint: 20%}")
        }
        _ = BoxReader.tint(&reader, inks: &inks, into: &diagnostics)
        reader.finish(into: &diagnostics)
        return true
    }

    // MARK: Full inks

    /// An ink as it is declared.
    struct Declared {
        var ink: Ink
        /// Nobody gave its RGB: it may take another one, where an ink has it already.
        var hasAnyColour = false
        var place: SourcePlace
    }

    /// - Parameter loose: colours that nobody gave, which another ink may come upon.
    private static func add(_ declared: Declared, to inks: inout [Ink], loose: inout [UInt32], into diagnostics: inout Diagnostics) {
        var ink = declared.ink
        if ink.colour == Ink.paper.colour {
            diagnostics.error(.input, "ink '\(shortened(ink.name))' has the colour of bare paper", at: declared.place)
        }
        if declared.hasAnyColour || loose.contains(ink.colour) {
            ink.colour = inks.freeColour(from: ink.colour)
            loose.append(ink.colour)
        }
        if let other = inks.first(where: { $0.name == ink.name || $0.colour == ink.colour }) {
            diagnostics.error(.input, "ink '\(shortened(ink.name))' cannot be told from ink '\(shortened(other.name))'",
                              at: declared.place, hint: "each ink needs a name and a colour of its own")
        } else if let other = inks.first(where: { $0.tint == nil && $0.isOnPlate(of: ink) && $0.cmyk != ink.cmyk }) {
            diagnostics.error(.input, "inks '\(shortened(other.name))' and '\(shortened(ink.name))' are on one plate but not of one mix",
                              at: declared.place, hint: "give them plates of their own, or the same cmyk")
        }
        inks.append(ink)
    }

    /// A known ink by its name, or one that is described; nil after saying what is wrong with it.
    /// - Parameter usualName: of one that is described without a name.
    static func declared(_ value: YAMLValue, named usualName: String? = nil, into diagnostics: inout Diagnostics) -> Declared? {
        if case .mapping = value.content { return described(value, named: usualName, into: &diagnostics) }
        guard let name = value.string("an ink", into: &diagnostics) else { return nil }
        if let known = knownInks.first(where: { $0.name == name }) { return Declared(ink: known, place: value.place) }
        let near = nearestWord(to: name, among: knownInks.map(\.name)).map { "did you mean '\($0)'? " } ?? ""
        diagnostics.error(.input, "the colour of ink '\(shortened(name))' is not known", at: value.place,
                          hint: near + "write {name: \(shortened(name)), rgb: [0, 120, 191]}")
        return nil
    }

    private static func described(_ value: YAMLValue, named usualName: String?, into diagnostics: inout Diagnostics) -> Declared? {
        guard var reader = YAMLReader(value, as: "an ink", into: &diagnostics) else { return nil }
        let errors = diagnostics.errorCount
        let name = reader.string("name", into: &diagnostics) ?? usualName
        let rgb = reader.value("rgb")?.asList.compactMap {
            $0.whole("'rgb' of an ink", in: 0...255, into: &diagnostics)
        }
        let recipe = recipe(&reader, into: &diagnostics)
        let known = rgb == nil && recipe == nil ? knownInks.first { $0.name == name } : nil
        let given = rgb.flatMap { $0.count == 3 ? (UInt8($0[0]), UInt8($0[1]), UInt8($0[2])) : nil }
        let colour = rgb == nil ? recipe?.rgb ?? known.map { ($0.red, $0.green, $0.blue) } : given
        let kind = reader.choice("kind", into: &diagnostics) ?? known?.kind ?? (recipe == nil ? Ink.Kind.spot : .process)
        let plate = plate(&reader, kind: kind, into: &diagnostics)
        reader.finish(into: &diagnostics)
        guard let name, let colour else {
            if diagnostics.errorCount > errors { return nil }
            diagnostics.error(.input, "an ink needs a name and three components", at: value.place,
                              hint: "as in {name: \(shortened(name ?? "blue")), rgb: [0, 120, 191]}")
            return nil
        }
        if name == Ink.black.name, colour == (0, 0, 0) { return Declared(ink: .black, place: value.place) }
        let ink = Ink(name: name, red: colour.0, green: colour.1, blue: colour.2, kind: kind, cmyk: recipe ?? known?.cmyk, plate: plate)
        if kind == .spot, plate == nil, reader.value("plate") == nil {
            checkPlate(name, "the name of an ink", at: value.place, into: &diagnostics)
        }
        return Declared(ink: ink, hasAnyColour: rgb == nil && known == nil, place: value.place)
    }

    /// The mix of `cmyk`, or of black alone of `gray`.
    private static func recipe(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> CMYK? {
        let gray = reader.share("gray", into: &diagnostics).map { CMYK(black: $0) }
        guard let value = reader.value("cmyk") else { return gray }
        let what = "'cmyk' of \(reader.subject)"
        if gray != nil {
            diagnostics.error(.input, "\(what) stands beside a gray", at: value.place, hint: "a gray is of black alone: keep one of the two")
        }
        let items = value.asList, shares = items.compactMap { $0.share(what, in: 0...1, into: &diagnostics) }
        guard items.count == 4 else {
            diagnostics.error(.input, "\(what) needs four shares, not \(items.count)", at: value.place, hint: "as in [90%, 40%, 0%, 0%]")
            return nil
        }
        return shares.count == 4 ? CMYK(cyan: shares[0], magenta: shares[1], yellow: shares[2], black: shares[3]) : nil
    }

    private static func plate(_ reader: inout YAMLReader, kind: Ink.Kind, into diagnostics: inout Diagnostics) -> String? {
        guard let value = reader.value("plate"), let plate = value.string("'plate' of \(reader.subject)", into: &diagnostics) else { return nil }
        guard kind == .spot else {
            diagnostics.error(.input, "an ink that is mixed of others has no plate of its own", at: value.place, hint: "add kind: spot")
            return nil
        }
        return checkPlate(plate, "'plate' of \(reader.subject)", at: value.place, into: &diagnostics) ? plate : nil
    }

    @discardableResult
    private static func checkPlate(_ plate: String, _ what: String, at place: SourcePlace, into diagnostics: inout Diagnostics) -> Bool {
        let hint = "a plate goes by the name that the shop knows the ink by, as in PANTONE 485 C"
        if takenPlates.contains(plate) {
            diagnostics.error(.input, "\(what) cannot be '\(plate)', which is no spot ink", at: place, hint: hint)
        } else if plate.isEmpty || plate.utf8.count > longestPlate {
            diagnostics.error(.input, "\(what) must have from 1 to \(longestPlate) bytes, not \(plate.utf8.count)", at: place, hint: hint)
        } else if let stranger = plate.unicodeScalars.first(where: { $0 == "#" || $0.properties.generalCategory == .control }) {
            diagnostics.error(.input, "\(what) cannot have \(stranger == "#" ? "a '#'" : "control characters")", at: place, hint: hint)
        } else {
            return true
        }
        return false
    }

    // MARK: Inks by name

    /// The ink behind a key of a mapping; nil without the key, or after saying that the layout has no such ink.
    static func key(_ key: String, _ reader: inout YAMLReader, of inks: [Ink], into diagnostics: inout Diagnostics) -> InkKey? {
        guard let value = reader.value(key),
              let name = value.string("'\(key)' of \(reader.subject)", into: &diagnostics) else { return nil }
        if let index = inks.firstIndex(where: { $0.name == name }) { return InkKey(index: UInt16(index)) }
        diagnostics.error(.input, "\(reader.subject) is set in '\(shortened(name))', which is no ink of this layout",
                          at: value.place, hint: spellingHint(for: name, among: inks.filter { $0.tint == nil }.map(\.name)))
        return nil
    }

    /// Says so where an ink that is to be laid down as a tint is one already.
    static func refuseTint(of ink: InkKey, in inks: [Ink], _ what: String, at place: SourcePlace, into diagnostics: inout Diagnostics) -> Bool {
        guard inks[Int(ink.index)].tint != nil else { return false }
        diagnostics.error(.input, "\(what) is of a tint", at: place, hint: "name the ink itself: \(shortened(inks.full(ink).ink.name))")
        return true
    }
}
