/// What entities and numeric character references stand for. Source: CommonMark 0.29, 6.2.
///
/// cmark holds the list of names, so it is asked, once for each.
final class EntityTable {
    private var known: [[UInt8]: [UInt8]] = [:]

    /// The bytes of the entity that starts at `start`, from `&` to `;`, and its characters as UTF-8. Nil where `&` is but an
    /// ampersand.
    func entity(in content: [UInt8], at start: Int) -> (length: Int, text: [UInt8])? {
        let body = content[(start + 1)...].prefix(33).prefix { $0.isASCIILetter || $0.isDigit || $0 == UInt8(ascii: "#") }
        guard !body.isEmpty, body.endIndex < content.count, content[body.endIndex] == UInt8(ascii: ";") else { return nil }
        let spelled = Array(content[start...body.endIndex])
        let text = known[spelled] ?? read(spelled)
        known[spelled] = text
        return text == spelled ? nil : (spelled.count, text)
    }

    /// The letter before it keeps what it stands for from being a blank at the start of a line.
    private func read(_ spelled: [UInt8]) -> [UInt8] {
        let tree = CommonMarkTree(Array("x".utf8) + spelled)
        let literal = withExtendedLifetime(tree) { tree.root.firstChild?.firstChild?.literal }
        return literal.map { Array($0.dropFirst()) } ?? spelled
    }
}
