public import Diagnostics

/// What an issue is printed in instead of the inks that its layouts name: the shop's blue for the red of a layout.
///
/// Styles go on naming the ink of the layout; its colour, its mix and its plate are the substitute's.
public struct InkSubstitutes: Sendable {
    /// In the order of the issue.
    private var entries: [(name: String, place: SourcePlace, ink: InkReader.Declared)] = []

    /// None.
    public init() {}

    /// Those under `inks` of an issue's file, by the name of the ink that each stands for.
    public static func read(issue path: String, into diagnostics: inout Diagnostics) -> InkSubstitutes {
        var substitutes = InkSubstitutes()
        guard let value = YAMLValue.read(file: path, into: &diagnostics)?.value("inks"),
              var reader = YAMLReader(value, as: "'inks' of the issue", into: &diagnostics) else { return substitutes }
        for entry in reader.allEntries() {
            guard entry.key != Ink.black.name else {
                diagnostics.error(.input, "black is the ink of texts and cannot be another one", at: entry.keyPlace,
                                  hint: "on a machine with one drum take that for it: its plate stays that of black")
                continue
            }
            guard var ink = InkReader.declared(entry.value, named: entry.key, into: &diagnostics) else { continue }
            // Two of the layout's inks may be printed in one, and keep two keys.
            (ink.ink.name, ink.hasAnyColour) = (entry.key, true)
            substitutes.entries.append((entry.key, entry.keyPlace, ink))
        }
        return substitutes
    }

    subscript(name: String) -> InkReader.Declared? { entries.first { $0.name == name }?.ink }

    /// Warns of inks to be exchanged that a layout has not.
    public func warnOfStrangers(to layout: Layout, into diagnostics: inout Diagnostics) {
        let names = layout.inks.filter { $0.tint == nil }.map(\.name)
        for entry in entries where !names.contains(entry.name) {
            diagnostics.warn("layout \(layout.name) has no ink '\(shortened(entry.name))'", at: entry.place,
                             hint: spellingHint(for: entry.name, among: names.filter { $0 != Ink.black.name }))
        }
    }
}
