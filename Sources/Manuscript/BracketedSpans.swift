/// The bracketed spans of an article, `[text]{.name}`, its references to notes, `[^label]`, and the attributes of its
/// pictures, `![…](…){width=50%}`: found before CommonMark reads it, to which they are but brackets.
///
/// A span lies in one stretch of lines without a blank one between; brackets nest; code, links and addresses hold none.
struct BracketedSpans {
    struct Span {
        /// The source bytes of `[`, of `]`, and between the braces.
        var opening: Int
        var closing: Int
        var attributes: Range<Int>
    }

    enum Edge {
        case opening(Int)
        case closing(Int)
        /// A reference to a note, from its `[` to its `]`.
        case note(Range<Int>)
        /// What stands between the braces behind a picture.
        case picture(Range<Int>)

        /// Whether it is of a span.
        var isBracket: Bool {
            switch self {
            case .opening, .closing: true
            case .note, .picture: false
            }
        }
    }

    /// In the order of their ends.
    private(set) var spans: [Span] = []
    /// By source byte; the numbers of brackets index ``spans``.
    private(set) var edges: [Int: Edge] = [:]
    private let source: SourceText
    /// Opening brackets that wait for theirs.
    private var open: [Int] = []
    /// In bytes, of attributes and addresses: a bound to the time that malicious brackets take.
    private static let longest = 512

    init(in source: SourceText, from firstLine: Int) {
        self.source = source
        guard Self.mayHold(source.bytes) else { return }
        var start = min(firstLine, source.lines.count)
        while start < source.lines.count {
            var end = start
            while end < source.lines.count, !source.isBlank(line: end) { end += 1 }
            if start < end { scan(source.lines[start].lowerBound..<source.lines[end - 1].upperBound) }
            start = end + 1
        }
    }

    /// Whether a bracket closes before a brace, or opens before a caret, at all; in most articles none does.
    private static func mayHold(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.indices.dropLast().contains {
                switch bytes[$0] {
                case UInt8(ascii: "]"), UInt8(ascii: ")"): bytes[$0 + 1] == UInt8(ascii: "{")
                case UInt8(ascii: "["): bytes[$0 + 1] == UInt8(ascii: "^")
                default: false
                }
            }
        }
    }

    private mutating func scan(_ range: Range<Int>) {
        open.removeAll()
        var at = range.lowerBound
        while at < range.upperBound {
            switch source.bytes[at] {
            case UInt8(ascii: "\\"): at += 2
            case UInt8(ascii: "`"): at = endOfCode(at, in: range)
            case UInt8(ascii: "<"): at = endOfAddress(at, in: range)
            case UInt8(ascii: "["): at = meetOpening(at, in: range)
            case UInt8(ascii: "]"): at = close(at, in: range)
            default: at += 1
            }
        }
    }

    /// Meets an opening bracket, of a note or of something else; returns where to go on.
    private mutating func meetOpening(_ at: Int, in range: Range<Int>) -> Int {
        guard let end = endOfNoteLabel(in: source.bytes[at..<range.upperBound]) else {
            open.append(at)
            return at + 1
        }
        edges[at] = .note(at..<end)
        return end
    }

    /// Meets a closing bracket; returns where to go on.
    private mutating func close(_ at: Int, in range: Range<Int>) -> Int {
        let opening = open.popLast(), next = at + 1
        guard next < range.upperBound else { return next }
        if source.bytes[next] == UInt8(ascii: "(") {
            let end = endOfTail(next, in: range)
            guard let opening, opening > range.lowerBound, source.bytes[opening - 1] == UInt8(ascii: "!"),
                  let attributes = attributes(at: end, in: range) else { return end }
            edges[end] = .picture(attributes)
            return attributes.upperBound + 1
        }
        guard let opening, !isLabel(opening, in: range), let attributes = attributes(at: next, in: range) else { return next }
        edges[opening] = .opening(spans.count)
        edges[at] = .closing(spans.count)
        spans.append(Span(opening: opening, closing: at, attributes: attributes))
        return attributes.upperBound + 1
    }

    /// What stands between the braces that open at `start`, where these are attributes.
    private func attributes(at start: Int, in range: Range<Int>) -> Range<Int>? {
        guard start < range.upperBound, source.bytes[start] == UInt8(ascii: "{") else { return nil }
        var isQuoted = false
        let rest = source.bytes[start + 1..<range.upperBound].prefix(Self.longest).prefix {
            if $0 == UInt8(ascii: "\"") { isQuoted.toggle() }
            return ($0 != UInt8(ascii: "}") || isQuoted) && $0 != .lineFeed && $0 != .carriageReturn
        }
        guard rest.endIndex < range.upperBound, source.bytes[rest.endIndex] == UInt8(ascii: "}"),
              SpanAttributeReader.areAttributes(rest) else { return nil }
        return rest.startIndex..<rest.endIndex
    }

    /// Whether a bracket opens the label of a link, `[text][label]`.
    private func isLabel(_ opening: Int, in range: Range<Int>) -> Bool {
        opening > range.lowerBound && source.bytes[opening - 1] == UInt8(ascii: "]")
    }

    /// Behind the code that begins at `start`, or behind its backticks where they open none. Source: CommonMark 0.29, 6.3.
    private func endOfCode(_ start: Int, in range: Range<Int>) -> Int {
        func run(_ at: Int) -> Int { source.bytes[at..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count }
        let length = run(start)
        var at = start + length
        while at < range.upperBound {
            let found = run(at)
            if found == length { return at + found }
            at += max(found, 1)
        }
        return start + length
    }

    /// Behind an address or tag in angle brackets, or behind its bracket where it is none.
    private func endOfAddress(_ start: Int, in range: Range<Int>) -> Int {
        let inside = source.bytes[start + 1..<range.upperBound]
            .prefix { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        let closes = inside.endIndex < range.upperBound && source.bytes[inside.endIndex] == UInt8(ascii: ">")
        return closes ? inside.endIndex + 1 : start + 1
    }

    /// Behind the address of a link that begins with the bracket at `start`, or behind that bracket where none ends.
    private func endOfTail(_ start: Int, in range: Range<Int>) -> Int {
        var depth = 0, at = start
        while at < min(range.upperBound, start + Self.longest), source.bytes[at] != .lineFeed {
            if source.bytes[at] == UInt8(ascii: "(") { depth += 1 }
            if source.bytes[at] == UInt8(ascii: ")") { depth -= 1 }
            at += source.bytes[at] == UInt8(ascii: "\\") ? 2 : 1
            if depth == 0 { return at }
        }
        return start + 1
    }
}
