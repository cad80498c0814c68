/// The entries of an inline image, by their long names. Source: ISO 32000-1 8.9.7.
struct InlineImage {
    private var entries: [(key: String, words: [String])] = []

    init(_ reader: ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) {
        var depth = 0
        for token in reader.operands.prefix(200) {
            let word = String(decoding: bytes[token.range].prefix(100), as: UTF8.self)
            let expectsKey = depth == 0 && token.kind == .name && (entries.isEmpty || !entries[entries.count - 1].words.isEmpty)
            if expectsKey { entries.append((Self.long[word] ?? word, [])) } else if !entries.isEmpty {
                if word == "[" || word == "<<" { depth += 1 }
                if word == "]" || word == ">>" { depth -= 1 }
                entries[entries.count - 1].words.append(Self.long[word] ?? word)
            }
        }
    }

    private static let long = [
        "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/F": "/Filter", "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate",
        "/W": "/Width", "/LZW": "/LZWDecode",
    ]

    private func words(_ key: String) -> [String] { entries.first { $0.key == key }?.words ?? [] }

    func name(_ key: String) -> String? { words(key).first { $0.hasPrefix("/") } }
    func number(_ key: String) -> Double? { words(key).first.flatMap(Double.init) }
    func isTrue(_ key: String) -> Bool { words(key).first == "true" }
    func has(_ filter: String) -> Bool { words("/Filter").contains(filter) }
}
