public import LayoutBook

/// A family as `varaq fonts` shows it.
public struct FontListing: Sendable, Hashable {
    public var key: String
    public var name: String
    public var scripts: [Script]
    public var licence: String
    public var package: String
    public var files: [File]
    /// What to do where a file is missing; nil where all are there.
    public var howToGet: String?

    public var isComplete: Bool { howToGet == nil }

    public struct File: Sendable, Hashable {
        public var name: String
        public var weight: FontWeight
        public var slope: FontSlope
        /// Nil where the file is missing.
        public var path: String?
        /// False where there is a file but no font in it.
        public var isReadable: Bool
        /// Nil where there is no readable file.
        public var embedding: EmbeddingRights?
    }
}

extension FontLibrary {
    /// All families in the order of the catalogue, with what is there of them. Loads every face.
    public func listing() -> [FontListing] {
        catalogue.families.indices.map { listing(of: $0) }
    }

    /// The folders into which users put fonts of their own.
    public var ownFolders: [String] { searched.own }

    private func listing(of index: Int) -> FontListing {
        let family = catalogue.families[index]
        let files = faces.indices.filter { faces[$0].family == index }.map { listed(FaceID(index: UInt16($0))) }
        let missing = files.first { !$0.isReadable }
        return FontListing(key: family.key, name: family.name, scripts: family.scripts, licence: family.licence,
                           package: family.package, files: files,
                           howToGet: missing.map { howToGet(family, file: $0.name) })
    }

    private func listed(_ id: FaceID) -> FontListing.File {
        let path = path(of: id) ?? brokenPath(of: id)
        let face = face(id)
        let entry = faces[Int(id.index)]
        return FontListing.File(name: entry.file, weight: entry.weight, slope: entry.slope, path: path, isReadable: face != nil,
                                embedding: face?.embedding)
    }
}
