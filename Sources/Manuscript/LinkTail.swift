/// Where the part of a link behind its text ends: `](address "title")`, `][label]` or `]` alone.
///
/// `start` is the closing bracket of a link that CommonMark has found; so whatever parses is the tail, and nothing is checked twice.
/// Source: CommonMark 0.29, 6.6.
func endOfLinkTail(in content: [UInt8], at start: Int) -> Int {
    LinkTail.read(content, at: start).end
}

/// The part of a link or picture behind its text.
struct LinkTail {
    /// Bytes of the content, without what delimits them; nil where they stand elsewhere or nowhere.
    private(set) var address: Range<Int>?
    private(set) var title: Range<Int>?
    private(set) var end: Int
    private let content: [UInt8]
    private let start: Int
    private var at: Int

    /// Reads the tail that begins with the closing bracket at `start`.
    static func read(_ content: [UInt8], at start: Int) -> LinkTail {
        var tail = LinkTail(content: content, at: start + 1)
        if let end = tail.inlineEnd() { tail.end = end; return tail }
        tail.address = nil
        tail.title = nil
        tail.end = tail.labelEnd() ?? start + 1
        return tail
    }

    private init(content: [UInt8], at start: Int) {
        self.content = content
        self.start = start
        at = start
        end = start
    }

    private var byte: UInt8? { at < content.count ? content[at] : nil }

    private mutating func inlineEnd() -> Int? {
        at = start
        guard take("(") else { return nil }
        skipSpace()
        guard skipAddress() else { return nil }
        let end = at
        skipSpace()
        if at > end, !skipTitle() { return nil }
        skipSpace()
        return take(")") ? at : nil
    }

    private mutating func labelEnd() -> Int? {
        at = start
        guard take("[") else { return nil }
        while let byte, byte != UInt8(ascii: "[") {
            if byte == UInt8(ascii: "]") { return at + 1 }
            skipCharacter()
        }
        return nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    /// Steps over a byte, or over a backslash and the mark it stands before.
    private mutating func skipCharacter() {
        let isEscape = byte == UInt8(ascii: "\\") && at + 1 < content.count && content[at + 1].isASCIIPunctuation
        at += isEscape ? 2 : 1
    }

    private mutating func skipSpace() {
        while let byte, byte.isBlank || byte == .lineFeed || byte == .carriageReturn { at += 1 }
    }

    private mutating func skipAddress() -> Bool {
        let first = at
        defer { if address == nil { address = first..<at } }
        if take("<") {
            while let byte, byte != .lineFeed, byte != UInt8(ascii: "<") {
                if take(">") { address = first + 1..<at - 1; return true }
                skipCharacter()
            }
            return false
        }
        var depth = 0
        while let byte, byte > 0x20 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            skipCharacter()
        }
        // A blank ends it even within brackets: cmark does not ask for the closing ones.
        return true
    }

    /// A title in quotes or brackets; none is one too.
    private mutating func skipTitle() -> Bool {
        guard let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(") else { return true }
        let closing = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : byte
        at += 1
        let first = at
        while let next = self.byte {
            if next == closing { title = first..<at; at += 1; return true }
            skipCharacter()
        }
        return false
    }
}
