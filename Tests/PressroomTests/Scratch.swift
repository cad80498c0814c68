import Foundation
import Pressroom

/// A folder that goes away with the last reference to it.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "varaq-pressroom-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ bytes: [UInt8], at name: String) throws { try Data(bytes).write(to: URL(filePath: "\(path)/\(name)")) }

    func bytes(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

extension JobTicket {
    /// The n-th ticket of a test.
    static func numbered(_ index: Int, stem: String? = nil) -> JobTicket {
        JobTicket(index: index, stem: stem ?? "edition-\(index)", input: "issue", edition: "fa")
    }
}

/// A generator of numbers that gives the same ones for the same seed. Source: Steele, Lea and Flood, SplitMix64.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
