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
