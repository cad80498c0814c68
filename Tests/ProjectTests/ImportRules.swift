/// One `import` as written.
struct Import: Equatable {
    let module: String
    let line: Int

    /// The imports of a file in the order of its lines, whatever their access level or attributes.
    static func all(in file: SourceFile) -> [Import] {
        let form = #/
            ^(?:@\w+(?:\([^)]*\))?\s+)*
            (?:(?:public|package|internal|fileprivate|private)\s+)?
            import\s+
            (?:(?:struct|class|enum|protocol|typealias|func|let|var|actor|macro)\s+)?
            (\w+)
            /#
        return file.code.enumerated().flatMap { index, line in
            line.split(separator: ";").compactMap { statement in
                statement.drop(while: \.isWhitespace).firstMatch(of: form).map {
                    Import(module: String($0.1), line: index + 1)
                }
            }
        }
    }
}

/// Holds the imports under `Sources` to the layers of a table.
struct ImportRules {
    let table: ModuleTable

    func faults(in files: [SourceFile]) -> [Fault] {
        files.flatMap(faults(in:)) + missingModules(in: files)
    }

    private func faults(in file: SourceFile) -> [Fault] {
        guard let layer = table.layer(of: file.target) else {
            return [Fault(path: file.path, line: 0, text: "the table knows no module \(file.target)")]
        }
        return Import.all(in: file).compactMap { wanted in
            reason(against: wanted.module, from: layer).map { Fault(path: file.path, line: wanted.line, text: $0) }
        }
    }

    private func reason(against wanted: String, from layer: Int) -> String? {
        let row = table.rows[layer]
        if let other = table.layer(of: wanted) {
            return other < layer ? nil : "\(row.name) may not import \(wanted), which stands below it or is itself"
        }
        let isAllowed = table.anywhere.contains(wanted) || row.outside.contains(wanted)
        return isAllowed ? nil : "\(row.name) may not import \(wanted)"
    }

    private func missingModules(in files: [SourceFile]) -> [Fault] {
        let found = Set(files.map(\.target))
        return table.rows.filter { !found.contains($0.name) }.map {
            Fault(path: "Sources/\($0.name)", line: 0, text: "the table names a module that has no sources")
        }
    }
}
