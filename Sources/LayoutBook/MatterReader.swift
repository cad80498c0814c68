import Diagnostics

/// A matter and where it is named.
struct PlacedMatter {
    var matter: Matter
    var place: SourcePlace
}

/// Reads the names of matters: `masthead` and its parts, `others` or `*`, `contents`, `in-this-issue`, and a slot of the
/// issue as a whole or in parts.
enum MatterReader {
    private static let articleParts = ["head", "body", "title-page", "picture"]

    static func list(_ value: YAMLValue, of subject: String, into diagnostics: inout Diagnostics) -> [PlacedMatter] {
        let matters = value.asList.compactMap { item in
            matter(item, of: subject, into: &diagnostics).map { PlacedMatter(matter: $0, place: item.place) }
        }
        if case .list(let items) = value.content, items.isEmpty {
            diagnostics.error(.input, "\(subject) takes nothing", at: value.place)
        }
        return matters
    }

    private static func matter(_ value: YAMLValue, of subject: String, into diagnostics: inout Diagnostics) -> Matter? {
        guard let text = value.string("what \(subject) takes", into: &diagnostics) else { return nil }
        let words = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = words[0], part = words.count == 2 ? words[1] : nil
        if let whole = whole(name) {
            guard let part else { return whole }
            return partOfWhole(name, part, at: value.place, into: &diagnostics)
        }
        guard !name.isEmpty, !name.contains(" ") else {
            diagnostics.error(.input, "'\(shortened(text))' is no slot",
                              at: value.place, hint: "as in lead, lead.head or lead.body")
            return nil
        }
        guard let part else { return .article(slot: name) }
        return partOfArticle(name, part, at: value.place, into: &diagnostics)
    }

    /// What is not an article; no slot can have such a name.
    private static func whole(_ name: String) -> Matter? {
        switch name {
        case "masthead": .masthead
        case "others", "*": .others
        case "contents": .contents
        case "in-this-issue": .inThisIssue
        default: nil
        }
    }

    private static func partOfWhole(_ name: String, _ part: String, at place: SourcePlace,
                                    into diagnostics: inout Diagnostics) -> Matter? {
        guard name == "masthead" else {
            diagnostics.error(.input, "'\(name)' has no parts", at: place, hint: "only the masthead and articles have parts")
            return nil
        }
        if let part = MastheadPart(rawValue: part) { return .mastheadPart(part) }
        diagnostics.error(.input, "the masthead has no part '\(shortened(part))'", at: place,
                          hint: spellingHint(for: part, among: MastheadPart.allCases.map(\.rawValue)))
        return nil
    }

    private static func partOfArticle(_ slot: String, _ part: String, at place: SourcePlace,
                                      into diagnostics: inout Diagnostics) -> Matter? {
        switch part {
        case "head": return .head(slot: slot)
        case "body": return .body(slot: slot)
        case "title-page": return .titlePage(slot: slot)
        case "picture": return .picture(slot: slot)
        default:
            diagnostics.error(.input, "an article has no part '\(shortened(part))'", at: place,
                              hint: spellingHint(for: part, among: articleParts))
            return nil
        }
    }
}

extension Matter {
    /// What an author calls it.
    var words: String {
        switch self {
        case .masthead: "the masthead"
        case .titlePage(let slot): "the title page of '\(slot)'"
        case .head(let slot): "the head of '\(slot)'"
        case .body(let slot): "the body of '\(slot)'"
        case .article(let slot): "the article in '\(slot)'"
        case .others: "the other articles"
        case .picture(let slot): "the picture of '\(slot)'"
        case .mastheadPart(let part): "the masthead's '\(part.rawValue)'"
        case .contents: "the contents"
        case .inThisIssue: "what else is in the issue"
        }
    }

    /// The matters that set text of this one: itself, and for a whole article its parts.
    ///
    /// A title page repeats a head on purpose; a picture, and a part of the masthead, is missing in the whole.
    var sharingText: [Matter] {
        switch self {
        case .article(let slot): [self, .head(slot: slot), .body(slot: slot)]
        case .head(let slot), .body(let slot): [self, .article(slot: slot)]
        default: [self]
        }
    }
}
