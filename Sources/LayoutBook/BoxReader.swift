import Diagnostics
import Geometry

/// Reads the box of a frame: borders, rules, paddings and what it is filled with.
enum BoxReader {
    /// - Parameter inks: of the layout; a tint that is not yet among them is added.
    static func read(_ frame: inout YAMLReader, inks: inout [Ink], into diagnostics: inout Diagnostics) -> FramePlan.Box {
        var box = FramePlan.Box()
        guard var given = frame.mapping("box", into: &diagnostics) else { return box }
        box.border = given.length("border", .ofRule, into: &diagnostics) ?? .zero
        box.ruleAbove = given.length("rule-above", .ofRule, into: &diagnostics) ?? .zero
        box.ruleBelow = given.length("rule-below", .ofRule, into: &diagnostics) ?? .zero
        box.padding = given.length("padding", into: &diagnostics) ?? .zero
        box.paddingLines = given.number("padding-lines", in: 0...50, into: &diagnostics) ?? 0
        box.radius = given.length("radius", into: &diagnostics) ?? .zero
        box.ink = InkReader.key("ink", &given, of: inks, into: &diagnostics) ?? .black
        box.tint = tint(&given, inks: &inks, into: &diagnostics)
        if let overprints = given.flag("overprint", into: &diagnostics) {
            box.ink = inks.key(box.ink, overprints: overprints)
            box.tint = box.tint.map { inks.key($0, overprints: overprints) }
        }
        given.finish(into: &diagnostics)
        return box
    }

    /// A share of black, or a mapping of `ink` and `share`.
    static func tint(_ box: inout YAMLReader, inks: inout [Ink], into diagnostics: inout Diagnostics) -> InkKey? {
        guard let value = box.value("tint") else { return nil }
        let what = "'tint' of \(box.subject)"
        guard case .mapping = value.content else {
            let share = value.share(what, into: &diagnostics)
            return share.map { inks.key(of: Ink.Tint(ink: .black, share: $0)) }
        }
        guard var reader = YAMLReader(value, as: what, into: &diagnostics) else { return nil }
        let share = reader.share("share", into: &diagnostics)
        let named = reader.value("ink")
        let ink = InkReader.key("ink", &reader, of: inks, into: &diagnostics)
        reader.finish(into: &diagnostics)
        if reader.value("share") == nil {
            diagnostics.error(.input, "\(what) needs a share", at: value.place, hint: "as in {ink: black, share: 12%}")
        }
        if let ink, InkReader.refuseTint(of: ink, in: inks, what, at: (named ?? value).place, into: &diagnostics) { return nil }
        guard let share, ink != nil || named == nil else { return nil }
        return inks.key(of: Ink.Tint(ink: ink ?? .black, share: share))
    }
}
