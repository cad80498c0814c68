/// Follows what a drawing draws again by reference, which could grow beyond all bounds: clones, clips and the marks of lines.
///
/// What is counted is the most elements that whoever draws it may have to draw. Source: SVG 1.1, 5.6, 11.6 and 14.3.
struct DrawingUses {
    private struct Element {
        var id: String?
        var name: String
        /// How many elements there were before it.
        var first: Int
    }

    private struct Reference {
        var id: String
        var offset: Int
    }

    private var open: [Element] = []
    private var count = 0
    /// Elements inside those that have an id, themselves included.
    private var sizes: [String: Int] = [:]
    private var clones: [Reference] = []
    private var clips: [Reference] = []
    /// Clips of clips, each of which may be another's.
    private var chained: [Reference] = []
    private var marks: [Reference] = []
    /// What a style sheet says may hold for every element.
    private var ofAll: [Reference] = []
    /// Places where lines may have a mark.
    private var vertices = 0
    /// Elements that hold a clone or a mark themselves.
    private var referring: Set<String> = []

    private static let mostClones = 2_000
    /// A drawing of so many elements is drawn in some tenths of a second (ours).
    private static let mostDrawn = 500_000

    var depth: Int { open.count }

    mutating func enter(_ tag: MarkupReader.Tag) {
        let id = tag.attributes.first { $0.name == "id" }?.value
        if tag.name == "use" || tag.name == "marker" {
            for case let holder? in open.map(\.id) + [id] { referring.insert(holder) }
        }
        for (name, value) in tag.attributes { note(name, value, of: tag) }
        open.append(Element(id: id, name: tag.name, first: count))
        count += 1
        if tag.isClosed { leave() }
    }

    mutating func enter(stylesheet text: String, at offset: Int) {
        ofAll += Self.references(in: text).map { Reference(id: $0, offset: offset) }
    }

    mutating func leave() {
        let element = open.removeLast()
        if let id = element.id { sizes[id] = max(sizes[id] ?? 0, count - element.first) }
    }

    private mutating func note(_ name: String, _ value: String, of tag: MarkupReader.Tag) {
        switch name {
        case "href", "xlink:href":
            if tag.name == "use" { clones.append(Reference(id: String(value.dropFirst()), offset: tag.offset)) }
        case "d", "points": vertices += Self.numbers(in: value) / 2 + 1
        default:
            if name == "x1" { vertices += 2 }
            let found = Self.references(in: value).map { Reference(id: $0, offset: tag.offset) }
            if found.isEmpty { return }
            if name.hasPrefix("marker") || name == "style" && value.contains("marker") { marks += found } else if isInClip(tag) {
                chained += found
            } else {
                clips += found
            }
        }
    }

    private func isInClip(_ tag: MarkupReader.Tag) -> Bool {
        tag.name == "clipPath" || open.contains { $0.name == "clipPath" }
    }

    /// The ids in a value's `url(#…)`.
    private static func references(in value: String) -> [String] {
        value.addresses.map { address in
            let id = address.drop { " \"'#".utf8.contains($0) }
            return String(Substring(id.prefix { !" \"')".utf8.contains($0) }))
        }
    }

    private static func numbers(in value: String) -> Int {
        var count = 0, wasDigit = false
        for byte in value.utf8 {
            let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            if isDigit, !wasDigit { count += 1 }
            wasDigit = isDigit
        }
        return count
    }

    func check(with reader: MarkupReader) throws(PictureFault) {
        for (index, clone) in clones.enumerated() where index >= Self.mostClones || referring.contains(clone.id) {
            throw reader.refusal("the drawing has <use> of what holds a <use> itself, or more than \(Self.mostClones) of them",
                                 hint: "turn clones into shapes of their own", at: clone.offset)
        }
        try checkAmount(with: reader)
    }

    /// Holds the sum of all that is drawn by reference to its bound; what may be inside a clone counts for each of them.
    private func checkAmount(with reader: MarkupReader) throws(PictureFault) {
        var drawn = 0
        func add(_ references: [Reference], each times: Int, more: Int = 0) throws(PictureFault) {
            for reference in references {
                drawn += min((sizes[reference.id] ?? 0) + more, Self.mostDrawn) * min(times, Self.mostDrawn)
                guard drawn <= Self.mostDrawn else {
                    throw reader.refusal("the drawing draws more than \(Self.mostDrawn) elements by <use>, clips and markers",
                                         hint: "leave out detail, or place it as a PNG", at: reference.offset)
                }
            }
        }
        let copies = 1 + clones.count, inChains = min(chained.reduce(0) { $0 + (sizes[$1.id] ?? 0) }, Self.mostDrawn)
        try add(clones, each: 1)
        try add(clips, each: copies, more: inChains)
        // An element has one clip and three marks, whatever the style sheet says.
        let largest = ofAll.max { (sizes[$0.id] ?? 0) < (sizes[$1.id] ?? 0) }
        try add(largest.map { [$0] } ?? [], each: (count + 3 * vertices) * copies, more: inChains)
        var seen: Set<String> = []
        try add(marks.filter { seen.insert($0.id).inserted }, each: vertices * copies)
    }
}
