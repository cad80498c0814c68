import Makeup
import Paragraphs
@testable import Press
import Specimens
import Testing
import VaraqKit

/// A finished PDF held to what is promised to readers who do not see it.
struct TaggedFile {
    let bytes: [UInt8]
    let proof: Proof
    let elements: [ReadElement]
    let document: Document

    init(_ typeset: Typeset, with typesetter: Typesetter) throws {
        bytes = try typesetter.pdf(typeset)
        proof = Proof(bytes)
        elements = proof.elements
        document = typeset.document
    }

    func check() throws {
        #expect(proof.faults == [])
        checkMarks()
        checkLinks()
        checkElements()
        try checkText()
        try checkLines()
    }

    /// Every mark of every page belongs to one element, which the parent tree knows; all that is painted is marked.
    private func checkMarks() {
        var owners: [ReadElement.Mark: [Int]] = [:]
        for element in elements { for mark in element.content { owners[mark, default: []].append(element.object) } }
        let tree = proof.parentTree
        for page in 0..<proof.pageCount {
            let numbers = marks(ofPage: page)
            #expect(numbers == Array(0..<numbers.count), "page \(page + 1)")
            let key = Int(proof.syntax(.page(page), "/StructParents")) ?? -1
            #expect(tree[key]?.count == numbers.count)
            for number in numbers {
                let owner = owners.removeValue(forKey: .init(page: page, number: number))
                #expect(owner?.count == 1 && owner == tree[key].map { [$0[number]] }, "mark \(number) of page \(page + 1)")
            }
        }
        #expect(owners.isEmpty)
        #expect(proof.syntax(.root, "/MarkInfo", "/Marked") == "true")
    }

    /// The numbers of the marks in the content of a page, in their order. Marks do not nest, nothing stands outside of them.
    private func marks(ofPage page: Int) -> [Int] {
        proof.stream(.page(page), "/Contents").withUnsafeBufferPointer { content in
            var reader = ContentReader(content), numbers: [Int] = [], depth = 0, unmarked = 0
            while let place = reader.next() {
                if reader.reads(place, "BDC") {
                    if depth > 0 { #expect(reader.name(0) == "/Span" && reader.operands.allSatisfy { $0.kind != .number }) }
                    depth += 1
                    let isArtifact = reader.name(0) == "/Artifact"
                    for (index, token) in reader.operands.enumerated() where token.kind == .name && reader.name(index) == "/MCID" {
                        #expect(!isArtifact)
                        numbers.append(Int(reader.number(index + 1) ?? -1))
                    }
                } else if reader.reads(place, "EMC") {
                    depth -= 1
                } else if Self.painting.contains(where: { reader.reads(place, $0) }), depth == 0 {
                    unmarked += 1
                }
            }
            #expect(depth == 0 && unmarked == 0, "page \(page + 1)")
            return numbers
        }
    }

    private static let painting: [StaticString] = ["Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"]

    /// Every link of a page is held by a link element, with the words that lead there.
    private func checkLinks() {
        let tree = proof.parentTree
        for page in 0..<proof.pageCount {
            let annotations = proof.annotations(ofPage: page)
            for annotation in annotations {
                let holders = elements.filter { $0.objects.contains(annotation.object) }
                #expect(holders.map(\.type) == ["Link"] && annotation.key.flatMap { tree[$0] } == holders.map(\.object))
                #expect(!annotation.contents.isEmpty)
            }
            #expect(proof.syntax(.page(page), "/Tabs") == "/S")
        }
    }

    /// Headings leave no level out, languages are tags, notes have names of their own, rows are of one length.
    private func checkElements() {
        var last = 0, names: Set<String> = []
        for (index, element) in elements.enumerated() {
            if element.type.count == 2, element.type.first == "H", let level = element.type.last?.wholeNumberValue {
                #expect(level <= last + 1, "\(element.type) \(element.text ?? "")")
                last = level
            }
            if let language = element.language { #expect(language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil) }
            if element.type == "Note" { #expect(element.id.map { names.insert($0).inserted } == true) }
            if element.type == "TH" { #expect(element.attributes.contains("/Scope /Column")) }
            if element.type == "Figure" { #expect(element.alternative?.isEmpty == false && element.attributes.contains("/BBox")) }
            if element.type == "Table" {
                let rows = elements.indices.filter { elements[$0].parent == index }
                let widths = rows.map { row in elements.filter { $0.parent == row }.count }
                #expect(Set(widths).count == 1)
            }
        }
    }

    /// What the blocks say, one after the other, is what the structure says, which makeup made of the copy: as their text, or by
    /// content that reads as it is drawn.
    private func checkText() throws {
        let structure = try #require(document.structure), said = blocksSaid
        let blocks = Self.order(of: structure).filter { index in
            let isSpan = structure.parts[index].kind == .span
            return !isSpan && (standing.contains(index) || structure.parts.contains { $0.kind == .span && $0.parent == index })
        }.filter { structure.parts[$0].kind != .figure }
        #expect(said.count == blocks.count)
        for (said, block) in zip(said, blocks) {
            let inside = structure.parts.indices.filter { $0 == block || structure.parts[$0].kind == .span && structure.parts[$0].parent == block }
            let words = inside.map { String(decoding: structure.parts[$0].words, as: UTF16.self) }.joined()
            let texts = said.compactMap(\.self)
            let isSaid = texts.count == said.count ? texts.joined() == words : texts.allSatisfy { words.contains($0) }
            #expect(isSaid, "\(texts) of \(words)")
            if said.contains(nil) { checkReading(of: inside, words: words, isWhole: said.allSatisfy { $0 == nil }) }
        }
    }

    private var standing: Set<Int> { Set(document.pages.flatMap(\.items).compactMap(\.part)) }

    /// The text of each leaf of each block, in their order; nil for one whose content says it.
    private var blocksSaid: [[String?]] {
        func isInline(_ element: ReadElement) -> Bool { element.type == "Span" || element.type == "Link" }
        var blocks: [[String?]] = [], numbers: [Int: Int] = [:]
        for (index, element) in elements.enumerated() where element.type != "Figure" {
            let isInside = element.type == "Span" && element.parent.map { elements[$0].text != nil } == true
            guard !isInside, element.text != nil || !element.content.isEmpty else { continue }
            var block = index
            while isInline(elements[block]), let parent = elements[block].parent { block = parent }
            if numbers[block] == nil {
                numbers[block] = blocks.count
                blocks.append([])
            }
            blocks[numbers[block] ?? 0].append(element.text)
        }
        return blocks
    }

    /// Nothing of these parts is drawn otherwise than it is read: from right to left, hyphenated. A bullet alone has no order.
    private func checkReading(of parts: [Int], words: String, isWhole: Bool) {
        let lines = document.pages.flatMap(\.items).compactMap { item -> PlacedLine? in
            guard let part = item.part, parts.contains(part), case .line(let placed) = item.content else { return nil }
            return placed
        }
        guard isWhole, words.utf16.count > 1 else { return }
        for placed in lines {
            #expect(!placed.direction.isRightToLeft && !placed.line.facts.isHyphenated)
            #expect(placed.line.words.allSatisfy { !$0.isRightToLeft })
        }
        let drawn = lines.map { String(decoding: $0.line.text, as: UTF8.self) }.joined()
        #expect(drawn.split(whereSeparator: \.isWhitespace) == words.split(whereSeparator: \.isWhitespace), "\(words)")
    }

    /// The parts as they are read: each before those in it.
    private static func order(of structure: Structure) -> [Int] {
        var children = [[Int]](repeating: [], count: structure.parts.count)
        for (index, part) in structure.parts.enumerated() { if let parent = part.parent { children[parent].append(index) } }
        var order: [Int] = [], rest = [0]
        while let part = rest.popLast() {
            order.append(part)
            rest += children[part].reversed()
        }
        return order
    }

    /// The lines of each part say its words, in their order.
    private func checkLines() throws {
        let structure = try #require(document.structure)
        var said = [String](repeating: "", count: structure.parts.count)
        for item in document.pages.flatMap(\.items) {
            guard let part = item.part, case .line(let placed) = item.content else { continue }
            said[part] += placed.line.logicalText
        }
        for (part, lines) in zip(structure.parts, said) where !lines.isEmpty {
            let words = String(decoding: part.words, as: UTF16.self)
            #expect(Words.letters(of: words) == Words.letters(of: lines), "\(words)")
            #expect(!words.contains("\u{AD}") && words.filter { $0 == "\u{200C}" }.count == lines.filter { $0 == "\u{200C}" }.count)
        }
    }
}
