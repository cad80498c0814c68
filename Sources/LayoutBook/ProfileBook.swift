public import Diagnostics

/// The shop profiles that stand in some folders, by name.
///
/// `NAME.yaml` is the profile NAME; the first folder that has it wins. A profile may extend another one, key by key; one that
/// extends its own name amends the next one of that name.
public struct ProfileBook: Sendable {
    private let shelf: YAMLShelf

    /// - Parameter folders: In the order of precedence.
    public init(folders: [String]) { shelf = YAMLShelf(kind: "profile", folders: folders) }

    /// Those in the folder `profiles` of each folder of layouts, an issue's own before the common ones.
    public init(beside layouts: LayoutBook) { shelf = layouts.shelf.within("profiles", kind: "profile") }

    /// All profiles that can be read, sorted by name. What is wrong with the others is said.
    public func names(into diagnostics: inout Diagnostics) -> [ProfileEntry] {
        shelf.names().compactMap { name in
            guard let path = path(of: name), let profile = profile(path: path, into: &diagnostics) else { return nil }
            return ProfileEntry(name: name, summary: profile.summary, target: profile.target, path: path)
        }
    }

    /// The profile that a user asks for, by its name or by the path of its file, which has a slash or ends in `.yaml`; nil after
    /// saying what is wrong with it.
    public func profile(named name: String, into diagnostics: inout Diagnostics) -> ShopProfile? {
        if name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".yaml") { return profile(path: name, into: &diagnostics) }
        guard let path = path(of: name) else {
            diagnostics.error(.input, "there is no profile '\(shortened(name))'", hint: spellingHint(for: name, among: shelf.names()))
            return nil
        }
        return profile(path: path, into: &diagnostics)
    }

    /// The profile in a file; nil after saying what is wrong with it. What it extends is looked for in the folders of the book.
    public func profile(path: String, into diagnostics: inout Diagnostics) -> ShopProfile? {
        diagnostics.allOrNothing { found in
            guard let file = merged(path: path, chain: [], into: &found),
                  let profile = ProfileReader.read(file, name: YAMLShelf.name(of: path), into: &found) else { return nil }
            checkCondition(of: profile, at: file.value("condition")?.place, into: &found)
            return profile
        }
    }

    /// The path of the file that has the profile; nil where none has.
    public func path(of name: String) -> String? { shelf.path(of: name) }

    // MARK: Extending

    /// Keys that belong to one file and are not handed down.
    private static let ownKeys = ["summary", "extends"]

    /// The file laid over all that it extends; nil after saying what is wrong.
    /// - Parameter chain: the paths on the way here, the outermost first.
    private func merged(path: String, chain: [String], into diagnostics: inout Diagnostics) -> YAMLValue? {
        guard let file = shelf.read(path, into: &diagnostics) else { return nil }
        guard case .mapping = file.content else {
            diagnostics.error(.input, "a profile must be a mapping, not \(file.kind)", at: file.place)
            return nil
        }
        guard let extends = file.value("extends") else { return file }
        guard let parent = parent(extends, of: path, into: &diagnostics) else { return nil }
        let chain = chain + [path]
        guard !chain.contains(parent) else {
            let names = (chain + [parent]).map(YAMLShelf.name).joined(separator: " → ")
            diagnostics.error(.input, "profiles extend each other in a circle: \(names)", at: extends.place)
            return nil
        }
        return merged(path: parent, chain: chain, into: &diagnostics)?.without(Self.ownKeys).overlaid(with: file)
    }

    private func parent(_ extends: YAMLValue, of path: String, into diagnostics: inout Diagnostics) -> String? {
        guard let name = extends.string("'extends' of the profile", into: &diagnostics) else { return nil }
        if let parent = shelf.path(of: name, extendedBy: path) { return parent }
        diagnostics.error(.input, "there is no profile '\(shortened(name))' to extend", at: extends.place,
                          hint: spellingHint(for: name, among: shelf.names().filter { $0 != YAMLShelf.name(of: path) }))
        return nil
    }

    /// Refuses an ICC profile that a profile of the issue's own takes from elsewhere: it would go into files that are handed on.
    private func checkCondition(of profile: ShopProfile, at place: SourcePlace?, into diagnostics: inout Diagnostics) {
        guard let condition = profile.condition, !ShopProfile.conditions.contains(condition), let place,
              let own = shelf.ownFolder(of: diagnostics.files[Int(place.file.index)]), FileBytes.leadsOut(condition, of: own) else { return }
        diagnostics.error(.input, "the condition leads out of the folder of the issue's profiles", at: place,
                          hint: "put the ICC profile itself into the folder")
    }
}

/// A profile in a list of profiles.
public struct ProfileEntry: Sendable, Hashable {
    public var name: String
    /// One line.
    public var summary: String
    public var target: Target
    public var path: String
}
