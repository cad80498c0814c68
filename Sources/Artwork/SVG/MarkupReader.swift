/// Reads XML in UTF-8, strictly and once from front to back: tags, attributes and text, and no document type with
/// declarations of its own, which is where entities and outer files come from. Source: XML 1.0 (5th edition), 2 and 3.1.
struct MarkupReader {
    struct Tag {
        var name: String
        /// In the order of the file, references replaced.
        var attributes: [(name: String, value: String)] = []
        var isClosed = false
        /// Where it begins, for ``MarkupReader/fault(_:hint:at:)``.
        var offset: Int
    }

    enum Event {
        case open(Tag)
        case close(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var at = 0
    /// How far it has been read, in bytes.
    var offset: Int { at }
    /// The names of the elements that are open.
    private var open: [String] = []
    private var hasRoot = false

    /// More would be no drawing but an attack on the stack of whoever draws it.
    private static let deepest = 100
    /// Of one element; each is held against all before it.
    private static let mostAttributes = 500

    init(_ text: ArraySlice<UInt8>) throws(PictureFault) {
        bytes = Array(text)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .broken("it is not UTF-8") }
        if let zero = bytes.firstIndex(of: 0) { throw fault("it holds a NUL byte", at: zero) }
    }

    /// The next event; nil behind the root's end. Comments and instructions are passed over.
    mutating func next() throws(PictureFault) -> Event? {
        while at < bytes.count {
            if bytes[at] != UInt8(ascii: "<") {
                let text = try readText()
                if !open.isEmpty { return .text(text) }
                guard text.allSatisfy(\.isWhitespace) else { throw fault("text stands outside of its root", at: at - 1) }
            } else if take("<!--") {
                try skip(past: "-->")
            } else if take("<![CDATA[") {
                let start = at
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<at - 3], as: UTF8.self))
            } else if take("<?xml-stylesheet") {
                throw fault("it takes its styles from another file", hint: "write them into the drawing", at: at)
            } else if take("<?") {
                try skip(past: "?>")
            } else if take("<!DOCTYPE") {
                try skipDocumentType()
            } else if take("</") {
                return .close(try readClosing())
            } else {
                return .open(try readTag())
            }
        }
        guard open.isEmpty, hasRoot else { throw fault("it ends in the middle", at: bytes.count) }
        return nil
    }

    /// A fault with the line and the column of a byte.
    func fault(_ reason: String, hint: String? = nil, at offset: Int) -> PictureFault {
        let before = bytes[..<min(offset, bytes.count)]
        var fault = PictureFault.broken(reason)
        if let hint { fault.hint = hint }
        return locate(fault, before: before)
    }

    /// A fault that is not damage, with the line and the column of a byte.
    func refusal(_ message: String, hint: String, at offset: Int) -> PictureFault {
        locate(PictureFault(message: message, hint: hint), before: bytes[..<min(offset, bytes.count)])
    }

    private func locate(_ fault: PictureFault, before: ArraySlice<UInt8>) -> PictureFault {
        var fault = fault
        fault.line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        fault.column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return fault
    }

    // MARK: Parts

    private mutating func take(_ mark: StaticString) -> Bool {
        let isHere = mark.withUTF8Buffer { bytes[at...].starts(with: $0) }
        if isHere { at += mark.utf8CodeUnitCount }
        return isHere
    }

    private mutating func skip(past mark: StaticString) throws(PictureFault) {
        let start = at
        while at < bytes.count {
            if take(mark) { return }
            at += 1
        }
        throw fault("a comment or an instruction has no end", at: start)
    }

    /// A document type without declarations says nothing that is needed.
    private mutating func skipDocumentType() throws(PictureFault) {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if bytes[at] == UInt8(ascii: "[") {
                throw refusal("the drawing declares entities in its document type", hint: "export it as plain SVG", at: start)
            }
            at += 1
        }
        guard at < bytes.count else { throw fault("its document type has no end", at: start) }
        at += 1
    }

    private mutating func readText() throws(PictureFault) -> String {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        return try resolve(start..<at)
    }

    private mutating func readClosing() throws(PictureFault) -> String {
        let start = at, name = try readName()
        skipSpace()
        guard take(">") else { throw fault("the end tag of <\(name)> is not closed", at: start) }
        guard open.popLast() == name else { throw fault("</\(name)> closes an element that is not open", at: start) }
        return name
    }

    private mutating func readTag() throws(PictureFault) -> Tag {
        let start = at
        at += 1
        var tag = Tag(name: try readName(), offset: start)
        guard !open.isEmpty || !hasRoot else { throw fault("it has a second root, <\(tag.name)>", at: start) }
        while true {
            let space = at
            skipSpace()
            if take("/>") { tag.isClosed = true; break }
            if take(">") { break }
            guard at > space else { throw fault("<\(tag.name)> is not closed", at: start) }
            let name = try readName()
            guard !tag.attributes.contains(where: { $0.name == name }) else {
                throw fault("<\(tag.name)> has '\(name)' twice", at: start)
            }
            guard tag.attributes.count < Self.mostAttributes else {
                throw fault("<\(tag.name)> has more than \(Self.mostAttributes) attributes", at: start)
            }
            tag.attributes.append((name, try readValue(of: name)))
        }
        hasRoot = true
        if !tag.isClosed { open.append(tag.name) }
        guard open.count <= Self.deepest else { throw fault("its elements lie deeper than \(Self.deepest) in each other", at: start) }
        return tag
    }

    private mutating func readName() throws(PictureFault) -> String {
        let start = at
        while at < bytes.count, Self.isName(bytes[at]) { at += 1 }
        guard at > start else { throw fault("a name is missing in a tag", at: start) }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func readValue(of name: String) throws(PictureFault) -> String {
        skipSpace()
        guard take("=") else { throw fault("'\(name)' has no value", at: at) }
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
            throw fault("the value of '\(name)' has no quotes", at: at)
        }
        let quote = bytes[at], start = at + 1
        at = start
        while at < bytes.count, bytes[at] != quote, bytes[at] != UInt8(ascii: "<") { at += 1 }
        guard at < bytes.count, bytes[at] == quote else { throw fault("the value of '\(name)' has no end", at: start) }
        at += 1
        return try resolve(start..<at - 1)
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
             UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...: true
        default: false
        }
    }

    /// The text of a range, its references to characters replaced. Source: XML 1.0, 4.1 and 4.6.
    private func resolve(_ range: Range<Int>) throws(PictureFault) -> String {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return String(decoding: bytes[range], as: UTF8.self) }
        var text: [UInt8] = [], at = range.lowerBound
        while at < range.upperBound {
            guard bytes[at] == UInt8(ascii: "&") else {
                text.append(bytes[at])
                at += 1
                continue
            }
            // No reference of ours is longer than the code of a character.
            guard let end = bytes[at..<min(at + 12, range.upperBound)].firstIndex(of: UInt8(ascii: ";")),
                  let scalar = Self.character(String(decoding: bytes[at + 1..<end], as: UTF8.self))
            else { throw fault("it refers to an entity that is not known", at: at) }
            text += Array(String(scalar).utf8)
            at = end + 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func character(_ reference: String) -> Unicode.Scalar? {
        switch reference {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard reference.hasPrefix("#") else { return nil }
            let digits = reference.dropFirst(), isHexadecimal = digits.hasPrefix("x")
            let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap { $0 >= 0x20 || [9, 10, 13].contains($0) ? Unicode.Scalar($0) : nil }
        }
    }
}
