import Diagnostics
import Geometry

/// Reads the inks of a layout.
enum InkReader {
    /// Inks that a layout may name without giving their colour, in the tints of a common risograph's drums.
    private static let knownInks: [Ink] = [
        .black, Ink(name: "red", red: 255, green: 72, blue: 60), Ink(name: "blue", red: 0, green: 120, blue: 191),
        Ink(name: "green", red: 0, green: 169, blue: 92), Ink(name: "yellow", red: 255, green: 232, blue: 0),
    ]

    /// More plates than any press has.
    private static let most = 32

    static func read(_ layout: inout YAMLReader, into diagnostics: inout Diagnostics) -> [Ink] {
        guard let value = layout.value("inks") else { return [.black] }
        var inks: [Ink] = []
        let items = value.asList
        if items.count > most {
            diagnostics.error(.input, "a layout has at most \(most) inks, not \(items.count)", at: value.place)
        }
        for (number, item) in items.prefix(most).enumerated() {
            if addTint(item, to: &inks, isFirst: number == 0, into: &diagnostics) { continue }
            guard let ink = ink(item, into: &diagnostics) else { continue }
            if let other = inks.first(where: { $0.name == ink.name || $0.colour == ink.colour }) {
                diagnostics.error(.input, "ink '\(shortened(ink.name))' cannot be told from ink '\(shortened(other.name))'",
                                  at: item.place, hint: "each ink needs a name and a colour of its own")
            }
            if ink.colour == Ink.paper.colour {
                diagnostics.error(.input, "ink '\(shortened(ink.name))' has the colour of bare paper", at: item.place)
            }
            inks.append(ink)
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

    private static func ink(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> Ink? {
        if case .mapping = value.content { return mixedInk(value, into: &diagnostics) }
        guard let name = value.string("an ink", into: &diagnostics) else { return nil }
        if let known = knownInks.first(where: { $0.name == name }) { return known }
        let near = nearestWord(to: name, among: knownInks.map(\.name)).map { "did you mean '\($0)'? " } ?? ""
        diagnostics.error(.input, "the colour of ink '\(shortened(name))' is not known", at: value.place,
                          hint: near + "write {name: \(shortened(name)), rgb: [0, 120, 191]}")
        return nil
    }

    private static func mixedInk(_ value: YAMLValue, into diagnostics: inout Diagnostics) -> Ink? {
        guard var reader = YAMLReader(value, as: "an ink", into: &diagnostics) else { return nil }
        let name = reader.string("name", into: &diagnostics)
        let rgb = reader.value("rgb")?.asList.compactMap {
            $0.whole("'rgb' of an ink", in: 0...255, into: &diagnostics)
        }
        reader.finish(into: &diagnostics)
        guard let name, let rgb, rgb.count == 3 else {
            diagnostics.error(.input, "an ink needs a name and three components", at: value.place,
                              hint: "as in {name: \(shortened(name ?? "blue")), rgb: [0, 120, 191]}")
            return nil
        }
        return Ink(name: name, red: UInt8(rgb[0]), green: UInt8(rgb[1]), blue: UInt8(rgb[2]))
    }

    /// The ink behind a key of a mapping; nil without the key, or after saying that the layout has no such ink.
    static func key(_ key: String, _ reader: inout YAMLReader, of inks: [Ink], into diagnostics: inout Diagnostics) -> InkKey? {
        guard let value = reader.value(key),
              let name = value.string("'\(key)' of \(reader.subject)", into: &diagnostics) else { return nil }
        if let index = inks.firstIndex(where: { $0.name == name }) { return InkKey(index: UInt16(index)) }
        diagnostics.error(.input, "\(reader.subject) is set in '\(shortened(name))', which is no ink of this layout",
                          at: value.place, hint: spellingHint(for: name, among: inks.filter { $0.tint == nil }.map(\.name)))
        return nil
    }
}

extension Ink {
    /// Its RGB as one number, 8 bits a component.
    fileprivate var colour: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// How much of the full ink it is, as an author writes it.
    static func percent(_ share: Double) -> String { Length.rounded(share * 100) + "%" }
}

extension [Ink] {
    /// The key of a tint, which becomes a further ink unless it is one already; all of an ink is the ink itself.
    /// Shares are told apart by hundredths of a per cent.
    ///
    /// Its RGB is the full ink's mixed with white. Where another ink has that one it takes the nearest in blue that is free,
    /// so that Press can tell them apart.
    mutating func key(of tint: Ink.Tint) -> InkKey {
        let tint = Ink.Tint(ink: tint.ink, share: (tint.share * 10_000).rounded() / 10_000)
        if tint.share >= 1 { return tint.ink }
        if let known = firstIndex(where: { $0.tint == tint }) { return InkKey(index: UInt16(known)) }
        let full = self[Int(tint.ink.index)]
        func mixed(_ component: UInt8) -> UInt32 { UInt32((255 - tint.share * Double(255 - component)).rounded()) }
        let colour = freeColour(from: mixed(full.red) << 16 | mixed(full.green) << 8 | mixed(full.blue))
        append(Ink(name: "\(full.name) \(Ink.percent(tint.share))", red: UInt8(colour >> 16 & 0xFF),
                   green: UInt8(colour >> 8 & 0xFF), blue: UInt8(colour & 0xFF), tint: tint))
        return InkKey(index: UInt16(count - 1))
    }

    private func freeColour(from wanted: UInt32) -> UInt32 {
        let step: UInt32 = wanted & 0xFF < 0x80 ? 1 : .max
        var colour = wanted
        while contains(where: { $0.colour == colour }) { colour = (colour &+ step) & 0xFF_FFFF }
        return colour
    }
}
