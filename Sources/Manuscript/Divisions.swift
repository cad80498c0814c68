import Diagnostics

/// A line of three colons or more that opens a div, where a name follows, or closes one.
struct Fence {
    let place: SourcePlace
    /// What follows the colons; empty on a closing fence.
    let name: String
    let namePlace: SourcePlace

    init(_ range: Range<Int>, in source: SourceText) {
        let colon = UInt8(ascii: ":")
        let name = source.trimmed(range.lowerBound + source.bytes[range].prefix { $0 == colon }.count..<range.upperBound)
        place = source.place(of: range.lowerBound)
        namePlace = source.place(of: name.lowerBound)
        self.name = source.string(name)
    }
}

/// Blocks gathered one by one, with the divs that are open among them.
struct OpenDivisions {
    private struct Open {
        var division: Division?
        var place: SourcePlace
        /// What stood before it in the div around it.
        var before: [Block]
    }

    private var open: [Open] = []
    private var blocks: [Block] = []
    private let outerLineEnd: InlineReader.LineEnd

    /// - Parameter lineEnd: what a line end becomes outside of all these divs.
    init(lineEnd: InlineReader.LineEnd) { outerLineEnd = lineEnd }

    /// Verse and addresses keep their lines, and verse the indents of its lines too.
    var lineEnd: InlineReader.LineEnd {
        switch open.last(where: { $0.division != nil })?.division {
        case .verse: .keptWithIndent
        case .address: .kept
        case .notice, .pullquote, .qa, .keep: .space
        case nil: outerLineEnd
        }
    }

    mutating func append(_ block: Block?) {
        if let block { blocks.append(block) }
    }

    mutating func meet(_ fence: Fence, into diagnostics: inout Diagnostics) {
        if !fence.name.isEmpty {
            guard open.count < BlockReader.deepest else {
                diagnostics.error(.input, "divs are nested more than \(BlockReader.deepest) deep", at: fence.place,
                                  hint: "close each div with a line of :::")
                return
            }
            open.append(Open(division: division(of: fence, into: &diagnostics), place: fence.place, before: blocks))
            blocks = []
        } else if !open.isEmpty {
            closeLast(into: &diagnostics)
        } else {
            diagnostics.error(.input, "this fence closes nothing", at: fence.place,
                              hint: "a div opens with ::: and its name, on the same level of lists and quotes")
        }
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
        if let division = div.division {
            if division == .verse { Caesurae.mark(&div.before, into: &diagnostics) }
            blocks.append(Block(.division(division, div.before), at: div.place))
        } else {
            blocks += div.before
        }
    }

    private func division(of fence: Fence, into diagnostics: inout Diagnostics) -> Division? {
        if let known = Division(rawValue: fence.name) { return known }
        diagnostics.error(.input, "there is no div named \(fence.name)", at: fence.namePlace,
                          hint: Manuscript.hint(for: fence.name, among: Division.allCases.map(\.rawValue)))
        return nil
    }
}
