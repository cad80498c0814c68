/// The facts in XMP, each by the name of its property. Source: ISO 16684-1 7.
///
/// No parser of XML: a property is looked for as an element or as an attribute, by the prefix that everybody uses. What stands inside
/// of it is taken without its tags.
struct MetadataText {
    private let text: [UInt8]

    init(_ text: [UInt8]) { self.text = text }

    /// The text of a property such as `dc:title`; nil without one.
    func property(_ name: String) -> String? { element(name) ?? attribute(name) }

    /// Whether the packet has an obsolete attribute in its header.
    var hasObsoleteHeader: Bool {
        guard let start = place(of: "<?xpacket", from: 0) else { return false }
        let end = text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.endIndex
        let header = String(decoding: text[start..<end], as: UTF8.self)
        return header.contains(" bytes=") || header.contains(" encoding=")
    }

    private func element(_ name: String) -> String? {
        var at = 0
        while let start = place(of: "<" + name, from: at) {
            at = start + 1 + name.utf8.count
            guard at < text.count, isSpace(text[at]) || text[at] == UInt8(ascii: ">") else { continue }
            guard let open = text[at...].firstIndex(of: UInt8(ascii: ">")), text[open - 1] != UInt8(ascii: "/"),
                  let end = place(of: "</\(name)>", from: open) else { return nil }
            return plain(text[(open + 1)..<end])
        }
        return nil
    }

    private func attribute(_ name: String) -> String? {
        var at = 0
        while let start = place(of: name, from: at) {
            at = start + name.utf8.count
            guard start > 0, isSpace(text[start - 1]) else { continue }
            let rest = text[at...].drop(while: isSpace)
            guard rest.first == UInt8(ascii: "=") else { continue }
            let value = rest.dropFirst().drop(while: isSpace)
            guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            return plain(value.dropFirst().prefix { $0 != quote })
        }
        return nil
    }

    /// Without tags, white space at the ends, and entities.
    private func plain(_ slice: ArraySlice<UInt8>) -> String {
        var kept: [UInt8] = [], isInTag = false
        for byte in slice {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if !isInTag { kept.append(byte) }
            if byte == UInt8(ascii: ">") { isInTag = false }
        }
        let core = kept.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return String(decoding: Array(core), as: UTF8.self).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    }

    private func place(of word: String, from start: Int) -> Int? {
        let word = Array(word.utf8)
        guard text.count - start >= word.count else { return nil }
        return (start...(text.count - word.count)).first { at in
            text[at] == word[0] && text[at..<at + word.count].elementsEqual(word)
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || 9...13 ~= byte }
}

/// Text strings of PDF. Source: ISO 32000-1 7.9.2.
enum TextString {
    /// In UTF-16 with its mark, in UTF-8 with its mark, or else taken for Latin-1, which PDF's own encoding nearly is.
    static func decoded(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
            return String(decoding: units, as: UTF16.self)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        var text = ""
        for byte in bytes { text.unicodeScalars.append(UnicodeScalar(byte)) }
        return text
    }
}
