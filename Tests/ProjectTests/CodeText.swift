/// Takes from Swift text what a rule about code must not see.
///
/// Line breaks stay, so that lines keep their numbers. Interpolated code inside a literal goes with the literal.
enum CodeText {
    /// Blanks comments and the insides of string literals; the quotes stay.
    static func withoutCommentsAndLiterals(_ text: String) -> String {
        strip(text, keepingLiterals: false)
    }

    /// Blanks comments only.
    static func withoutComments(_ text: String) -> String {
        strip(text, keepingLiterals: true)
    }

    private static func strip(_ text: String, keepingLiterals: Bool) -> String {
        var rest = Substring(text)
        var out = ""
        while let first = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                out += breaks(in: takeComment(&rest))
            } else if let quote = openingQuote(rest) {
                let literal = takeLiteral(&rest, opening: quote)
                out += keepingLiterals ? String(literal) : quote + breaks(in: literal) + quote
            } else {
                out.append(first)
                rest.removeFirst()
            }
        }
        return out
    }

    private static func breaks(in text: Substring) -> String {
        text.filter(\.isNewline)
    }

    /// Block comments nest.
    private static func takeComment(_ rest: inout Substring) -> Substring {
        let start = rest
        var depth = 0
        while !rest.isEmpty {
            if rest.hasPrefix("/*") {
                depth += 1
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("*/") {
                depth -= 1
                rest = rest.dropFirst(2)
                if depth == 0 { break }
            } else {
                rest.removeFirst()
            }
        }
        return start[..<rest.startIndex]
    }

    /// `"`, `"""` and either of them with `#` before it, or nil where no literal begins.
    private static func openingQuote(_ rest: Substring) -> String? {
        let hashes = rest.prefix { $0 == "#" }
        let quotes = rest.dropFirst(hashes.count)
        guard quotes.first == "\"" else { return nil }
        return hashes + (quotes.hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
    }

    /// A literal with its quotes; one of a single line ends at the line's end at the latest.
    private static func takeLiteral(_ rest: inout Substring, opening: String) -> Substring {
        let start = rest
        let closing = String(opening.reversed())
        let escape = "\\" + opening.prefix { $0 == "#" }
        let isMultiline = opening.hasSuffix("\"\"\"")
        rest = rest.dropFirst(opening.count)
        while let next = rest.first {
            if rest.hasPrefix(closing) {
                rest = rest.dropFirst(closing.count)
                break
            }
            if next.isNewline && !isMultiline { break }
            if rest.hasPrefix(escape + "(") {
                rest = rest.dropFirst(escape.count)
                skipInterpolation(&rest)
            } else {
                rest = rest.dropFirst(rest.hasPrefix(escape) ? escape.count + 1 : 1)
            }
        }
        return start[..<rest.startIndex]
    }

    /// From an opening parenthesis to past the one that closes it; literals inside it are taken whole.
    private static func skipInterpolation(_ rest: inout Substring) {
        var depth = 0
        while let next = rest.first {
            if let quote = openingQuote(rest) {
                _ = takeLiteral(&rest, opening: quote)
                continue
            }
            rest.removeFirst()
            if next == "(" { depth += 1 }
            if next == ")" { depth -= 1 }
            if depth == 0 { return }
        }
    }
}
