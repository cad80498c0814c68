import Makeup

/// The headings of a document as a tree. Source: ISO 32000-1 12.3.3.
struct Outline {
    private struct Node {
        var entry: Document.OutlineEntry
        var children: [Node] = []
    }

    private var roots: [Node] = []

    /// Nil without headings, since an empty outline is no outline.
    init?(_ entries: [Document.OutlineEntry]) {
        if entries.isEmpty { return nil }
        var rest = entries[...]
        while let level = rest.first?.level { roots += Self.siblings(of: level, from: &rest) }
    }

    /// Takes the entries at `level` and, as their children, those below. A level that is left out is stepped over.
    private static func siblings(of level: Int, from rest: inout ArraySlice<Document.OutlineEntry>) -> [Node] {
        var nodes: [Node] = []
        while let entry = rest.first, entry.level >= level {
            rest.removeFirst()
            var node = Node(entry: entry)
            while let below = rest.first?.level, below > entry.level {
                node.children += siblings(of: below, from: &rest)
            }
            nodes.append(node)
        }
        return nodes
    }

    typealias Destination = (Document.OutlineEntry) throws(PressError) -> PDFFile.Object

    /// Writes the tree and returns its root. The highest level is shown open, what is deeper is closed.
    func write(to file: PDFFile, destination: Destination) throws(PressError) -> PDFFile.Object {
        let shown = roots.reduce(roots.count) { $0 + $1.children.count }
        let root = file.add(try file.parse("<< /Type /Outlines /Count \(shown) >>"))
        try hang(roots, under: root, to: file, destination: destination)
        return root
    }

    /// Writes siblings and all below them, and ties them to each other and to their parent.
    private func hang(_ nodes: [Node], under parent: PDFFile.Object, isOpen: Bool = true, to file: PDFFile,
                      destination: Destination) throws(PressError) {
        var last: PDFFile.Object?
        for node in nodes {
            let item = file.add(try file.parse("<< /Title \(Syntax.text(node.entry.title)) >>"))
            file.set("/Parent", of: item, to: parent)
            file.set("/Dest", of: item, to: try destination(node.entry))
            if let last {
                file.set("/Prev", of: item, to: last)
                file.set("/Next", of: last, to: item)
            } else {
                file.set("/First", of: parent, to: item)
            }
            if !node.children.isEmpty {
                try file.set("/Count", of: item, to: "\(isOpen ? node.children.count : -node.children.count)")
                try hang(node.children, under: item, isOpen: false, to: file, destination: destination)
            }
            last = item
        }
        if let last { file.set("/Last", of: parent, to: last) }
    }
}
