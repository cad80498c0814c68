/// Reads the forms of Persian verbs by their stems.
struct PersianVerbForms: Sendable {
    private(set) var infinitives: [String] = []
    /// Stems with the number of their infinitive.
    private var past: [String: Int] = [:]
    private var present: [String: Int] = [:]

    init() {
        for stems in PersianVerbs.stems.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let pair = stems.split(separator: "/").map { WordKey.of($0) }
            past[pair[0]] = infinitives.count
            present[pair[1]] = infinitives.count
            // گوی is گو before nothing, آی is آ.
            if pair[1].hasSuffix("ی") { present[String(pair[1].dropLast())] = infinitives.count }
            infinitives.append(pair[0] + "ن")
        }
    }

    /// What form a word is and of which verb; nil for what is none.
    func form(of key: String) -> (set: ClassSet, infinitive: String)? {
        for prefix in ["نمی", "می", "ن", "ب", ""] where key.utf8.starts(with: prefix.utf8) && key.utf8.count > prefix.utf8.count + 2 {
            let rest = String(Substring(key.utf8.dropFirst(prefix.utf8.count)))
            if let found = pastForm(rest, prefix) ?? presentForm(rest, prefix) { return found }
        }
        return nil
    }

    private func pastForm(_ rest: String, _ prefix: String) -> (ClassSet, String)? {
        guard prefix != "ب" else { return nil }
        for (ending, isFinite) in Self.pastEndings where rest.ends(with: ending) {
            guard let verb = past[rest.without(ending)] else { continue }
            let set: ClassSet = isFinite ? (ending.isEmpty ? ClassSet(.verb, .barePast) : ClassSet(.verb)) : ending == "ن" ? ClassSet(.infinitive) : ClassSet(.participle)
            return (set, infinitives[verb])
        }
        return nil
    }

    private func presentForm(_ rest: String, _ prefix: String) -> (ClassSet, String)? {
        for ending in ["ند", "ید", "یم", "م", "د"] where rest.ends(with: ending) {
            let stem = rest.without(ending)
            // A bare stem of two letters with an ending is too often a noun.
            guard prefix != "" || stem.utf8.count > 2, let verb = present[stem] else { continue }
            return (ClassSet(.verb), infinitives[verb])
        }
        return nil
    }

    private static let pastEndings: [(String, Bool)] = [
        ("هاند", true), ("هاست", true), ("هایم", true), ("هاید", true), ("هام", true), ("ه", false), ("ن", false), ("ند", true), ("ید", true), ("یم", true), ("م", true), ("", true),
    ]
}

extension String {
    /// Byte by byte: much quicker than by characters, and the same in letters that have one form.
    func ends(with ending: String) -> Bool {
        utf8.count >= ending.utf8.count && utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    /// - Precondition: It ends with it.
    func without(_ ending: String) -> String { String(Substring(utf8.dropLast(ending.utf8.count))) }
}
