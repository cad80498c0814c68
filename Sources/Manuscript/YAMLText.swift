import Diagnostics
import Yams

/// Lines of a source that are YAML, read into values that know their places.
struct YAMLText {
    let source: SourceText
    /// The lines of the source (from 0) that the YAML stands on.
    let lines: Range<Int>

    /// More than a front matter or an issue ever needs.
    private static let largest = 1 << 20

    /// The mapping that the lines hold. Nil where they hold nothing or something else, which is reported.
    func mapping(into diagnostics: inout Diagnostics) -> YAMLMapping? {
        guard let first = lines.first, let last = lines.last else { return nil }
        let range = source.lines[first].lowerBound..<source.lines[last].upperBound
        guard range.count <= Self.largest else {
            diagnostics.error(.input, "this YAML has more than \(Self.largest) bytes", at: source.place(of: range.lowerBound))
            return nil
        }
        do {
            // No implicit types: what a value means is for the reader of its key to say.
            let parser = try Parser(yaml: source.string(range), resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else { return nil }
            var size = YAMLSize()
            if let (place, message) = size.excess(of: node) {
                diagnostics.error(.input, message, at: self.place(of: place), hint: "look for aliases of aliases")
                return nil
            }
            let root = YAMLValue(node: node, text: self)
            return root.isEmpty ? nil : root.mapping(named: "the file", into: &diagnostics)
        } catch let error as YamlError {
            report(error, into: &diagnostics)
        } catch {
            diagnostics.error(.input, "this YAML cannot be read", at: source.place(of: range.lowerBound))
        }
        return nil
    }

    /// The place of a mark, which counts lines and characters from 1.
    func place(of mark: Mark?) -> SourcePlace {
        SourcePlace(file: source.file, line: lines.lowerBound + max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
    }

    private func report(_ error: YamlError, into diagnostics: inout Diagnostics) {
        let quoting = "a text with a colon, a hash, a brace or a quotation mark stands in quotes: title: \"…\""
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            diagnostics.error(.input, "not YAML: \(problem)", at: place(of: mark), hint: quoting)
        // The library's word for a key that is a list or a mapping.
        case .duplicatedKeysInMapping(let keys, let context) where keys.contains("<uncovertable>"):
            diagnostics.error(.input, "a key must be a word, not a list or a mapping", at: place(of: context.mark))
        case .duplicatedKeysInMapping(let keys, let context):
            diagnostics.error(.input, "the key \(keys.joined(separator: ", ")) is given twice", at: place(of: context.mark),
                              hint: "keep one of the two")
        case .reader(let problem, let offset, _, _):
            let start = source.lines[lines.lowerBound].lowerBound
            diagnostics.error(.input, "not YAML: \(problem)", at: source.place(of: min(start + (offset ?? 0), source.bytes.count)))
        default:
            diagnostics.error(.input, "this YAML cannot be read", at: place(of: nil))
        }
    }
}

/// Counts the values of a YAML text, aliases followed: aliases of aliases can grow without bound.
private struct YAMLSize {
    /// No honest file comes near either.
    private static let most = 100_000, deepest = 100
    private var count = 0

    /// Where there are more values or levels than are read, and what to say; nil for a sound text.
    mutating func excess(of node: Node, depth: Int = 1) -> (Mark?, String)? {
        count += 1
        if count > Self.most { return (node.mark, "more than \(Self.most) values") }
        if depth > Self.deepest { return (node.mark, "more than \(Self.deepest) levels") }
        switch node {
        case .scalar, .alias: return nil
        case .sequence(let items):
            for item in items {
                if let found = excess(of: item, depth: depth + 1) { return found }
            }
            return nil
        case .mapping(let pairs):
            for (key, value) in pairs {
                if let found = excess(of: key, depth: depth + 1) ?? excess(of: value, depth: depth + 1) { return found }
            }
            return nil
        }
    }
}

/// A mapping and where its keys stand, in the order of the file.
struct YAMLMapping {
    struct Entry {
        var key: String
        var keyPlace: SourcePlace
        var value: YAMLValue
    }

    let place: SourcePlace
    let entries: [Entry]

    /// The value of `key`; nil where it is missing or empty.
    subscript(key: String) -> YAMLValue? {
        entries.first { $0.key == key && !$0.value.isEmpty }?.value
    }

    /// Warns of keys that are none of `known`.
    func warnOfKeys(otherThan known: [String], into diagnostics: inout Diagnostics) {
        for entry in entries where !known.contains(entry.key) {
            diagnostics.warn("unknown key \(entry.key)", at: entry.keyPlace, hint: hint(for: entry.key, among: known))
        }
    }
}

/// A value of a YAML text.
struct YAMLValue {
    fileprivate let node: Node
    fileprivate let text: YAMLText

    var place: SourcePlace { text.place(of: node.mark) }
    var isMapping: Bool { node.mapping != nil }

    /// Nothing behind the colon, or YAML's null.
    var isEmpty: Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// The entries of a mapping; anything else is an error that names the value as `name`.
    func mapping(named name: String, into diagnostics: inout Diagnostics) -> YAMLMapping? {
        guard let mapping = node.mapping else {
            diagnostics.error(.input, "\(name) must be keys with values, not \(kind)",
                              at: place, hint: "write key: value, one on a line")
            return nil
        }
        var entries: [YAMLMapping.Entry] = []
        for (key, value) in mapping {
            let key = YAMLValue(node: key, text: text)
            guard let name = key.node.scalar?.string else {
                diagnostics.error(.input, "a key must be a word, not \(key.kind)", at: key.place,
                                  hint: "a text that begins with a brace stands in quotes: \"{{…}}\"")
                continue
            }
            entries.append(YAMLMapping.Entry(key: name, keyPlace: key.place, value: YAMLValue(node: value, text: text)))
        }
        return YAMLMapping(place: place, entries: entries)
    }

    /// The characters of a scalar; anything else is an error that names the value as `name`.
    func string(named name: String, into diagnostics: inout Diagnostics) -> String? {
        if let string = node.scalar?.string { return string }
        diagnostics.error(.input, "\(name) must be text, not \(kind)", at: place, hint: "write \(name): \"…\"")
        return nil
    }

    /// The scalars of a list, or a scalar by itself; anything else is an error that names the value as `name`.
    func strings(named name: String, into diagnostics: inout Diagnostics) -> [(string: String, place: SourcePlace)] {
        let items = node.sequence.map { $0.map { YAMLValue(node: $0, text: text) } } ?? [self]
        return items.compactMap { item in item.string(named: name, into: &diagnostics).map { ($0, item.place) } }
    }

    /// The characters of a scalar with their places.
    func inlineText(named name: String, into diagnostics: inout Diagnostics) -> InlineText? {
        guard let string = string(named: name, into: &diagnostics) else { return nil }
        var text = InlineText(text: Array(string.utf16), source: sourceMap(of: string))
        text.markFieldsOfPlainText()
        return text
    }

    private var kind: String {
        if node.sequence != nil { return "a list" }
        return node.mapping != nil ? "a mapping" : "a text"
    }

    /// Follows the characters of a scalar through the source, over quotes, escapes and the indents of further lines.
    private func sourceMap(of string: String) -> SourceMap {
        var map = SourceMap()
        var trace = YAMLTrace(in: text, from: node.mark)
        var offset = 0
        for scalar in string.unicodeScalars {
            if let place = trace.placeToNote(of: scalar) { map.append(offset: offset, at: place) }
            offset += UTF16.width(scalar)
        }
        if map.isEmpty { map.append(offset: 0, at: place) }
        return map
    }
}

/// Finds the characters of a scalar in its source, one by one.
private struct YAMLTrace {
    private let source: SourceText
    private var finder: PlaceFinder
    private var characters: ArraySlice<UInt8>
    /// Whether the next character stands where the map does not expect it.
    private var isBroken = true
    private var isLost = false

    init(in text: YAMLText, from mark: Mark?) {
        source = text.source
        finder = PlaceFinder(source)
        characters = []
        let place = text.place(of: mark)
        guard source.lines.indices.contains(Int(place.line) - 1) else { isLost = true; return }
        characters = source.bytes[source.lines[Int(place.line) - 1].lowerBound..<source.lines[text.lines.upperBound - 1].upperBound]
        for _ in 1..<max(1, Int(place.column)) { dropCharacter() }
        guard let first = characters.first else { return }
        let isBlock = first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
        if isBlock { characters = characters.drop { $0 != .lineFeed && $0 != .carriageReturn } }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { dropCharacter() }
    }

    /// The place of `scalar` where a new segment of the map has to begin with it.
    mutating func placeToNote(of scalar: Unicode.Scalar) -> SourcePlace? {
        guard !isLost else { return nil }
        if scalar == " " || scalar == "\n" { return passSpace() }
        let bytes = Array(String(scalar).utf8)
        if !characters.starts(with: bytes) {
            isBroken = true
            skipSpace()
            if let first = characters.first, first == UInt8(ascii: "\\") || first == UInt8(ascii: "'"), !characters.starts(with: bytes) {
                dropCharacter()
            }
        }
        guard characters.starts(with: bytes) else { isLost = true; return nil }
        defer { characters = characters.dropFirst(bytes.count); isBroken = false }
        return isBroken ? finder.place(of: characters.startIndex) : nil
    }

    /// A space of the scalar: the space or the line end of the source, with the indents around it.
    private mutating func passSpace() -> SourcePlace? {
        let place = isBroken ? finder.place(of: characters.startIndex) : nil
        if characters.first == 0x20, characters.dropFirst().first.map({ !$0.isBlank && $0 != .lineFeed }) ?? false {
            dropCharacter()
            isBroken = false
        } else {
            skipSpace()
            isBroken = true
        }
        return place
    }

    private mutating func skipSpace() {
        characters = characters.drop { $0.isBlank || $0 == .lineFeed || $0 == .carriageReturn }
    }

    private mutating func dropCharacter() {
        characters = characters.dropFirst().drop(while: \.isContinuation)
    }
}
