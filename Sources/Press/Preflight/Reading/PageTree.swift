/// The pages of a file in their order, each with what it inherits. Source: ISO 32000-1 7.7.3.
///
/// The tree may be as deep as it likes; one that leads back into itself is cut there.
struct PageTree {
    private(set) var pages: [PageFacts] = []
    /// Whether a part of the tree contains itself, or stands in it twice.
    private(set) var hasCycle = false
    /// Whether there are more pages than are read.
    private(set) var isCutOff = false

    static let mostPages = 50_000
    private static let inherited = ["/CropBox", "/MediaBox", "/Resources", "/Rotate"]

    private struct Branch {
        var node: PDFValue
        /// Of what stands above it; in the order of ``PageTree/inherited``.
        var inherited: [PDFValue]
    }

    init(of file: ForeignFile) {
        var branches = [Branch(node: file.root["/Pages"], inherited: Self.inherited.map { _ in .null })], seen: Set<ObjectID> = []
        while let branch = branches.popLast() {
            if let id = branch.node.reference, !seen.insert(id).inserted {
                hasCycle = true
                continue
            }
            guard let node = file.resolve(branch.node).dictionary else { continue }
            let own = zip(Self.inherited, branch.inherited).map { key, above in node.has(key) ? node[key] : above }
            if node.has("/Kids") {
                branches += (file[node, "/Kids"].array ?? []).reversed().map { Branch(node: $0, inherited: own) }
            } else {
                guard pages.count < Self.mostPages else {
                    isCutOff = true
                    return
                }
                pages.append(Self.facts(node, own, number: pages.count + 1, file))
            }
        }
    }

    private static func facts(_ node: PDFDictionary, _ inherited: [PDFValue], number: Int, _ file: ForeignFile) -> PageFacts {
        PageFacts(number: number, dictionary: node, resources: file.resolve(inherited[2]).dictionary ?? PDFDictionary(),
                  media: file.box(inherited[1]), trim: file.box(node["/TrimBox"]), bleed: file.box(node["/BleedBox"]),
                  art: file.box(node["/ArtBox"]))
    }
}
