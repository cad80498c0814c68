/// The pairs of « » and of brackets in a passage that stand as they should.
struct BracketPairs {
    /// For each opening one the index of its closing one.
    private(set) var closings: [Int: Int] = [:]
    /// For each closing one the index of its opening one.
    private(set) var openings: [Int: Int] = [:]

    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "»": "«", "›": "‹"]

    init(_ text: SignText) {
        var open: [(character: Unicode.Scalar, index: Int)] = []
        for index in text.text.indices {
            guard let character = text[index] else { continue }
            if "([«‹".unicodeScalars.contains(character) {
                open.append((character, index))
            } else if let opening = Self.pairs[character] {
                guard let last = open.last, last.character == opening else { continue }
                open.removeLast()
                closings[last.index] = index
                openings[index] = last.index
            }
        }
    }
}
