import Glibc
import Testing
@testable import Colour

/// The conditions that come with the project, and ways to spoil them.
enum Shelf {
    static let folder = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }) + "/Conditions"
    static let names = ["FOGRA39L", "FOGRA29L", "TR002"]

    static func condition(_ name: String) throws -> OutputCondition { try OutputCondition.read(name, folder: folder) }

    /// A folder of its own for a test's files, removed afterwards.
    static func withFile<T>(_ bytes: [UInt8], named name: String = "press.icc", _ use: (String) throws -> T) throws -> T {
        var template = Array("/tmp/colour-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let folder = String(cString: made), path = folder + "/" + name
        defer { unlink(path); rmdir(folder) }
        let file = try #require(fopen(path, "w"))
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        fclose(file)
        return try use(path)
    }

    static func number(_ bytes: [UInt8], at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }

    /// The contents of a tag.
    static func tag(_ name: String, of profile: [UInt8]) -> [UInt8]? {
        for entry in 0..<number(profile, at: 128) {
            let at = 132 + 12 * entry
            guard profile[at..<at + 4].elementsEqual(name.utf8) else { continue }
            let start = number(profile, at: at + 4)
            return Array(profile[start..<start + number(profile, at: at + 8)])
        }
        return nil
    }
}

/// A small generator of numbers, the same from run to run. Source: splitmix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Shelf {
    /// A press that has only black, of a profile made here.
    static func grayCondition() throws -> OutputCondition {
        var profile = try Profile.gray(in: ColourContext()).bytes()
        profile.replaceSubrange(12..<16, with: "prtr".utf8)
        return try withFile(profile, condition)
    }
}
