public import Diagnostics
import Manuscript
public import Proofing

/// What is to be imported, and how.
public struct ImportOrder: Sendable {
    /// Of the text, in any form that is read.
    public var path: String
    /// An IANA name; nil to find it out.
    public var encoding: String?
    /// BCP 47; nil to find it out.
    public var language: String?
    /// The repairs that are made; the others are listed.
    public var selection = Selection.high
    /// Rules that neither repair nor find anything.
    public var off: Set<Rule> = []
    /// The article to write; nil for the text's name with `.md`, in the current folder.
    public var output: String?
    /// Whether an article that is there already is written over.
    public var overwrites = false

    public init(path: String) { self.path = path }

    fileprivate var article: String {
        if let output { return output }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        return (stem.isEmpty ? file : stem) + ".md"
    }
}

/// Makes articles of texts that were written elsewhere.
public enum Importing {
    /// Reads, repairs and writes. What keeps a text from being read or written is said, and nil returned.
    public static func run(_ order: ImportOrder, tray: inout OutputTray, into diagnostics: inout Diagnostics) -> ImportReport? {
        let path = order.article
        if let language = order.language, !isLanguageTag(language) {
            diagnostics.error(.usage, "'\(language)' is no language", hint: "a language is a tag such as fa, ar or ru")
            return nil
        }
        guard order.overwrites || path == "-" || !OutputTray.exists(path) else {
            diagnostics.error(.usage, "there is a file \(path) already", hint: "name another one with -o, or write over it with --force")
            return nil
        }
        guard let article = ImportedArticle.read(path: order.path, encoding: order.encoding, language: order.language, selection: order.selection,
                                                 off: order.off, into: &diagnostics),
              tray.put(article.bytes, at: path, into: &diagnostics) else { return nil }
        return ImportReport(source: order.path, article: path, imported: article)
    }
}

/// What an import did and what it left to the author.
public struct ImportReport: Sendable {
    public let source: String
    /// The file that was written.
    public let article: String
    public let imported: ImportedArticle

    /// The repairs with their places, in the order of the text.
    public var lines: [(repair: Repair, text: String)] {
        zip(imported.repairs, imported.places).map { ($0, words(of: $0, at: $1)) }
    }

    /// A line: `file:line:column: rule (confidence): before → after`.
    private func words(of repair: Repair, at place: RawPlace) -> String {
        let where_ = place.page.map { "\(source), page \($0), line \(place.line):\(place.column)" } ?? "\(source):\(place.line):\(place.column)"
        var line = "\(where_): \(repair.rule.rawValue) (\(repair.confidence.name)): \(Self.shown(repair.before))"
        if let after = repair.after { line += " → \(after.isEmpty ? "nothing" : Self.shown(after))" }
        if let message = repair.message { line += "; \(message)" }
        return line
    }

    /// In quotes, with what has no shape written out; of a long text both ends.
    private static func shown(_ text: String) -> String {
        var shown = ""
        for character in text.unicodeScalars {
            switch character.value {
            case 0x0A: shown += "⏎"
            case 0x200C: shown += "‸"
            case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x200D...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                shown += "<U+" + String(character.value, radix: 16, uppercase: true) + ">"
            default: shown.unicodeScalars.append(character)
            }
        }
        let longest = 90
        return shown.count <= longest ? "“\(shown)”" : "“\(shown.prefix(longest / 2)) … \(shown.suffix(longest / 3))”"
    }

    /// How many repairs each rule made and left, by the order of the rules.
    public var summary: String {
        let made = Rule.allCases.compactMap { rule -> String? in
            let count = imported.repairs.count { $0.rule == rule && $0.isApplied }
            return count == 0 ? nil : "\(rule.rawValue) \(count)"
        }
        let left = imported.repairs.count { !$0.isApplied }
        let encoding = imported.raw.encoding.map { ", \($0)" } ?? ""
        return "\(source): \(imported.language)\(encoding); repaired: " + (made.isEmpty ? "nothing" : made.joined(separator: ", "))
            + (left == 0 ? "" : "; left to you: \(left)")
    }

    /// The report as JSON; keys sorted.
    public func json() throws -> [UInt8] { try JSONText.encode(Record(self)) }
}

/// The report as it is written.
private struct Record: Encodable {
    struct Line: Encodable {
        let rule, confidence, before: String
        let after, message: String?
        let applied: Bool
        let page: Int?
        let line, column: Int
    }

    let source, article, language: String
    let encoding: String?
    let repairs: [Line]

    init(_ report: ImportReport) {
        source = report.source
        article = report.article
        language = report.imported.language
        encoding = report.imported.raw.encoding
        repairs = zip(report.imported.repairs, report.imported.places).map { repair, place in
            Line(rule: repair.rule.rawValue, confidence: repair.confidence.name, before: repair.before, after: repair.after, message: repair.message,
                 applied: repair.isApplied, page: place.page, line: place.line, column: place.column)
        }
    }
}
