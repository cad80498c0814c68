/// Breaks lines as readers of PDF do: into pieces, these in reversed order, some without the blank between them.
struct BrokenLines {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    /// A line of two to five pieces.
    mutating func broken(_ line: String) -> String {
        let words = line.split(separator: " ").map(String.init)
        let most = min(words.count, 5)
        guard most >= 2 else { return line }
        var places = Set<Int>()
        let count = 1 + below(most - 1)
        while places.count < count { places.insert(1 + below(words.count - 1)) }
        let edges = [0] + places.sorted() + [words.count]
        var text = ""
        for (start, end) in zip(edges, edges.dropFirst()).reversed() {
            if !text.isEmpty, below(2) == 0 { text += " " }
            text += words[start..<end].joined(separator: " ")
        }
        return text
    }

    /// Running text in lines of up to 65 characters.
    static func lines(of sentences: [String]) -> [String] {
        var lines: [String] = [], line = ""
        for word in sentences.joined(separator: " ").split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 > 65 { lines.append(line); line = "" }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    /// The length of the longest common subsequence.
    static func common(_ one: [Substring], _ other: [Substring]) -> Int {
        var row = [Int](repeating: 0, count: other.count + 1)
        for word in one {
            var diagonal = 0
            for (index, candidate) in other.enumerated() {
                let above = row[index + 1]
                row[index + 1] = word == candidate ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[other.count]
    }
}
