import Diagnostics

/// A line of three colons or more that opens a div, where a name follows, is one by itself, or closes one.
struct Fence {
    let place: SourcePlace
    /// What follows the colons; empty on a closing fence.
    let name: String
    /// What follows the name, without the attributes, and where.
    let argument: String
    /// Source bytes between the braces at the end.
    let attributes: Range<Int>?
    let namePlace: SourcePlace
    let argumentPlace: SourcePlace
    /// The line of the source.
    let line: Int
    let source: SourceText

    init(_ range: Range<Int>, in source: SourceText) {
        let colon = UInt8(ascii: ":")
        let text = source.trimmed(range.lowerBound + source.bytes[range].prefix { $0 == colon }.count..<range.upperBound)
        let name = text.lowerBound..<source.bytes[text].prefix { !$0.isBlank && $0 != UInt8(ascii: "{") }.endIndex
        attributes = Self.attributes(at: name.upperBound..<text.upperBound, in: source)
        let end = attributes.map { $0.lowerBound - 1 } ?? text.upperBound
        let argument = source.trimmed(name.upperBound..<end)
        self.source = source
        self.name = source.string(name)
        self.argument = source.string(argument)
        line = source.line(of: range.lowerBound)
        place = source.place(of: range.lowerBound)
        namePlace = source.place(of: name.lowerBound)
        argumentPlace = source.place(of: argument.lowerBound)
    }

    private static func attributes(at range: Range<Int>, in source: SourceText) -> Range<Int>? {
        let text = source.bytes[range]
        guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
              open == range.lowerBound || source.bytes[open - 1].isBlank else { return nil }
        let inside = open + 1..<range.upperBound - 1
        return inside.isEmpty || SpanAttributeReader.areAttributes(source.bytes[inside]) ? inside : nil
    }
}

/// Blocks gathered one by one, with the divs that are open among them.
struct OpenDivisions {
    private enum Kind {
        case division(Division)
        case figure
        case code(QRCode?)
        /// A name that is none: what is in it is set.
        case unknown
    }

    private struct Open {
        var kind: Kind
        var place: SourcePlace
        /// What stood before it in the div around it.
        var before: [Block]
    }

    private var open: [Open] = []
    private var blocks: [Block] = []
    private var hasLeaves = false
    private let outerLineEnd: InlineReader.LineEnd

    private static let leaves = ["break", "ornament", "contents"]
    private static let names = Division.allCases.map(\.rawValue) + ["figure", "qr"] + leaves

    /// - Parameter lineEnd: what a line end becomes outside of all these divs.
    init(lineEnd: InlineReader.LineEnd) { outerLineEnd = lineEnd }

    /// Verse and addresses keep their lines, and verse the indents of its lines too.
    var lineEnd: InlineReader.LineEnd {
        for div in open.reversed() {
            switch div.kind {
            case .division(.verse): return .keptWithIndent
            case .division(.address): return .kept
            case .division, .figure, .code: return .space
            case .unknown: continue
            }
        }
        return outerLineEnd
    }

    /// Whether what comes is a picture and its caption.
    var isFigure: Bool {
        if case .figure? = open.last?.kind { return true }
        return false
    }

    mutating func append(_ more: [Block]) { blocks += more }

    mutating func meet(_ fence: Fence, into diagnostics: inout Diagnostics) {
        if !fence.name.isEmpty || fence.attributes != nil {
            meetOpening(fence, into: &diagnostics)
        } else if !open.isEmpty {
            closeLast(into: &diagnostics)
        } else {
            let leaves = "; \(Self.leaves.joined(separator: ", ")) are not closed"
            diagnostics.error(.input, "this fence closes nothing", at: fence.place, hint: "a div opens with ::: and its name, "
                + "on the same level of lists and quotes" + (hasLeaves ? leaves : ""))
        }
    }

    private mutating func meetOpening(_ fence: Fence, into diagnostics: inout Diagnostics) {
        if Self.leaves.contains(fence.name) {
            hasLeaves = true
            if let leaf = leaf(fence, into: &diagnostics) { blocks.append(Block(leaf, at: fence.place)) }
            return
        }
        guard open.count < BlockReader.deepest else {
            diagnostics.error(.input, "divs are nested more than \(BlockReader.deepest) deep", at: fence.place,
                              hint: "close each div with a line of :::")
            return
        }
        open.append(Open(kind: kind(of: fence, into: &diagnostics), place: fence.place, before: blocks))
        blocks = []
    }

    mutating func finish(into diagnostics: inout Diagnostics) -> [Block] {
        while let last = open.last {
            diagnostics.error(.input, "the div that opens here is not closed", at: last.place, hint: "close it with a line of :::")
            closeLast(into: &diagnostics)
        }
        return blocks
    }

    private mutating func closeLast(into diagnostics: inout Diagnostics) {
        var div = open.removeLast()
        swap(&blocks, &div.before)
        var inside = div.before
        switch div.kind {
        case .division(let division):
            if division == .verse { Caesurae.mark(&inside, into: &diagnostics) }
            blocks.append(Block(.division(division, inside), at: div.place))
        case .figure: blocks += figure(inside, at: div.place, into: &diagnostics)
        case .code(let code): blocks += self.code(code, inside, at: div.place, into: &diagnostics)
        case .unknown: blocks += inside
        }
    }
}

// MARK: - Names

extension OpenDivisions {
    private func kind(of fence: Fence, into diagnostics: inout Diagnostics) -> Kind {
        if fence.name == "qr" { return .code(code(fence, into: &diagnostics)) }
        if let attributes = fence.attributes {
            diagnostics.error(.input, "a div named \(fence.name) takes no attributes",
                              at: fence.source.place(of: attributes.lowerBound - 1),
                              hint: fence.name == "figure" ? "they stand behind the picture: ![…](…){width=50%}" : nil)
        }
        let division = Division(rawValue: fence.name)
        guard division != nil || fence.name == "figure" else {
            diagnostics.error(.input, "there is no div named \(fence.name)", at: fence.namePlace,
                              hint: hint(for: fence.name, among: Self.names))
            return .unknown
        }
        refuseArgument(of: fence, into: &diagnostics)
        return division.map(Kind.division) ?? .figure
    }

    private func refuseArgument(of fence: Fence, into diagnostics: inout Diagnostics) {
        guard !fence.argument.isEmpty else { return }
        diagnostics.error(.input, "nothing stands behind ::: \(fence.name)",
                          at: fence.argumentPlace, hint: "write it on the next line")
    }

    /// A div that is a block by itself.
    private func leaf(_ fence: Fence, into diagnostics: inout Diagnostics) -> Block.Content? {
        switch fence.name {
        case "break": return choice(of: fence, into: &diagnostics).map { .breaking($0) }
        case "ornament": return choice(of: fence, into: &diagnostics).map { .ornament($0) }
        default:
            refuseArgument(of: fence, into: &diagnostics)
            return .contents
        }
    }

    /// The one of a few that a fence names behind its own name.
    private func choice<Choice: RawRepresentable<String> & CaseIterable>(of fence: Fence,
                                                                         into diagnostics: inout Diagnostics) -> Choice? {
        if let choice = Choice(rawValue: fence.argument) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        if fence.argument.isEmpty {
            diagnostics.error(.input, "::: \(fence.name) does not say which", at: fence.namePlace,
                              hint: "write ::: \(fence.name) \(known[0]); known are: \(known.joined(separator: ", "))")
        } else {
            diagnostics.error(.input, "there is no \(fence.name) named \(fence.argument)", at: fence.argumentPlace,
                              hint: hint(for: fence.argument, among: known))
        }
        return nil
    }
}

// MARK: - Figures and codes

extension OpenDivisions {
    /// A code without its label; nil where there is nothing for it to say.
    private func code(_ fence: Fence, into diagnostics: inout Diagnostics) -> QRCode? {
        let length = fence.argument.utf8.count
        guard length > 0, length <= QRCode.longestPayload else {
            let fault = length == 0 ? "the code has nothing to say"
                : "the code is to say \(length) bytes, and \(QRCode.longestPayload) are the most"
            diagnostics.error(.input, fault, at: length == 0 ? fence.namePlace : fence.argumentPlace,
                              hint: "write an address behind its name: ::: qr https://example.org/")
            return nil
        }
        var code = QRCode(payload: fence.argument)
        if let attributes = fence.attributes {
            var list = AttributeList(attributes, of: fence.source, keys: ["height"], owner: "a code")
            for item in list.items { code.height = list.gridLines(of: item) }
            for fault in list.faults {
                diagnostics.error(.input, fault.message, at: fence.source.place(of: fault.offset), hint: fault.hint)
            }
        }
        return code
    }

    private func code(_ code: QRCode?, _ blocks: [Block], at place: SourcePlace, into diagnostics: inout Diagnostics) -> [Block] {
        guard var code else { return blocks }
        let (texts, others) = parted(blocks, owner: "a code holds nothing but its label", into: &diagnostics)
        code.label = texts.joinedLines()
        return [Block(.code(code), at: place)] + others
    }

    private func figure(_ blocks: [Block], at place: SourcePlace, into diagnostics: inout Diagnostics) -> [Block] {
        guard let first = blocks.first, case .figure(var figure) = first.content else {
            diagnostics.error(.input, "this div begins with no picture", at: place,
                              hint: "write ![what it shows](photo.jpg) on the line below, and below that the caption")
            return blocks
        }
        let (texts, others) = parted(blocks.dropFirst(), owner: "a figure holds a picture and its caption", into: &diagnostics)
        figure.caption = ([figure.caption].compactMap(\.self) + texts).joinedLines()
        return [Block(.figure(figure), at: first.place)] + others
    }

    /// The texts of paragraphs, and the other blocks, which are spoken of and set behind.
    private func parted(_ blocks: some Sequence<Block>, owner: String,
                        into diagnostics: inout Diagnostics) -> (texts: [InlineText], others: [Block]) {
        var texts: [InlineText] = [], others: [Block] = []
        for block in blocks {
            if case .paragraph(let text) = block.content { texts.append(text); continue }
            diagnostics.error(.input, owner, at: block.place, hint: "close the div before this")
            others.append(block)
        }
        return (texts, others)
    }
}
