/// Slips in mail addresses.
struct EmailRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = passage.characters
        var found: [Correction] = [], shields = passage.shielded[...], index = 0
        while index < text.count {
            guard Self.isAt(text[index]) else { index += 1; continue }
            while let first = shields.first, first.upperBound <= index { shields.removeFirst() }
            if let first = shields.first, first.contains(index) { index += 1; continue }
            let range = token(around: index, in: text)
            if range.count < 200, let correction = correction(of: range, in: text) { found.append(correction) }
            index = max(index + 1, range.upperBound)
        }
        return found
    }

    private static func isAt(_ character: Unicode.Scalar) -> Bool { character == "@" || character == "\u{FF20}" || character == "\u{FE6B}" }

    private func token(around at: Int, in text: [Unicode.Scalar]) -> Range<Int> {
        func belongs(_ character: Unicode.Scalar) -> Bool {
            Self.isAt(character) || character.isASCIIAlphanumeric || ".,_%+-".unicodeScalars.contains(character)
        }
        var start = at, end = at + 1
        while start > 0, at - start < 200, belongs(text[start - 1]) { start -= 1 }
        while end < text.count, end - at < 200, belongs(text[end]) { end += 1 }
        while end > at + 1, ".,".unicodeScalars.contains(text[end - 1]) { end -= 1 }
        while start < at, ".,+-".unicodeScalars.contains(text[start]) { start += 1 }
        return start..<end
    }

    private func correction(of range: Range<Int>, in text: [Unicode.Scalar]) -> Correction? {
        let parts = text[range].split(omittingEmptySubsequences: false, whereSeparator: Self.isAt).map { String($0) }
        // A name in a social network has nothing before its sign.
        guard let name = parts.first, !name.isEmpty, parts.count > 1 else { return nil }
        if parts.count > 2 {
            let mended = parts.count == 3 && parts[1].isEmpty ? mendedHost(parts[2]).map { name + "@" + $0 } ?? name + "@" + parts[2] : nil
            return Correction(.email, range, mended.map { Array($0.unicodeScalars) }, .medium, "two @ in an address")
        }
        let isWide = !text[range].contains("@")
        guard let host = mendedHost(parts[1]) else {
            if !isWide, parts[1].contains(".") { return nil }
            if isWide { return Correction(.email, range, name + "@" + parts[1], .medium, "the @ is none of a mail address") }
            return Correction(.email, range, nil, parts[1].isEmpty ? .low : .medium, parts[1].isEmpty ? "the address ends with its @" : "the address has no domain such as .org")
        }
        return Correction(.email, range, name + "@" + host, .medium, "this is hardly the address that is meant")
    }

    /// The host that is meant by one with a slip; nil for one without.
    private func mendedHost(_ host: String) -> String? {
        var mended = host.replacingCommas
        if mended.hasSuffix(".con") || mended.hasSuffix(".cmo") || mended.hasSuffix(".ocm") { mended = String(mended.dropLast(3)) + "com" }
        var labels = mended.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        if labels.count > 1, let meant = Self.hosts[labels[0].lowercased()] { labels[0] = meant }
        mended = labels.joined(separator: ".")
        return mended == host || mended.isEmpty ? nil : mended
    }

    private static let hosts: [String: String] = [
        "gmial": "gmail", "gamil": "gmail", "gmai": "gmail", "gmal": "gmail", "gnail": "gmail", "gmaill": "gmail", "gmil": "gmail", "yaho": "yahoo",
        "yahho": "yahoo", "yhaoo": "yahoo", "yahooo": "yahoo", "hotmial": "hotmail", "hotmal": "hotmail", "hotmai": "hotmail", "homail": "hotmail",
        "outlok": "outlook", "outloook": "outlook", "yadnex": "yandex", "yandeks": "yandex", "protonmial": "protonmail", "riseupp": "riseup",
    ]
}

extension String {
    fileprivate var replacingCommas: String { String(unicodeScalars.map { $0 == "," ? "." : $0 }) }
}
