import Diagnostics

/// Files of one kind that stand in some folders, by name: `NAME.yaml` is the file NAME, and the first folder that has it wins.
struct YAMLShelf: Sendable {
    /// What a file describes, in words: `layout`.
    let kind: String
    /// In the order of precedence.
    let folders: [String]
    /// How many of the folders, from the first, are an issue's own: their files may not lead out of them.
    var ownFolders = 0

    /// The names of all files, sorted.
    func names() -> [String] {
        let files = folders.flatMap { FileBytes.names(in: $0) }.filter { $0.hasSuffix(".yaml") }
        return Set(files.map { String($0.dropLast(5)) }).sorted()
    }

    /// The path of the file of a name; nil where no folder has one.
    func path(of name: String) -> String? { path(of: name, in: folders[...]) }

    /// The path of the file that another one extends by its name: by its own name it means the next one of that name.
    func path(of name: String, extendedBy path: String) -> String? {
        guard name == Self.name(of: path) else { return self.path(of: name) }
        let standing = folders.firstIndex { Self.join($0, name + ".yaml") == path } ?? -1
        return self.path(of: name, in: folders[(standing + 1)...])
    }

    private func path(of name: String, in folders: ArraySlice<String>) -> String? {
        guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
        return folders.lazy.map { Self.join($0, name + ".yaml") }.first(where: FileBytes.exists)
    }

    /// The issue's own folder that a file stands in; nil for any other.
    func ownFolder(of path: String) -> String? {
        folders.prefix(ownFolders).first { Self.join($0, Self.name(of: path) + ".yaml") == path }
    }

    /// What is in a file; nil after saying what is wrong with it.
    func read(_ path: String, into diagnostics: inout Diagnostics) -> YAMLValue? {
        if let own = ownFolder(of: path), FileBytes.leadsOut(path, of: own) {
            let place = SourcePlace(file: diagnostics.register(file: path), line: 1, column: 1)
            diagnostics.error(.input, "the \(kind) leads out of the folder of the issue", at: place,
                              hint: "put the file itself into the folder, not a link to it")
            return nil
        }
        return YAMLValue.read(file: path, into: &diagnostics)
    }

    /// The same shelf for the folders of another name within its folders.
    func within(_ folder: String, kind: String) -> YAMLShelf {
        YAMLShelf(kind: kind, folders: folders.map { Self.join($0, folder) }, ownFolders: ownFolders)
    }

    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    }

    private static func join(_ folder: String, _ file: String) -> String {
        folder.hasSuffix("/") ? folder + file : folder + "/" + file
    }
}
