/// Where fonts are looked for.
public struct FontDirectories: Sendable, Hashable {
    /// The user's own folders, looked through first and wholly.
    public var own: [String]
    /// The system's, where the catalogue knows the sub-folder; looked through wholly only for what is not there.
    public var system: [String]

    public init(own: [String], system: [String] = ["/usr/share/fonts", "/usr/local/share/fonts"]) {
        self.own = own
        self.system = system
    }
}

/// Finds font files by name and remembers the directories it had to walk.
struct FontFinder {
    private let directories: FontDirectories
    private var ownFiles: [String: String]?
    private var systemFiles: [String: String]?

    init(_ directories: FontDirectories) { self.directories = directories }

    /// The path of a file: in the user's own folders, under `folder` of the system's, or anywhere below these.
    mutating func find(_ name: String, folder: String) -> String? {
        if let path = own()[name] { return path }
        for directory in directories.system {
            let path = directory + "/" + folder + "/" + name
            if isReadableFile(path) { return path }
        }
        return system()[name]
    }

    private mutating func own() -> [String: String] {
        if let ownFiles { return ownFiles }
        let files = Self.walk(directories.own)
        ownFiles = files
        return files
    }

    private mutating func system() -> [String: String] {
        if let systemFiles { return systemFiles }
        let files = Self.walk(directories.system)
        systemFiles = files
        return files
    }

    private static func walk(_ directories: [String]) -> [String: String] {
        directories.reduce(into: [:]) { files, directory in
            files.merge(filesBelow(directory)) { first, _ in first }
        }
    }
}
