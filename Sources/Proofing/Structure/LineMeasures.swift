/// How wide the column was that each line was broken for, and whether there was one at all.
struct LineMeasures: Sendable {
    /// For each line, in characters; 0 where the text around it is not broken into lines of one width.
    private(set) var widths: [Int]
    /// Empty lines between two lines of one paragraph, for each line: 1 where an extractor has put one after every line.
    private(set) var gaps: [Int]

    /// How much of its column, in hundredths, a line must leave free for the next word before it was ended on purpose: letters
    /// differ in width, lines of a typewriter do not.
    private(set) var fullness = 92

    /// Lines on either side that a line is compared with.
    private static let reach = 12
    /// A column has lines of at most so many characters; what is longer is a paragraph on one line.
    private static let widest = 180

    /// - Precondition: There are lines.
    init(_ lines: [RawLine]) {
        let lengths = lines.map(\.length)
        // Short lines among paragraphs on one line each are no column, however alike they are.
        let middle = lengths.sorted()[lengths.count / 2]
        var widths = lines.indices.map { index in
            let width = Self.width(around: index, in: lengths)
            return width * 5 >= middle * 2 ? width : 0
        }
        for block in Self.blocks(of: lines) where block.allSatisfy({ widths[$0] == 0 }) {
            let width = Self.width(of: block, in: lengths, of: lines)
            for index in block { widths[index] = width }
        }
        self.widths = widths
        gaps = Array(repeating: 0, count: lines.count)
        for index in lines.indices { gaps[index] = gap(around: index, in: lines, lengths) }
        fullness = measuredFullness(lines, lengths)
    }

    /// What all but a few of the lines reach, with the next word, that surely were broken for want of room.
    private func measuredFullness(_ lines: [RawLine], _ lengths: [Int]) -> Int {
        let shares = lines.indices.dropLast().compactMap { index -> Int? in
            let next = LineStart(lines[index + 1].text.characters)
            guard widths[index] > 0, lengths[index] * 4 >= widths[index] * 3, next.isLowercase || LineEnd(lines[index].text.characters) == .dangling
            else { return nil }
            return (lengths[index] + 1 + next.firstWord) * 100 / widths[index]
        }.sorted()
        return shares.count < 4 ? fullness : min(100, max(88, shares[shares.count / 25]))
    }

    /// The length that the fuller lines around have in common.
    private static func width(around index: Int, in lengths: [Int]) -> Int {
        let near = neighbours(of: index, among: lengths.count).map { lengths[$0] }.filter { $0 > 18 }.sorted()
        guard near.count >= 3 else { return near.count == 2 && near[1] <= widest && near[1] - near[0] < near[1] / 3 ? near[1] : 0 }
        let width = near[near.count * 9 / 10]
        let full = near.count { $0 * 5 >= width * 4 && $0 * 5 <= width * 6 }
        return width <= widest && full * 2 >= near.count ? width : 0
    }

    /// Lines with no empty line between them, on one page.
    private static func blocks(of lines: [RawLine]) -> [Range<Int>] {
        var blocks: [Range<Int>] = [], start = 0
        for index in 1...lines.count where index == lines.count || lines[index].gap > 0 || lines[index].page != lines[index - 1].page {
            blocks.append(start..<index)
            start = index
        }
        return blocks
    }

    /// The width of a column of its own, among lines of other widths: four lines or more, most of them full, that do not rhyme.
    private static func width(of block: Range<Int>, in lengths: [Int], of lines: [RawLine]) -> Int {
        guard block.count >= 4, let width = block.map({ lengths[$0] }).max(), (24...widest).contains(width) else { return 0 }
        let full = block.count { lengths[$0] * 5 >= width * 4 }
        return full * 4 >= block.count * 3 && !Verse.rhymes(block.map { lines[$0].text }) ? width : 0
    }

    private static func neighbours(of index: Int, among count: Int) -> Range<Int> {
        max(0, index - reach)..<min(count, index + reach + 1)
    }

    /// The usual gap behind lines that cannot be the end of anything.
    private func gap(around index: Int, in lines: [RawLine], _ lengths: [Int]) -> Int {
        var counts = [0, 0, 0]
        for place in Self.neighbours(of: index, among: lines.count - 1) where widths[place] > 0 && lengths[place] * 5 >= widths[place] * 4 {
            let end = LineEnd(lines[place].text.characters)
            if end.isOpen, lines[place + 1].gap < counts.count { counts[lines[place + 1].gap] += 1 }
        }
        return counts[1] > counts[0] && counts[1] >= 2 ? 1 : 0
    }
}
