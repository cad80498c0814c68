import Foundation
import Testing
import VaraqKit

/// The typesetter of this checkout, and what it is fed.
enum Shop {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func typesetter() throws -> Typesetter {
        var diagnostics = Diagnostics()
        let typesetter = try #require(Typesetter(resources: Resources(home: root), into: &diagnostics))
        #expect(diagnostics.all.isEmpty)
        return typesetter
    }

    /// The finished file of one text of which nothing is said, and the pages it was made of.
    static func pdf(_ text: String, language: String? = nil, layout: String) throws -> (file: [UInt8], typeset: Typeset) {
        let typesetter = try typesetter()
        let typeset = try set(text, language: language, layout: layout, with: typesetter)
        return (try typesetter.pdf(typeset), typeset)
    }

    /// An order that was carried out, with what was said of it.
    struct Job {
        var editions: [Typeset]
        /// As a user reads them, without the folder and without the hints.
        var said: [String]
        var diagnostics: Diagnostics
    }

    static func set(_ order: Order, in folder: String? = nil, with typesetter: Typesetter? = nil) throws -> Job {
        var diagnostics = Diagnostics()
        let editions = try (typesetter ?? Shop.typesetter()).typeset(order, into: &diagnostics)
        let said = diagnostics.all.map { diagnostic in
            let line = diagnostics.render(diagnostic).split(separator: "\n").first.map(String.init) ?? ""
            return folder.map { line.replacing($0 + "/", with: "") } ?? line
        }
        return Job(editions: editions, said: said, diagnostics: diagnostics)
    }

    /// Typesets an order of which exactly `expected` is said: nothing at all, unless the test states it.
    static func set(_ order: Order, in folder: String? = nil, with typesetter: Typesetter? = nil, saying expected: [String],
                    sourceLocation: SourceLocation = #_sourceLocation) throws -> [Typeset] {
        let job = try set(order, in: folder, with: typesetter)
        #expect(job.said == expected, sourceLocation: sourceLocation)
        return job.editions
    }

    /// Typesets one text of which exactly `expected` is said.
    static func set(_ text: String, as name: String = "article.md", language: String? = nil, layout: String? = nil,
                    with typesetter: Typesetter? = nil, saying expected: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws -> Typeset {
        let folder = try Folder([name: text])
        let order = Order(path: folder[name], language: language, layout: layout)
        let editions = try set(order, in: folder.path, with: typesetter, saying: expected, sourceLocation: sourceLocation)
        return try #require(editions.first, sourceLocation: sourceLocation)
    }
}

/// A folder of files that goes away with the last reference to it.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "varaq-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = URL(filePath: self[name])
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    subscript(name: String) -> String { path + "/" + name }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
