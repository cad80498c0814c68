import Geometry

/// The parts of a BCP 47 tag that make-up looks at. Source: RFC 5646 2.1.
struct Tongue: Hashable, Sendable {
    /// Lower case.
    let language: String
    /// Title case, empty where the tag has none.
    let script: String
    /// Upper case, empty where the tag has none.
    let region: String

    init(_ tag: String) {
        let parts = tag.split { $0 == "-" || $0 == "_" }
        language = parts.first?.lowercased() ?? ""
        script = parts.dropFirst().first { $0.utf8.count == 4 && $0.first?.isLetter == true }?.capitalised ?? ""
        region = parts.dropFirst().first { $0.utf8.count == 2 }?.uppercased() ?? ""
    }

    /// The way its lines run.
    var direction: Direction {
        if !script.isEmpty { return ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"].contains(script) ? .rightToLeft : .leftToRight }
        return Self.rightToLeft.contains(language) ? .rightToLeft : .leftToRight
    }

    private static let rightToLeft: Set<String> = [
        "ar", "fa", "ur", "ps", "prs", "ckb", "ug", "sd", "ks", "pnb", "mzn", "azb", "he", "yi", "dv", "syr",
    ]
}

private extension Substring {
    var capitalised: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
