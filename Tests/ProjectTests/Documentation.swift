/// A public declaration and whether a doc comment speaks of it.
struct PublicDeclaration: Equatable {
    let name: String
    let line: Int
    let isDocumented: Bool

    /// The public declarations of a file that owe a doc comment.
    ///
    /// Initialisers that only fill in members owe none, nor do operators and the requirements of well-known protocols:
    /// their meaning is given elsewhere. Cases, imports and extensions are no declarations here. A comment speaks for
    /// all the properties of a line each that follow in one run under what it documents, as `x` and `y` under a point.
    static func all(in file: SourceFile) -> [PublicDeclaration] {
        let form = #/
            ^\s*(?:@\w+(?:\([^)]*\))?\s+)*
            (?:public|open)\s+
            (?:(?:static|final|class|mutating|nonmutating|override|convenience|required|indirect|nonisolated|consuming
                |borrowing|prefix|postfix|weak|lazy|unowned|(?:private|fileprivate|internal|package)\(set\))
               (?:\([^)]*\))?\s+)*
            (func|var|let|struct|class|actor|enum|protocol|init|subscript|typealias)\b\s*
            ([^\s(:<{=]*)
            /#
        var found: [PublicDeclaration] = []
        for index in file.code.indices {
            guard let match = file.code[index].firstMatch(of: form) else { continue }
            let name = match.1 == "init" || match.1 == "subscript" ? String(match.1) : String(match.2)
            guard !isGivenElsewhere(name), !(name == "init" && onlyFillsMembers(file.code[index...])) else { continue }
            let isProperty = match.1 == "var" || match.1 == "let"
            let isInRun = isProperty && found.last?.line == index && found.last?.isDocumented == true
            let isDocumented = isInRun || hasDocComment(file.lines[..<index])
            found.append(PublicDeclaration(name: name, line: index + 1, isDocumented: isDocumented))
        }
        return found
    }

    private static func isGivenElsewhere(_ name: String) -> Bool {
        let requirements: Set = [
            "description", "debugDescription", "hash", "encode", "makeIterator", "next", "startIndex", "endIndex",
        ]
        return name.isEmpty || requirements.contains(name)
            || !name.contains { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    /// Attributes may stand between the comment and the declaration.
    private static func hasDocComment(_ above: ArraySlice<Substring>) -> Bool {
        let nearest = above.reversed().lazy.map { $0.drop(while: \.isWhitespace) }.first { !$0.hasPrefix("@") }
        return nearest.map { $0.hasPrefix("///") || $0.hasSuffix("*/") } ?? false
    }

    /// Whether every statement of the body, from the declaration's own line on, begins with `self.`.
    private static func onlyFillsMembers(_ code: ArraySlice<Substring>) -> Bool {
        let text = code.joined(separator: "\n")
        guard let open = text.firstIndex(of: "{") else { return false }
        var depth = 0
        let body = text[open...].prefix {
            if $0 == "{" { depth += 1 }
            if $0 == "}" { depth -= 1 }
            return depth > 0
        }.dropFirst()
        let statements = body.split { $0.isNewline || $0 == ";" }.map { $0.drop(while: \.isWhitespace) }
        return statements.allSatisfy { $0.isEmpty || $0.hasPrefix("self.") }
    }
}

/// How much of a module's public face is documented.
struct DocumentationShare {
    let module: String
    /// Between 0 and 1; a module without public declarations owes nothing.
    let share: Double
    /// What stands without a comment, with its place.
    let undocumented: [Fault]

    init(module: String, files: [SourceFile]) {
        let found = files.flatMap { file in PublicDeclaration.all(in: file).map { (file.path, $0) } }
        self.module = module
        undocumented = found.filter { !$0.1.isDocumented }.map { path, declaration in
            Fault(path: path, line: declaration.line, text: "\(declaration.name) has no doc comment")
        }
        share = found.isEmpty ? 1 : 1 - Double(undocumented.count) / Double(found.count)
    }
}
