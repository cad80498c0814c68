package import Diagnostics
import Yams

extension YAMLValue {
    /// Reads a YAML file of one document; nil after saying what is wrong with it.
    package static func read(file path: String, into diagnostics: inout Diagnostics) -> YAMLValue? {
        let file = diagnostics.register(file: path)
        let head = SourcePlace(file: file, line: 1, column: 1)
        guard let bytes = FileBytes.read(path) else {
            diagnostics.error(.input, "the file cannot be read", at: head)
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            diagnostics.error(.input, "the file is not UTF-8", at: firstFault(in: bytes, file: file),
                              hint: "save it as UTF-8")
            return nil
        }
        return parse(text, file: file, into: &diagnostics)
    }

    /// Reads the text of one YAML document; nil after saying what is wrong with it.
    package static func parse(_ text: String, file: FileID, into diagnostics: inout Diagnostics) -> YAMLValue? {
        var composer = Composer(file: file)
        do {
            guard let node = try Yams.compose(yaml: withoutMark(text), .basic, .default, .utf8) else {
                diagnostics.error(.input, "the file is empty", at: composer.place(nil))
                return nil
            }
            return try composer.value(of: node)
        } catch let fault as Composer.Fault {
            diagnostics.error(.input, fault.message, at: fault.place, hint: fault.hint)
        } catch {
            let (message, place) = composer.explanation(of: error)
            diagnostics.error(.input, message, at: place)
        }
        return nil
    }

    private static func withoutMark(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// The place of the first byte that is not UTF-8: mending decoding puts U+FFFD there.
    private static func firstFault(in bytes: [UInt8], file: FileID) -> SourcePlace {
        var line = 1, column = 1
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\u{FFFD}" { break }
            if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return SourcePlace(file: file, line: line, column: column)
    }
}

/// Turns the nodes of the YAML library into values, and its errors into words.
private struct Composer {
    struct Fault: Error {
        var message: String
        var hint: String?
        var place: SourcePlace
    }

    /// Aliases of aliases can grow without bound; no honest file comes near.
    static let most = 100_000
    /// More levels than any layout has, aliases included; shallow enough for the stack.
    static let deepest = 100
    static let noWord = "a key must be a word"

    let file: FileID
    var count = 0
    var depth = 0

    init(file: FileID) { self.file = file }

    func place(_ mark: Mark?) -> SourcePlace {
        SourcePlace(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    /// - Throws: ``Fault`` for a key that is no text, and for more than ``most`` values or ``deepest`` levels.
    mutating func value(of node: Node) throws -> YAMLValue {
        count += 1
        guard count <= Self.most else {
            throw Fault(message: "more than \(Self.most) values", hint: "look for aliases of aliases",
                        place: place(node.mark))
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw Fault(message: "more than \(Self.deepest) levels", hint: "look for aliases of aliases",
                        place: place(node.mark))
        }
        switch node {
        case .scalar(let scalar): return YAMLValue(content: content(of: scalar), place: place(scalar.mark))
        case .sequence(let sequence):
            return YAMLValue(content: .list(try sequence.map { try value(of: $0) }), place: place(sequence.mark))
        case .mapping(let mapping):
            return YAMLValue(content: .mapping(try mapping.map { try entry(of: $0) }), place: place(mapping.mark))
        case .alias(let alias): throw Fault(message: "an alias without its anchor", place: place(alias.mark))
        }
    }

    private mutating func entry(of pair: (key: Node, value: Node)) throws -> YAMLValue.Entry {
        guard case .scalar(let key) = pair.key else {
            throw Fault(message: Self.noWord, place: place(pair.key.mark))
        }
        return YAMLValue.Entry(key: key.string, keyPlace: place(key.mark), value: try value(of: pair.value))
    }

    private func content(of scalar: Node.Scalar) -> YAMLValue.Content {
        let isPlain = scalar.style == .plain || scalar.style == .any
        return isPlain && ["", "~", "null"].contains(scalar.string) ? .nothing : .scalar(scalar.string)
    }

    func explanation(of error: any Error) -> (String, SourcePlace) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
             YamlError.composer(_, let problem, let mark, _):
            return ("not YAML: \(problem)", place(mark))
        case YamlError.reader(let problem, let offset, _, let yaml):
            return ("not YAML: \(problem)", place(at: offset ?? 0, in: yaml))
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            // The library's word for a key that is a list or a mapping.
            if keys.first == "<uncovertable>" { return (Self.noWord, place(context.mark)) }
            return ("the key '\(shortened(keys.first ?? ""))' stands twice", place(context.mark))
        default:
            return ("not YAML: \(error)", place(nil))
        }
    }

    /// - Parameter offset: in `Character`s, as the library counts for faults of its reader.
    private func place(at offset: Int, in yaml: String) -> SourcePlace {
        var line = 1, column = 1
        for character in yaml.prefix(offset) {
            if character.isNewline { (line, column) = (line + 1, 1) } else { column += character.unicodeScalars.count }
        }
        return SourcePlace(file: file, line: line, column: column)
    }
}
