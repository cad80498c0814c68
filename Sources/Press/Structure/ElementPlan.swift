import Drawing
import Geometry
import Makeup

/// The elements of a structure tree before they are written: parts of the text that stand on a page, and what they hold.
///
/// A part with links holds an element for each stretch of its text. What an element says is written where its content does not say it
/// by itself; then the content is that of another element within, since some readers (MuPDF) take what a stretch says for the text of
/// its glyphs, which lie in another order, and mix both.
struct ElementPlan {
    struct Element {
        var type: String
        /// Indexes ``ElementPlan/elements``.
        var parent: Int?
        /// BCP 47; nil if it is that of its parent.
        var language: String?
        /// UTF-16, in logical order.
        var text: [UInt16] = []
        var alternative = ""
        var attributes: String?
        /// Of a figure, with the number of its page.
        var area: (page: Int, rect: Rect)?
        /// What it holds, in its order.
        var kids: [Kid] = []
    }

    enum Kid: Hashable {
        /// Indexes ``ElementPlan/elements``.
        case element(Int)
        /// A marked stretch of a page, both by number.
        case content(page: Int, mark: Int)
        /// Indexes ``Draft/links``.
        case link(Int)
    }

    private(set) var elements: [Element] = []
    /// The element of each marked stretch that is no artifact, by page and number.
    private(set) var owners: [[Int]] = []
    /// The element of each link, indexed as ``Draft/links``; nil for one without text.
    private(set) var ownersOfLinks: [Int?] = []

    /// The element that takes the content of a stretch; by part and stretch.
    private var holders: [[Int]] = []
    /// The element that says it, where its content does not; by part and stretch.
    private var sayers: [[Int?]] = []
    /// The link elements; by part and stretch.
    private var links: [Draft.Stretch: Int] = [:]

    init(_ structure: Structure, of draft: Draft) {
        let linked = Set(draft.links.compactMap(\.stretch))
        elements = structure.parts.map { part in
            Element(type: part.kind.type, parent: part.parent,
                    language: part.parent.map { structure.parts[$0].language } == part.language ? nil : part.language,
                    alternative: part.alternative, attributes: part.kind.attributes)
        }
        for (index, part) in structure.parts.enumerated() { addStretches(of: part, at: index, of: draft, linked: linked) }
        takeContent(of: draft)
        gatherStrayText(of: structure)
        takeLinks(of: draft)
        hang(structure)
    }

    private mutating func addStretches(of part: Structure.Part, at index: Int, of draft: Draft, linked: Set<Draft.Stretch>) {
        let hasLinks = part.text.contains { $0.link != nil }
        let stretches = (hasLinks ? 0..<part.text.count : 0..<1).map { Draft.Stretch(part: index, number: $0) }
        holders.append([])
        sayers.append([])
        for stretch in stretches {
            let isLink = linked.contains(stretch)
            var holder = !hasLinks ? index : add(Element(type: isLink ? "/Link" : "/Span", parent: index)), sayer: Int?
            if isLink { links[stretch] = holder }
            if draft.recast.contains(stretch) {
                let said = isLink ? add(Element(type: "/Span", parent: holder)) : holder
                elements[said].text = hasLinks ? part.text[stretch.number].text : part.words
                (holder, sayer) = (add(Element(type: "/Span", parent: said)), said)
            }
            holders[index].append(holder)
            sayers[index].append(sayer)
        }
    }

    private mutating func add(_ element: Element) -> Int {
        elements.append(element)
        return elements.count - 1
    }

    // MARK: What stands on the pages

    /// The element that a mark belongs to; nil for an artifact.
    private func holder(of mark: Draft.Mark) -> Int? {
        switch mark {
        case .text(let stretch): holders[stretch.part][min(stretch.number, holders[stretch.part].count - 1)]
        case .figure(let part, _): part
        case .head, .foot, .layout: nil
        }
    }

    /// The type of the element that a mark belongs to; nil for an artifact.
    func type(of mark: Draft.Mark) -> String? { holder(of: mark).map { elements[$0].type } }

    private mutating func takeContent(of draft: Draft) {
        for (page, sheet) in draft.pages.enumerated() {
            owners.append([])
            for mark in sheet.marks {
                guard let holder = holder(of: mark) else { continue }
                elements[holder].kids.append(.content(page: page, mark: owners[page].count))
                owners[page].append(holder)
                if case .figure(_, let area) = mark { elements[holder].area = (page, area) }
            }
        }
    }

    /// A stretch of which nothing stands on a page, such as a space between two links where a line ends, is said with the stretch
    /// before it, or with the one behind it.
    private mutating func gatherStrayText(of structure: Structure) {
        for (index, part) in structure.parts.enumerated() where holders[index].count > 1 {
            var last: Int?, stray: [UInt16] = []
            for (number, holder) in holders[index].enumerated() {
                if !elements[holder].kids.isEmpty {
                    last = number
                    if let sayer = sayers[index][number] { elements[sayer].text = stray + elements[sayer].text }
                    stray = []
                } else if let last {
                    if let sayer = sayers[index][last] { elements[sayer].text += part.text[number].text }
                } else {
                    stray += part.text[number].text
                }
            }
        }
    }

    private mutating func takeLinks(of draft: Draft) {
        ownersOfLinks = draft.links.map { $0.stretch.flatMap { links[$0] } }
        for (number, owner) in ownersOfLinks.enumerated() {
            if let owner { elements[owner].kids.append(.link(number)) }
        }
    }

    // MARK: The tree

    /// Hangs elements into their parents: those that hold something, and the cells of rows that do.
    private mutating func hang(_ structure: Structure) {
        var isKept = elements.map { !$0.kids.isEmpty }
        isKept[0] = true
        // What holds an element comes before it.
        for index in elements.indices.reversed() where isKept[index] {
            if let parent = elements[index].parent { isKept[parent] = true }
        }
        var before = [[Kid]](repeating: [], count: elements.count)
        for (index, element) in elements.enumerated() {
            guard let parent = element.parent else { continue }
            let isCell = index < structure.parts.count && structure.parts[index].kind.isCell
            if isKept[index] || isCell && isKept[parent] { before[parent].append(.element(index)) }
        }
        for index in elements.indices { elements[index].kids = before[index] + elements[index].kids }
    }
}
