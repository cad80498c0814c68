import Diagnostics
import Foundation
import LayoutBook
import Testing

/// A folder of layout files that lives as long as the test that holds it.
final class Shelf {
    let folder: String

    init(_ files: [String: String]) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("layouts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        for (name, text) in files {
            try Data(text.utf8).write(to: url.appendingPathComponent(name))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var book: LayoutBook { LayoutBook(folders: [folder]) }

    /// The diagnostics as a reader sees them, without the folder.
    func rendered(_ diagnostics: Diagnostics) -> [String] {
        diagnostics.all.map { diagnostics.render($0).replacingOccurrences(of: folder + "/", with: "") }
    }

    /// The layout `x`, which must be without fault.
    func layout(_ name: String = "x", script: String = "Latn", sourceLocation: SourceLocation = #_sourceLocation)
        throws -> Layout {
        var diagnostics = Diagnostics()
        let layout = book.layout(named: name, script: script, into: &diagnostics)
        #expect(rendered(diagnostics) == [], sourceLocation: sourceLocation)
        return try #require(layout, sourceLocation: sourceLocation)
    }
}

/// A layout of one thread that says nothing else than `lines`.
func plain(_ lines: String = "") -> String {
    lines + "\npages: [{name: p, repeat: true, frames: [{name: f, thread: main}]}]\nthreads: {main: [others]}\n"
}

/// The same on one page that does not repeat, which has ranges.
func sheet(_ lines: String) -> String { plain(lines).replacingOccurrences(of: "repeat: true, ", with: "") }

/// The folder of the layouts that come with the project.
let shippedLayouts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Layouts").path
