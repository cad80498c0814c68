import Diagnostics

/// Code, HTML and links.
extension InlineReader {
    /// Sets what stands between two runs of backticks, without the blank that CommonMark allows at both ends.
    /// Source: CommonMark 0.29, 6.3.
    mutating func readCode(_ literal: [UInt8]) {
        let opening = leaf.content[at...].prefix { $0 == UInt8(ascii: "`") }.count
        var inside = at + opening..<endOfCode(from: at + opening, closing: opening)
        at = inside.upperBound + opening
        if literal.count + 2 == inside.count { inside = inside.lowerBound + 1..<inside.upperBound - 1 }
        composer.open(.code)
        for piece in withoutEscapes(inside) { set(piece) }
        composer.close()
    }

    /// The pieces of code that are to be set: in a cell of a table a backslash before a bar is none of them.
    /// Source: GitHub Flavored Markdown 0.29, 4.10.
    private func withoutEscapes(_ code: Range<Int>) -> [Range<Int>] {
        guard leaf.isPassage else { return [code] }
        var pieces: [Range<Int>] = []
        var start = code.lowerBound
        for at in code.dropLast() where leaf.content[at] == UInt8(ascii: "\\") && leaf.content[at + 1] == UInt8(ascii: "|") {
            pieces.append(start..<at)
            start = at + 1
        }
        return pieces + [start..<code.upperBound]
    }

    private func endOfCode(from start: Int, closing length: Int) -> Int {
        var end = start
        while end < leaf.content.count {
            let run = leaf.content[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == length { return end }
            end += max(run, 1)
        }
        preconditionFailure("CommonMark found an end of this code")
    }

    /// Leaves a comment out and sets other HTML as it stands.
    mutating func readHTML(_ literal: [UInt8]) {
        let range = at..<at + literal.count
        at = range.upperBound
        if literal.starts(with: Array("<!--".utf8)) { composer.leaveOut(); return }
        if !literal.starts(with: Array("<?".utf8)) {
            diagnostics.warn("HTML is set as it stands", at: composer.place(of: sourceOffset(of: range.lowerBound)),
                             hint: "Markdown has what an article needs; write \\< for a bracket that is meant")
        }
        set(range)
    }

    mutating func openLink(to address: [UInt8]) {
        let isAddress = leaf.content[at] == UInt8(ascii: "<")
        let address = String(decoding: PreparedCopy.removingSentinels(from: address), as: UTF8.self)
        let isKept = isSafeAddress(address)
        openLinks.append(OpenLink(isAddress: isAddress, isKept: isKept))
        if isKept { composer.open(.link(address)) } else { warnOfLink() }
        at += 1
    }

    private mutating func warnOfLink() {
        diagnostics.warn("a link is left out, and its text set", at: composer.place(of: sourceOffset(of: at)),
                         hint: safeAddressHint, rule: "link-scheme")
    }

    mutating func openImage() {
        diagnostics.error(.input, "a picture stands within a text, which cannot hold it",
                          at: composer.place(of: sourceOffset(of: at)),
                          hint: "give it a paragraph of its own, or with a caption below it a div: ::: figure")
        at += 2
    }
}

/// Whether an address has one of the schemes that a reader of a newsletter may be sent to, or none at all.
func isSafeAddress(_ address: String) -> Bool { scheme(of: address).map(safeSchemes.contains) ?? true }

/// Whether an address has one of them.
func hasSafeScheme(_ address: String) -> Bool { scheme(of: address).map(safeSchemes.contains) ?? false }

/// What stands before the colon of an address. Source: RFC 3986, sections 3.1 and 4.2.
private func scheme(of address: String) -> String? {
    let head = address.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return head.firstIndex(of: UInt8(ascii: ":")).map { address[..<$0].lowercased() }
}

/// Where links may lead instead.
let safeAddressHint = "links lead to \(safeSchemes.joined(separator: ", "))"

private let safeSchemes = ["http", "https", "mailto", "tel", "ftp"]
