public import FontKit
import Makeup

/// The ways to see pages as text.
public enum DumpKind: String, Sendable, CaseIterable {
    /// Every item with its place.
    case pages
    /// The lines alone, as they read.
    case lines
    /// What the text is, as it is told to readers who do not see the pages.
    case structure
}

extension Typeset {
    /// The pages as text, the same on every machine.
    public func dump(_ kind: DumpKind) -> String {
        switch kind {
        case .pages: PageDump.pages(of: document)
        case .lines: PageDump.lines(of: document)
        case .structure: StructureDump.parts(of: document)
        }
    }
}

extension FontListing {
    /// A family in a few lines: its name, its files, and what to do about missing ones.
    public func describe() -> String {
        let scripts = scripts.map(\.description).joined(separator: " ")
        var lines = ["\(isComplete ? "ok     " : "missing") \(name)  [\(scripts)]  \(licence)"]
        for file in files { lines.append("          \(file.cut)  \(file.name)  \(file.path ?? "not found")") }
        if let howToGet { lines.append("          \(howToGet)") }
        return lines.joined(separator: "\n")
    }
}

private extension FontListing.File {
    /// `bold italic`, padded so that names stand below each other.
    var cut: String {
        let words = slope == .upright ? weight.rawValue : weight == .regular ? "italic" : "bold italic"
        return words + String(repeating: " ", count: max(0, 11 - words.count))
    }
}
