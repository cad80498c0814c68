import Diagnostics
import LayoutBook
import Yams

extension Catalogue {
    static func parse(_ bytes: [UInt8], file: FileID, into diagnostics: inout Diagnostics) -> Catalogue? {
        var reader = CatalogueReader(file: file, diagnostics: diagnostics)
        defer { diagnostics = reader.diagnostics }
        return reader.read(bytes)
    }
}

/// Reads `catalogue.yaml`. Unknown keys, wrong types and unknown families are errors with their place; what is right
/// beside them is used.
private struct CatalogueReader {
    let file: FileID
    var diagnostics: Diagnostics
    var families: [Catalogue.Family] = []

    init(file: FileID, diagnostics: Diagnostics) {
        self.file = file
        self.diagnostics = diagnostics
    }

    mutating func read(_ bytes: [UInt8]) -> Catalogue? {
        guard let root = root(of: bytes), let parts = fields(of: root, known: ["families", "roles", "fallback", "emphasis"]) else {
            return nil
        }
        readFamilies(parts["families"], root: root)
        guard !families.isEmpty else { return nil }
        let preferences = roles(parts["roles"])
        let fallback = parts["fallback"].map { familyList($0) } ?? []
        let ways = parts["emphasis"].map { emphasis($0) } ?? [:]
        return Catalogue(families: families, preferences: preferences, fallback: fallback, emphasis: ways)
    }

    /// The document's top node. Scalars stay text: no resolver, whose patterns take longer than the reading.
    private mutating func root(of bytes: [UInt8]) -> Node? {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            fail("the font catalogue is not UTF-8", SourcePlace(file: file, line: 1, column: 1))
            return nil
        }
        do {
            guard let node = try compose(yaml: text, .basic) else {
                fail("the font catalogue is empty", SourcePlace(file: file, line: 1, column: 1))
                return nil
            }
            return node
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _) {
            fail("not YAML: \(problem)", place(mark))
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            fail("stands twice: " + duplicates.sorted().map { "“\($0)”" }.joined(separator: ", "), place(context.mark))
        } catch {
            fail("not YAML", SourcePlace(file: file, line: 1, column: 1))
        }
        return nil
    }

    // MARK: Families

    private mutating func readFamilies(_ node: Node?, root: Node) {
        guard let node, let list = node.sequence else {
            fail("`families` must be a list of families", place(node ?? root))
            return
        }
        for entry in list {
            guard let family = family(entry) else { continue }
            if families.contains(where: { $0.key == family.key }) {
                fail("the family “\(family.key)” is there already", place(entry))
            } else {
                families.append(family)
            }
        }
    }

    private mutating func family(_ node: Node) -> Catalogue.Family? {
        let known = ["key", "name", "scripts", "companions", "licence", "package", "folder", "regular", "bold",
                     "italic", "bold-italic", "scale", "kashida"]
        guard let parts = fields(of: node, known: known) else { return nil }
        guard let key = required("key", parts, node), let name = required("name", parts, node) else { return nil }
        let files = Self.cuts.compactMap { cut in
            text(parts[cut.key]).map { Catalogue.Family.File(weight: cut.weight, slope: cut.slope, name: $0) }
        }
        guard !files.isEmpty else {
            fail("the family “\(key)” has no file", place(node), hint: "give `regular: Name.ttf`, `bold: Name.ttf` or both")
            return nil
        }
        return Catalogue.Family(
            key: key, name: name, scripts: parts["scripts"].map { scripts($0) } ?? [],
            companions: parts["companions"].map { scripts($0) } ?? [],
            licence: text(parts["licence"]) ?? "unknown", package: text(parts["package"]) ?? "",
            folder: text(parts["folder"]) ?? "", files: files, scale: parts["scale"].map { scale($0) } ?? 1,
            kashida: parts["kashida"].map { kashida($0) } ?? .off)
    }

    private mutating func kashida(_ node: Node) -> KashidaStyle {
        if let style = text(node).flatMap({ KashidaStyle(rawValue: $0) }) { return style }
        fail("`kashida` must be one of " + KashidaStyle.allCases.map(\.rawValue).joined(separator: ", "), place(node))
        return .off
    }

    /// The keys that a family names its files by.
    private static let cuts: [(key: String, weight: FontWeight, slope: FontSlope)] = [
        ("regular", .regular, .upright), ("bold", .bold, .upright),
        ("italic", .regular, .italic), ("bold-italic", .bold, .italic),
    ]

    private mutating func scripts(_ node: Node) -> [Script] {
        strings(node, "a list of scripts such as [Arab, Latn]").compactMap { name, node in script(name, node) }
    }

    private mutating func script(_ name: String, _ node: Node) -> Script? {
        let script = Script(code: name)
        if script == nil {
            fail("“\(name)” is no script", place(node), hint: "four letters of ISO 15924, such as Arab or Cyrl")
        }
        return script
    }

    private mutating func scale(_ node: Node) -> Double {
        if let value = text(node).flatMap({ Double($0) }), value > 0.2, value < 5 { return value }
        fail("`scale` must be a number between 0.2 and 5", place(node))
        return 1
    }

    // MARK: Roles

    private mutating func roles(_ node: Node?) -> [FontRole: [Script: [Int]]] {
        var preferences: [FontRole: [Script: [Int]]] = [:]
        guard let node, let parts = fields(of: node, known: FontRole.allCases.map(\.rawValue)) else { return preferences }
        for role in FontRole.allCases {
            guard let part = parts[role.rawValue] else { continue }
            preferences[role] = byScript(part)
        }
        return preferences
    }

    private mutating func byScript(_ node: Node) -> [Script: [Int]] {
        guard let mapping = node.mapping else {
            fail("a role maps scripts to lists of families", place(node))
            return [:]
        }
        var lists: [Script: [Int]] = [:]
        for (key, value) in mapping {
            guard let script = script(text(key) ?? "", key) else { continue }
            lists[script] = familyList(value)
        }
        return lists
    }

    // MARK: Emphasis

    private mutating func emphasis(_ node: Node) -> [Script: Catalogue.Emphasis] {
        guard let mapping = node.mapping else {
            fail("`emphasis` maps scripts to italic, bold or a family", place(node))
            return [:]
        }
        var found: [Script: Catalogue.Emphasis] = [:]
        for (key, value) in mapping {
            guard let script = script(text(key) ?? "", key) else { continue }
            found[script] = emphasis(of: value)
        }
        return found
    }

    private mutating func emphasis(of node: Node) -> Catalogue.Emphasis? {
        let name = text(node) ?? ""
        if name == "italic" { return .italic }
        if name == "bold" { return .bold }
        if let family = families.firstIndex(where: { $0.key == name }) { return .family(family) }
        fail("“\(name)” is no emphasis", place(node),
             hint: "there are italic, bold, and the families " + families.map(\.key).joined(separator: ", "))
        return nil
    }

    // MARK: Lists

    private mutating func familyList(_ node: Node) -> [Int] {
        strings(node, "a list of families").compactMap { name, node in
            if let index = families.firstIndex(where: { $0.key == name }) { return index }
            fail("no family of the catalogue is called “\(name)”", place(node),
                 hint: "there are " + families.map(\.key).joined(separator: ", "))
            return nil
        }
    }

    // MARK: Nodes

    private mutating func fields(of node: Node, known: [String]) -> [String: Node]? {
        guard let mapping = node.mapping else {
            fail("here must be keys and values: " + known.joined(separator: ", "), place(node))
            return nil
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            let name = text(key) ?? ""
            if known.contains(name) {
                fields[name] = value
            } else {
                fail("unknown key “\(name)”", place(key), hint: "known are " + known.joined(separator: ", "))
            }
        }
        return fields
    }

    private mutating func required(_ key: String, _ parts: [String: Node], _ node: Node) -> String? {
        if let value = text(parts[key]), !value.isEmpty { return value }
        fail("a family needs `\(key)`", place(parts[key] ?? node))
        return nil
    }

    private mutating func strings(_ node: Node, _ what: String) -> [(String, Node)] {
        guard let list = node.sequence else {
            fail("here must be \(what)", place(node))
            return []
        }
        return list.compactMap { entry in
            if let value = text(entry) { return (value, entry) }
            fail("here must be \(what)", place(entry))
            return nil
        }
    }

    private func text(_ node: Node?) -> String? { node?.scalar?.string }

    private func place(_ node: Node) -> SourcePlace {
        node.mark.map { place($0) } ?? SourcePlace(file: file, line: 1, column: 1)
    }

    private func place(_ mark: Mark) -> SourcePlace { SourcePlace(file: file, line: mark.line, column: mark.column) }

    private mutating func fail(_ message: String, _ place: SourcePlace, hint: String? = nil) {
        diagnostics.error(.input, message, at: place, hint: hint)
    }
}
