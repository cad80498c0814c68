/// What Package.swift declares, read from its text.
struct Manifest {
    struct Target: Equatable {
        let name: String
        let dependencies: [String]
    }

    let targets: [Target]
    /// Names of targets that are programs: a test depends on one to have it built, and need not import it.
    let programs: Set<String>

    /// A dependency list this cannot read.
    struct Unreadable: Error {
        let target: String
        let item: String
    }

    /// Knows the four forms in use: `module(…)`, `tests(…)`, `.executableTarget(…)` and
    /// `let x: Target.Dependency = .product(…)`.
    init(_ text: String) throws(Unreadable) {
        let text = CodeText.withoutComments(text)
        let products = Dictionary(
            text.matches(of: /let (\w+): Target\.Dependency = \.product\(name: "([^"]+)"/)
                .map { (String($0.1), String($0.2)) },
            uniquingKeysWith: { first, _ in first })
        var targets: [Target] = []
        var programs: Set<String> = []
        for head in text.matches(of: /\b(module\(|tests\(|executableTarget\(\s*name: )"([^"]+)"/) {
            let name = String(head.2)
            var dependencies: [String] = []
            for item in Self.items(ofFirstListIn: text[head.range.upperBound...]) {
                guard let dependency = Self.dependency(item, products) else {
                    throw Unreadable(target: name, item: item)
                }
                dependencies.append(dependency)
            }
            targets.append(Target(name: name, dependencies: dependencies))
            if head.1.hasPrefix("executable") { programs.insert(name) }
        }
        self.targets = targets
        self.programs = programs
    }

    private static func dependency(_ item: String, _ products: [String: String]) -> String? {
        if let name = item.wholeMatch(of: /"([^"]+)"/) { return String(name.1) }
        if let named = item.prefixMatch(of: /\.(?:product|target|byName)\(name: "([^"]+)"/) { return String(named.1) }
        return products[item]
    }

    /// The list's items as written, cut at commas that are in no parentheses.
    private static func items(ofFirstListIn text: Substring) -> [String] {
        var depth = 0
        var items = [""]
        scan: for character in text.drop(while: { $0 != "[" }).dropFirst() {
            switch character {
            case "]" where depth == 0: break scan
            case "," where depth == 0: items.append("")
            default:
                if "([".contains(character) { depth += 1 }
                if ")]".contains(character) { depth -= 1 }
                items[items.count - 1].append(character)
            }
        }
        return items.compactMap { $0.firstMatch(of: /(?s)\S(?:.*\S)?/).map { String($0.output) } }
    }
}

/// Holds what a manifest declares to what the files import, target by target.
struct ManifestRules {
    let manifest: Manifest
    /// What comes with the toolchain and is never declared.
    let undeclared: Set<String>

    /// Imports that are not declared, and files that belong to no target at all and so are never compiled.
    func missing(in files: [SourceFile]) -> [Fault] {
        let known = Set(manifest.targets.map(\.name))
        let strays = Set(files.map(\.target)).subtracting(known).sorted()
        return strays.map { fault("nothing compiles the files of \($0)") } + manifest.targets.flatMap { target in
            imports(of: target, files).subtracting(target.dependencies).subtracting(undeclared).sorted().map {
                fault("\(target.name) imports \($0) and does not declare it")
            }
        }
    }

    /// Declarations that no file needs.
    func unused(in files: [SourceFile]) -> [Fault] {
        manifest.targets.flatMap { target in
            let needed = imports(of: target, files).union(manifest.programs)
            return Set(target.dependencies).subtracting(needed).sorted().map {
                fault("\(target.name) declares \($0) and does not import it")
            }
        }
    }

    private func imports(of target: Manifest.Target, _ files: [SourceFile]) -> Set<String> {
        Set(files.filter { $0.target == target.name }.flatMap(Import.all(in:)).map(\.module))
    }

    private func fault(_ text: String) -> Fault {
        Fault(path: "Package.swift", line: 0, text: text)
    }
}
