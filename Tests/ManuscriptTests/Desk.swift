import Diagnostics
import Foundation
import Manuscript

/// A folder of an author's, gone with its last reference.
final class Desk {
    let path: String

    init(_ files: [String: String] = [:]) {
        path = NSTemporaryDirectory() + "manuscript-" + UUID().uuidString
        put(folder: "")
        for (name, text) in files { put(Array(text.utf8), at: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ bytes: [UInt8], at name: String) {
        put(folder: (name as NSString).deletingLastPathComponent)
        _ = FileManager.default.createFile(atPath: path(name), contents: Data(bytes))
    }

    func put(folder name: String) {
        try? FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func link(_ name: String, to target: String) {
        try? FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    func path(_ name: String) -> String { path + "/" + name }
}

/// What a reader made of an input.
struct Reading<Result> {
    var result: Result?
    var diagnostics: Diagnostics

    /// `line:column severity: message`, one a diagnostic.
    var faults: [String] {
        diagnostics.all.map { diagnostic in
            let place = diagnostic.place.map { "\($0.line):\($0.column) " } ?? ""
            return place + (diagnostic.isError ? "error: " : "warning: ") + diagnostic.message
        }
    }

    var hints: [String] { diagnostics.all.compactMap(\.hint) }
}

func readArticle(_ text: String, language: String? = nil) -> Reading<Story> {
    readArticle(Array(text.utf8), language: language)
}

func readArticle(_ bytes: [UInt8], language: String? = nil) -> Reading<Story> {
    let desk = Desk()
    desk.put(bytes, at: "article.md")
    var diagnostics = Diagnostics()
    let story = ManuscriptReader.readArticle(path: desk.path("article.md"), language: language, into: &diagnostics)
    return Reading(result: story, diagnostics: diagnostics)
}

func readPlainText(_ bytes: [UInt8], language: String? = nil) -> Reading<Story> {
    let desk = Desk()
    desk.put(bytes, at: "text.txt")
    var diagnostics = Diagnostics()
    let story = ManuscriptReader.readPlainText(path: desk.path("text.txt"), language: language, into: &diagnostics)
    return Reading(result: story, diagnostics: diagnostics)
}

func readPlainText(_ text: String, language: String? = nil) -> Reading<Story> {
    readPlainText(Array(text.utf8), language: language)
}

func readIssue(_ desk: Desk, _ name: String = "", language: String? = nil) -> Reading<Issue> {
    var diagnostics = Diagnostics()
    let path = name.isEmpty ? desk.path : desk.path(name)
    let issue = ManuscriptReader.readIssue(path: path, language: language, into: &diagnostics)
    return Reading(result: issue, diagnostics: diagnostics)
}

extension Story {
    /// The dump without its first line.
    var bodyDump: String {
        dump().split(separator: "\n").dropFirst().joined(separator: "\n")
    }

    /// All inline texts of the blocks, in reading order.
    var texts: [InlineText] { blocks.flatMap(\.allTexts) }
}

extension Block {
    /// Its own texts and those of all blocks in it.
    var allTexts: [InlineText] { texts + children.flatMap(\.allTexts) }
}
