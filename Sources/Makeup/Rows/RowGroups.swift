import Geometry
import Paragraphs

/// Finds the blocks of a flow that stand side by side with others, and how they do.
struct RowGroups {
    let copy: [CopyBlock]
    /// Of the grid.
    let leading: Length
    let compositor: any Compositor

    /// For each block what it is a member of; nil for a block that stands alone.
    func members() -> [RowMember?] {
        var members: [RowMember?] = Array(repeating: nil, count: copy.count)
        func add(_ group: any SideBySide, of blocks: [Int]) {
            for (index, block) in blocks.enumerated() { members[block] = RowMember(group: group, index: index) }
        }
        for blocks in runs(by: \.verse?.poem) { add(poem(of: blocks), of: blocks) }
        for blocks in runs(by: \.tableRow?.table) { add(table(of: blocks), of: blocks) }
        let pairs = copy.indices.filter { copy[$0].isInTwoLanguages }
        if !pairs.isEmpty { add(languages(of: pairs), of: pairs) }
        for (index, block) in copy.enumerated() {
            guard case .ears(let cells) = block.row else { continue }
            add(EarRow(cells.map { $0.map(flowBlock) }, leading: leading, direction: block.direction), of: [index])
        }
        return members
    }

    /// The blocks that a number says belong together, by matter and number as they begin.
    private func runs(by number: (CopyBlock) -> Int?) -> [[Int]] {
        struct Key: Hashable {
            var matter: Int, number: Int
        }
        var runs: [[Int]] = [], known: [Key: Int] = [:]
        for (index, block) in copy.enumerated() {
            guard let number = number(block) else { continue }
            let key = Key(matter: block.matter, number: number), run = known[key, default: runs.count]
            known[key] = run
            if run == runs.count { runs.append([]) }
            runs[run].append(index)
        }
        return runs
    }

    private func poem(of blocks: [Int]) -> Poem {
        Poem(blocks.compactMap { index in copy[index].verse.map { ($0, copy[index].shape) } }, compositor: compositor)
    }

    private func table(of blocks: [Int]) -> SetTable {
        SetTable(blocks.compactMap { copy[$0].tableRow }, shape: copy[blocks[0]].shape, direction: copy[blocks[0]].direction,
                 compositor: compositor)
    }

    /// Each side is a flow of its own, so that its poems and tables are found.
    private func languages(of blocks: [Int]) -> LanguagePairs {
        let pairs = blocks.compactMap { copy[$0].languages }
        let sides = [0, 1].map { side -> [FlowBlock?] in
            var set = FlowBlock.blocks(of: pairs.compactMap { $0[side] }, grid: leading, compositor: compositor).makeIterator()
            return pairs.map { $0[side] == nil ? nil : set.next() }
        }
        return LanguagePairs(Array(zip(sides[0], sides[1])), gutter: copy[blocks[0]].languageGutter,
                             direction: copy[blocks[0]].direction)
    }

    private func flowBlock(_ copy: CopyBlock) -> FlowBlock { FlowBlock(copy, grid: leading, compositor: compositor) }
}

extension FlowBlock {
    /// The blocks of copy in their order, those that stand side by side joined.
    static func blocks(of copy: [CopyBlock], grid leading: Length, compositor: any Compositor) -> [FlowBlock] {
        let members = RowGroups(copy: copy, leading: leading, compositor: compositor).members()
        return zip(copy, members).map { FlowBlock($0, member: $1, grid: leading, compositor: compositor) }
    }
}

extension CopyBlock {
    var tableRow: TableRow? {
        if case .table(let row) = row { return row }
        return nil
    }

    /// The copy in both languages.
    var languages: [CopyBlock?]? {
        if case .languages(let sides, _) = row { return sides }
        return nil
    }

    var isInTwoLanguages: Bool { languages != nil }

    fileprivate var languageGutter: Length {
        if case .languages(_, let gutter) = row { return gutter }
        return .zero
    }
}
