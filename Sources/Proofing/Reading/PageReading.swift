import Diagnostics

extension RawReader {
    /// A web page: decoded here as it or the user says, read by pandoc, which knows UTF-8 alone.
    func readPage(_ handed: HandedFile, into diagnostics: inout Diagnostics) throws(ReadingFault) -> RawText {
        let bytes = try handed.bytes(most: bounds.textBytes, orFault: .tooLong(bounds))
        guard !bytes.isEmpty else { throw ReadingFault("the file is empty") }
        let decoded = try decodedPage(bytes)
        let taken = try taken(decoded, .article, into: &diagnostics)
        let page = WebPage(Array(String(taken.characters).utf8))
        if let name = page.mainElement {
            diagnostics.warn("only the <\(name)> of the page is taken in", at: SourcePlace(file: file, line: 1, column: 1),
                             hint: "for the rest copy it from the browser into a .txt file")
        }
        var text = try article(of: tree(.bytes(page.bytes), from: "html"), into: &diagnostics)
        text.encoding = taken.encoding
        text.isGuessed = taken.isGuessed
        return text
    }

    /// By the option, else by what the page says of itself unless it is UTF-8 all the same, else by its letters.
    private func decodedPage(_ bytes: [UInt8]) throws(ReadingFault) -> DecodedText {
        guard encoding == nil, let declared = WebPage.declaredEncoding(bytes), let converter = try? Converter(declared) else {
            return try DecodedText(bytes, encoding: encoding)
        }
        // Pages are saved anew in UTF-8 and keep what they said; and one that says UTF-16 in ASCII letters is none.
        let isUTF8 = UTF8Text(bytes).isLikely
        guard !converter.name.hasPrefix("UTF-"), !isUTF8 else { return try DecodedText(bytes, encoding: nil) }
        return try DecodedText(bytes, encoding: declared)
    }
}

/// A web page as it goes to the converter, in UTF-8.
struct WebPage {
    /// The page, or its head and its one main element.
    let bytes: [UInt8]
    /// `article` or `main`, if the page has one such element, which is taken alone.
    let mainElement: String?

    init(_ page: [UInt8]) {
        let tags = WebTags(page)
        for name in ["article", "main"] {
            guard let element = tags.only(name), element.count < page.count else { continue }
            let head = tags.only("head").map { Array(page[$0]) } ?? []
            let body = Array("<html>".utf8) + head + Array("<body>".utf8) + page[element] + Array("</body></html>".utf8)
            bytes = body
            mainElement = name
            return
        }
        bytes = page
        mainElement = nil
    }

    /// The encoding that a page names within its first bytes. Source: HTML, 13.2.3.2, prescanning a byte stream.
    static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4_096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var start = 0
        while let tag = head[start...].range(of: "<meta") {
            let end = head[tag.upperBound...].firstIndex(of: 0x3E) ?? head.count
            if let name = head[tag.upperBound..<end].range(of: "charset") {
                let value = head[name.upperBound..<end].drop { $0 <= 0x20 }
                if value.first == 0x3D {
                    let label = value.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
                    let name = label.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x2F }
                    if !name.isEmpty { return webName(String(decoding: name, as: UTF8.self)) }
                }
            }
            start = end
        }
        return nil
    }

    /// What browsers read under a name. Source: WHATWG Encoding, 4.2.
    private static func webName(_ label: String) -> String {
        switch label {
        case "iso-8859-1", "latin1", "us-ascii", "ascii": "windows-1252"
        case "koi8-ru", "koi8_u": "KOI8-U"
        case "cp866", "866", "ibm866": "IBM866"
        default: label
        }
    }
}

/// Where elements of a page begin and end, scripts, styles and comments passed over.
private struct WebTags {
    private struct Tag {
        var name: String
        var isEnd: Bool
        var range: Range<Int>
    }

    private var tags: [Tag] = []
    private let page: [UInt8]

    init(_ page: [UInt8]) {
        self.page = page
        var index = 0
        while let start = page[index...].firstIndex(of: 0x3C) {
            index = passed(from: start)
        }
    }

    /// The whole of the one element of a name; nil where there is none or there are several.
    func only(_ name: String) -> Range<Int>? {
        let own = tags.filter { $0.name == name }
        guard own.count == 2, !own[0].isEnd, own[1].isEnd else { return nil }
        return own[0].range.lowerBound..<own[1].range.upperBound
    }

    /// Reads what begins with `<` and returns where to go on.
    private mutating func passed(from start: Int) -> Int {
        if page[start...].starts(with: Array("<!--".utf8)) {
            return page[(start + 4)...].range(of: "-->")?.upperBound ?? page.count
        }
        let isEnd = start + 1 < page.count && page[start + 1] == 0x2F
        let name = page[(start + (isEnd ? 2 : 1))...].prefix(12).prefix { ($0 | 0x20 >= 0x61) && ($0 | 0x20 <= 0x7A) }
        guard !name.isEmpty else { return start + 1 }
        let end = page[start...].firstIndex(of: 0x3E).map { $0 + 1 } ?? page.count
        let tag = Tag(name: String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd, range: start..<end)
        if ["article", "main", "head"].contains(tag.name) { tags.append(tag) }
        guard !isEnd, tag.name == "script" || tag.name == "style" else { return end }
        return page[end...].range(of: "</\(tag.name)")?.lowerBound ?? page.count
    }
}

extension ArraySlice<UInt8> {
    /// Where a text of ASCII first stands.
    func range(of text: String) -> Range<Int>? {
        let text = Array(text.utf8)
        guard count >= text.count else { return nil }
        for start in startIndex...(endIndex - text.count) where self[start] == text[0] && self[start...].starts(with: text) {
            return start..<(start + text.count)
        }
        return nil
    }
}
