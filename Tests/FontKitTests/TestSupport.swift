import Diagnostics
import FontKit
import Foundation

/// The project's own files, found from this one.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let catalogue = root + "/Fonts/catalogue.yaml"

    /// The installed fonts as the project's catalogue names them.
    static func library(own: [String] = []) throws -> FontLibrary {
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: catalogue, into: &diagnostics) else { throw NoCatalogue() }
        return FontLibrary(catalogue: catalogue, directories: FontDirectories(own: own))
    }

    struct NoCatalogue: Error {}
}

/// A folder that goes away with the last reference to it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "varaq-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ text: String, to name: String) throws -> String { try write(bytes: Array(text.utf8), to: name) }

    func write(bytes: [UInt8], to name: String) throws -> String {
        let file = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension FontLibrary {
    /// The file names of faces.
    func names(_ ids: [FaceID]) -> [String] { ids.map { faces[Int($0.index)].file } }
}
