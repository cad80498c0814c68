/// The structure as lines of text: what a part is, the pages it stands on, its language where that changes, and what it says.
///
/// Text that leads to an address stands between arrows.
public enum StructureDump {
    public static func parts(of document: Document) -> String {
        guard let structure = document.structure else { return "" }
        let pages = pages(of: document, count: structure.parts.count)
        var depths: [Int] = [], dump = ""
        for (index, part) in structure.parts.enumerated() {
            depths.append(part.parent.map { depths[$0] + 1 } ?? 0)
            dump += String(repeating: "  ", count: depths[index]) + part.kind.name
            if part.parent.map({ structure.parts[$0].language != part.language }) ?? true { dump += " [\(part.language)]" }
            if !pages[index].isEmpty { dump += " p\(pages[index].map(String.init).joined(separator: ","))" }
            if !part.alternative.isEmpty { dump += " (\(part.alternative))" }
            if !part.text.isEmpty { dump += " |\(part.text.map(\.shown).joined())|" }
            dump += "\n"
        }
        return dump
    }

    /// The numbers of the pages that each part stands on, rising.
    private static func pages(of document: Document, count: Int) -> [[Int]] {
        var pages = [[Int]](repeating: [], count: count)
        for page in document.pages {
            for case let part? in page.items.lazy.map(\.part) where pages[part].last != page.number { pages[part].append(page.number) }
        }
        return pages
    }
}

private extension Structure.Stretch {
    var shown: String { link == nil ? String(decoding: text, as: UTF16.self) : "→\(String(decoding: text, as: UTF16.self))←" }
}

private extension Structure.Kind {
    var name: String {
        switch self {
        case .heading(let level): "heading \(level)"
        case .list(let isNumbered): isNumbered ? "numbered list" : "list"
        case .headerCell: "header cell"
        case .itemBody: "body"
        default: "\(self)"
        }
    }
}
