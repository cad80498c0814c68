import Diagnostics

/// What an issue or an edition has for the masthead, by slot, each for one language or for all.
struct MastheadMatter {
    private var values: [(slot: String, value: YAMLValue)] = []

    /// The slots in the order in which an edition lists them.
    private static let slots = ["name", "motto", "number", "date-line", "price", "ear-start", "ear-end", "web", "email"]

    /// Gathers it from the keys of an issue or an edition.
    init(of mapping: YAMLMapping, into diagnostics: inout Diagnostics) {
        if let masthead = mapping["masthead"]?.mapping(named: "masthead", into: &diagnostics) {
            masthead.warnOfKeys(otherThan: ["name", "motto", "ears", "price"], into: &diagnostics)
            take(["name", "motto", "price"], from: masthead)
            takeEars(masthead["ears"], into: &diagnostics)
        }
        take(["number", "date-line", "price"], from: mapping)
        if let contact = mapping["contact"]?.mapping(named: "contact", into: &diagnostics) {
            contact.warnOfKeys(otherThan: ["web", "email"], into: &diagnostics)
            take(["web", "email"], from: contact)
        }
    }

    private mutating func take(_ slots: [String], from mapping: YAMLMapping) {
        for slot in slots { if let value = mapping[slot] { values.append((slot, value)) } }
    }

    private mutating func takeEars(_ value: YAMLValue?, into diagnostics: inout Diagnostics) {
        guard let ears = value?.mapping(named: "ears", into: &diagnostics) else { return }
        ears.warnOfKeys(otherThan: ["start", "end"], into: &diagnostics)
        for side in ["start", "end"] { if let ear = ears[side] { values.append(("ear-" + side, ear)) } }
    }

    /// This matter, and `other` where this has none.
    func over(_ other: MastheadMatter) -> MastheadMatter {
        var both = self
        both.values += other.values
        return both
    }

    /// The texts for one edition, one a slot.
    ///
    /// - Parameter editions: the names of all editions of the issue.
    func items(for edition: String, of editions: [String], into diagnostics: inout Diagnostics) -> [Edition.MastheadItem] {
        Self.slots.compactMap { slot in
            guard let value = values.first(where: { $0.slot == slot })?.value else { return nil }
            let text = text(of: value, named: slot, for: edition, of: editions, into: &diagnostics)
            return text.map { Edition.MastheadItem(slot: slot, text: $0) }
        }
    }

    private func text(of value: YAMLValue, named slot: String, for edition: String, of editions: [String],
                      into diagnostics: inout Diagnostics) -> InlineText? {
        guard value.isMapping else { return value.inlineText(named: slot, into: &diagnostics) }
        guard let byLanguage = value.mapping(named: slot, into: &diagnostics) else { return nil }
        byLanguage.warnOfKeys(otherThan: editions, into: &diagnostics)
        if let text = byLanguage[edition] { return text.inlineText(named: slot, into: &diagnostics) }
        diagnostics.warn("\(slot) has no text for the edition \(edition)", at: value.place, hint: "add \(edition): to it")
        return nil
    }
}
