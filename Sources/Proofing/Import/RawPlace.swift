/// A place in a text that was handed in. Lines and columns start at 1; a column counts Unicode scalars.
public struct RawPlace: Sendable, Hashable {
    /// The page of a PDF, from 1; nil for a text without pages.
    public let page: Int?
    /// Counted from the top of the page where there are pages.
    public let line: Int
    public let column: Int

    /// The places of some scalars of a text.
    /// - Parameter offsets: Rising.
    static func places(of offsets: [Int], in text: [Unicode.Scalar]) -> [RawPlace] {
        let hasPages = text.contains("\u{0C}")
        var places: [RawPlace] = [], page = 1, line = 1, start = 0, index = 0
        for offset in offsets {
            while index < min(offset, text.count) {
                if text[index] == "\n" { (line, start) = (line + 1, index + 1) }
                if text[index] == "\u{0C}" { (page, line, start) = (page + 1, 1, index + 1) }
                index += 1
            }
            places.append(RawPlace(page: hasPages ? page : nil, line: line, column: index - start + 1))
        }
        return places
    }
}
