public import Diagnostics

/// The layouts that stand in some folders, by name.
///
/// `NAME.yaml` is the layout NAME; the first folder that has it wins, so an issue's own folder is put before the
/// common one. A layout that extends nothing extends `base`, where one of the folders has it.
public struct LayoutBook: Sendable {
    let shelf: YAMLShelf
    /// What inks of the layouts are printed in instead.
    public var substitutes = InkSubstitutes()

    /// - Parameter folders: In the order of precedence.
    public init(folders: [String]) { self.init(YAMLShelf(kind: "layout", folders: folders)) }

    private init(_ shelf: YAMLShelf) { self.shelf = shelf }

    /// The same book with the layouts of another folder, an issue's own, before all others.
    ///
    /// An issue may come from anyone: a layout there that is a link to a file outside of the folder is not read.
    public func opened(at folder: String) -> LayoutBook {
        var book = LayoutBook(YAMLShelf(kind: shelf.kind, folders: [folder] + shelf.folders, ownFolders: shelf.ownFolders + 1))
        book.substitutes = substitutes
        return book
    }

    /// All layouts, sorted by name. A YAML file with neither pages nor a layout that it extends is none.
    public func names(into diagnostics: inout Diagnostics) -> [LayoutEntry] {
        var entries: [LayoutEntry] = []
        for name in shelf.names() {
            guard let path = path(of: name),
                  let file = shelf.read(path, into: &diagnostics),
                  file.value("pages") != nil || file.value("extends") != nil else { continue }
            let summary = file.value("summary")?.string("'summary' of the layout", into: &diagnostics)
            entries.append(LayoutEntry(name: name, summary: summary ?? "", path: path))
        }
        return entries
    }

    /// The layout of that name, resolved for one script; nil after saying what is wrong with it.
    /// - Parameters:
    ///   - script: an ISO 15924 code in any case, e.g. `Arab`.
    ///   - place: where an author asks for it, for the fault that there is none.
    public func layout(named name: String, script: String, askedAt place: SourcePlace? = nil,
                       into diagnostics: inout Diagnostics) -> Layout? {
        guard let path = path(of: name) else {
            diagnostics.error(.input, "there is no layout '\(shortened(name))'", at: place, hint: hint(for: name))
            return nil
        }
        return layout(path: path, script: script, into: &diagnostics)
    }

    /// The layout in a file, resolved for one script; nil after saying what is wrong with it.
    ///
    /// What it extends is looked for in the folders of the book, not beside the file.
    public func layout(path: String, script: String, into diagnostics: inout Diagnostics) -> Layout? {
        diagnostics.allOrNothing { found in
            merged(path: path, for: script.lowercased(), chain: [], into: &found).flatMap {
                LayoutReader.read($0, name: YAMLShelf.name(of: path), substitutes: substitutes, into: &found)
            }
        }
    }

    /// The path of the file that has the layout; nil where none has.
    public func path(of name: String) -> String? { shelf.path(of: name) }

    private func hint(for name: String, from asking: String? = nil) -> String? {
        var unheard = Diagnostics()
        return spellingHint(for: name, among: names(into: &unheard).map(\.name).filter { $0 != asking })
    }
}

/// A layout in a list of layouts.
public struct LayoutEntry: Sendable, Hashable {
    public var name: String
    /// One line.
    public var summary: String
    public var path: String
}

// MARK: - Extending and scripts

extension LayoutBook {
    /// Keys that belong to one file and are not handed down.
    private static let ownKeys = ["name", "summary", "extends"]

    /// The file laid over all that it extends; nil after saying what is wrong.
    ///
    /// Each file's overrides for the script are laid over that file first: what the nearest file says wins.
    /// - Parameter chain: the paths on the way here, the outermost first.
    private func merged(path: String, for script: String, chain: [String],
                        into diagnostics: inout Diagnostics) -> YAMLValue? {
        guard let file = shelf.read(path, into: &diagnostics) else { return nil }
        guard case .mapping = file.content else {
            diagnostics.error(.input, "a layout must be a mapping, not \(file.kind)", at: file.place)
            return nil
        }
        let layers = layers(of: file, for: script, into: &diagnostics)
        let own = YAMLValue.merged(layers)
        guard let parent = parent(of: own, path: path, into: &diagnostics) else { return nil }
        guard let parentPath = parent.path else { return own }
        let chain = chain + [path]
        guard !chain.contains(parentPath) else {
            let names = (chain + [parentPath]).map(YAMLShelf.name).joined(separator: " → ")
            diagnostics.error(.input, "layouts extend each other in a circle: \(names)", at: parent.place)
            return nil
        }
        let inherited = merged(path: parentPath, for: script, chain: chain, into: &diagnostics)
        // One by one: what a file takes away twice, for all scripts and for one, is still taken away.
        return inherited.map { YAMLValue.merged([$0.without(Self.ownKeys)] + layers) }
    }

    /// What the file extends, with a path of nil for nothing; nil after saying that there is no such layout.
    ///
    /// A file that extends its own name means the next one of that name: an issue can so amend a common layout.
    private func parent(of file: YAMLValue, path: String,
                        into diagnostics: inout Diagnostics) -> (path: String?, place: SourcePlace)? {
        let own = YAMLShelf.name(of: path)
        guard let extends = file.value("extends") else {
            return (own == "base" ? nil : self.path(of: "base"), file.place)
        }
        guard let name = extends.string("'extends' of the layout", into: &diagnostics) else { return nil }
        if let path = shelf.path(of: name, extendedBy: path) { return (path, extends.place) }
        diagnostics.error(.input, "there is no layout '\(shortened(name))' to extend", at: extends.place,
                          hint: hint(for: name, from: own))
        return nil
    }

    /// What a file says for all scripts, and what it lays over that for one.
    private func layers(of layout: YAMLValue, for script: String, into diagnostics: inout Diagnostics) -> [YAMLValue] {
        guard let scripts = layout.value("scripts"),
              var reader = YAMLReader(scripts, as: "'scripts' of the layout", into: &diagnostics) else { return [layout] }
        var layers = [layout.without(["scripts"])]
        for entry in reader.allEntries() {
            guard Self.isScriptCode(entry.key) else {
                diagnostics.error(.input, "'\(shortened(entry.key))' is not a script", at: entry.keyPlace,
                                  hint: "scripts go by their ISO 15924 code, e.g. arab or cyrl")
                continue
            }
            guard case .mapping = entry.value.content else {
                diagnostics.error(.input, "script '\(shortened(entry.key))' must be a mapping, not \(entry.value.kind)",
                                  at: entry.value.place)
                continue
            }
            if entry.key.lowercased() == script { layers.append(entry.value) }
        }
        return layers
    }

    private static func isScriptCode(_ code: String) -> Bool {
        code.utf8.count == 4 && code.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }
}

extension Diagnostics {
    /// Adds what `read` finds, and gives its result only where it found no error.
    mutating func allOrNothing<Value>(_ read: (inout Diagnostics) -> Value?) -> Value? {
        var found = Diagnostics()
        for file in files { _ = found.register(file: file) }
        let value = read(&found)
        for file in found.files { _ = register(file: file) }
        for diagnostic in found.all { add(diagnostic) }
        return found.hasErrors ? nil : value
    }
}
