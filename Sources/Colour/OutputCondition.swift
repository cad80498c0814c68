import LayoutBook

/// A way of printing that colours are separated for: press, paper and inks, as an ICC profile describes them.
///
/// Invariant: `profile` is of class `prtr` and version 2 or 4, for CMYK or for gray, and has the tables that lead there and back.
public struct OutputCondition: Sendable, Equatable {
    /// As users call it: the name of its file without the ending.
    public var name: String
    /// The /OutputConditionIdentifier of an output intent: the reference name in the registry, or `Custom`.
    public var identifier: String
    /// The /Info of an output intent, for people.
    public var info: String
    /// The /RegistryName of an output intent; nil for a condition that is in no registry.
    public var registry: String?
    /// Most of all inks together that the condition is meant for, 3.2 for 320 %; nil where nobody said.
    public var inkLimit: Double?
    /// The ICC profile, to be embedded as it is.
    public var profile: [UInt8]
    /// 4 for CMYK, 1 for gray.
    public var channels: Int
    /// The major version of the profile; PDF/X-1a takes 2 only.
    public var version: Int

    /// The identifier of a condition that is in no registry. Source: ISO 15930-7 6.2.2.
    public static let custom = "Custom"
    /// Larger files are refused.
    public static let mostBytes = 16 << 20
    /// The names of the conditions that come with Varaq.
    public static var shipped: [String] { Registration.all.map(\.name) }
}

extension OutputCondition {
    /// The condition of a name in a folder, such as `FOGRA39L`, or the one that an ICC file of the user's describes: whatever has
    /// a slash in it or ends in `.icc` or `.icm` is a path.
    ///
    /// Throws when there is none, or when the file is not a profile for a press.
    public static func read(_ name: String, folder: String) throws(ColourFault) -> OutputCondition {
        let path = path(of: name, folder: folder)
        if isPath(name) { return try unregistered(name, bytes: bytes(of: path)) }
        guard FileBytes.exists(path) else { throw .unknownCondition(name: name) }
        let file = try bytes(of: path)
        guard let registration = Registration.all.first(where: { $0.name == name }) else {
            return try unregistered(path, bytes: file)
        }
        return try OutputCondition(registration, bytes: file)
    }

    /// The file of a condition, there or not.
    public static func path(of name: String, folder: String) -> String { isPath(name) ? name : folder + "/" + name + ".icc" }

    private static func isPath(_ name: String) -> Bool {
        name.contains("/") || [".icc", ".icm"].contains(name.suffix(4).lowercased())
    }

    private static func bytes(of path: String) throws(ColourFault) -> [UInt8] {
        guard let bytes = FileBytes.read(path, most: mostBytes + 1) else { throw .unreadable(path: path) }
        guard bytes.count <= mostBytes else { throw .tooLarge(bytes: bytes.count) }
        return bytes
    }

    private init(_ registration: Registration, bytes: [UInt8]) throws(ColourFault) {
        let header = try Self.checked(bytes)
        self.init(name: registration.name, identifier: registration.identifier, info: registration.info,
                  registry: "http://www.color.org", inkLimit: registration.inkLimit,
                  profile: Array(bytes.prefix(header.length)), channels: header.space == "CMYK" ? 4 : 1, version: header.version)
    }

    /// A condition of the user's own: its profile says what it is. Its tables are tried, for nothing else may ask for them before
    /// the file is printed from.
    private static func unregistered(_ path: String, bytes: [UInt8]) throws(ColourFault) -> OutputCondition {
        let header = try checked(bytes), profile = Array(bytes.prefix(header.length))
        let file = path.split(separator: "/").last ?? ""
        let name = String(isPath(path) && file.count > 4 ? file.dropLast(4) : file)
        let words = try Profile(profile, in: ColourContext()).words
        let condition = OutputCondition(name: name, identifier: custom, info: words.isEmpty ? name : words, profile: profile,
                                        channels: header.space == "CMYK" ? 4 : 1, version: header.version)
        _ = try ColourMatch(condition)
        return condition
    }

    /// Throws when a file is no profile for a press.
    private static func checked(_ bytes: [UInt8]) throws(ColourFault) -> ProfileHeader {
        let header = try ProfileHeader(bytes)
        guard header.deviceClass == "prtr" else { throw .wrongClass(header.deviceClass) }
        guard header.space == "CMYK" || header.space == "GRAY" else { throw .wrongSpace(header.space) }
        guard header.version == 2 || header.version == 4 else { throw .wrongVersion(header.version) }
        guard header.connection == "Lab " || header.connection == "XYZ " else { throw .wrongSpace(header.connection) }
        let needed = header.space == "GRAY" && header.tags.contains("kTRC") ? [] : ["A2B0", "B2A0"]
        for tag in needed where !header.tags.contains(tag) { throw .missingTag(tag) }
        return header
    }
}

/// What the registry of characterisation data says of a condition that comes with Varaq; `Conditions/README.md` tells where each
/// is from.
///
/// Source: the registry of the International Color Consortium, http://www.color.org.
private struct Registration {
    let name: String
    let identifier: String
    let info: String
    let inkLimit: Double

    static let all = [
        Registration(name: "FOGRA39L", identifier: "FOGRA39", info: "Offset, coated paper, 115 g/m2, ISO 12647-2:2004/Amd 1",
                     inkLimit: 3.2),
        Registration(name: "FOGRA29L", identifier: "FOGRA29", info: "Offset, uncoated white paper, 120 g/m2, ISO 12647-2:2004",
                     inkLimit: 2.8),
        Registration(name: "TR002", identifier: "CGATS TR 002", info: "Coldset offset, newsprint, SNAP 2007", inkLimit: 2.4),
    ]
}
