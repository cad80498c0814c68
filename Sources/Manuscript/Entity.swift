/// An entity or numeric character reference. Source: CommonMark 0.29, 6.2.
struct Entity {
    /// Bytes from `&` to `;`.
    let length: Int
    /// The characters it stands for, as UTF-8.
    let text: [UInt8]

    /// Nil where `&` is but an ampersand. cmark holds the list of names, so it is asked.
    init?(in content: [UInt8], at start: Int) {
        let body = content[(start + 1)...].prefix(33).prefix { $0.isASCIILetter || $0.isDigit || $0 == UInt8(ascii: "#") }
        guard !body.isEmpty, body.endIndex < content.count, content[body.endIndex] == UInt8(ascii: ";") else { return nil }
        let spelled = content[start...body.endIndex]
        let tree = CommonMarkTree(Array("x".utf8) + spelled)
        guard let read = tree.root.firstChild?.firstChild?.literal.dropFirst(), read != spelled else { return nil }
        length = spelled.count
        text = Array(read)
    }
}
