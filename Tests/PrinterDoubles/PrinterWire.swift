/// As much of IPP's encoding as a printer of the tests needs. Source: RFC 8010 3.
struct WireRequest {
    let operation: Int
    let number: [UInt8]
    private(set) var attributes: [(name: String, values: [[UInt8]])] = []
    /// What follows the attributes.
    let document: ArraySlice<UInt8>

    init?(_ body: [UInt8]) {
        guard body.count > 8 else { return nil }
        operation = Int(body[2]) << 8 | Int(body[3])
        number = Array(body[4..<8])
        var at = 8
        func field() -> [UInt8]? {
            guard at + 2 <= body.count else { return nil }
            let length = Int(body[at]) << 8 | Int(body[at + 1])
            guard at + 2 + length <= body.count else { return nil }
            defer { at += 2 + length }
            return Array(body[at + 2..<at + 2 + length])
        }
        while at < body.count, body[at] != 3 {
            if body[at] < 0x10 { at += 1; continue }
            at += 1
            guard let name = field(), let value = field() else { return nil }
            if name.isEmpty, !attributes.isEmpty {
                attributes[attributes.count - 1].values.append(value)
            } else {
                attributes.append((String(decoding: name, as: UTF8.self), [value]))
            }
        }
        guard at < body.count else { return nil }
        document = body[(at + 1)...]
    }

    func text(_ name: String) -> String? {
        attributes.first { $0.name == name }.map { String(decoding: $0.values[0], as: UTF8.self) }
    }

    /// The members and values of a collection, names in words and numbers in digits.
    func collection(_ name: String) -> String? {
        attributes.first { $0.name == name }.map { attribute in
            attribute.values.filter { !$0.isEmpty }.map { value in
                value.count == 4 ? "\(value.reduce(0) { $0 << 8 | Int($1) })" : String(decoding: value, as: UTF8.self)
            }.joined(separator: " ")
        }
    }

    func number(_ name: String) -> Int? {
        attributes.first { $0.name == name }.map { $0.values[0].reduce(0) { $0 << 8 | Int($1) } }
    }
}

/// An answer, built group by group.
struct WireAnswer {
    private(set) var bytes: [UInt8]

    init(to request: WireRequest, status: Int) {
        bytes = [2, 0, UInt8(status >> 8), UInt8(status & 0xFF)] + request.number
        group(1)
        add(0x47, "attributes-charset", Array("utf-8".utf8))
        add(0x48, "attributes-natural-language", Array("en".utf8))
    }

    mutating func group(_ tag: UInt8) { bytes.append(tag) }
    mutating func keyword(_ name: String, _ values: String...) {
        for (index, value) in values.enumerated() { add(0x44, index == 0 ? name : "", Array(value.utf8)) }
    }
    mutating func name(_ name: String, _ value: String) { add(0x42, name, Array(value.utf8)) }
    mutating func mime(_ name: String, _ value: String) { add(0x49, name, Array(value.utf8)) }
    mutating func integer(_ name: String, _ value: Int) { add(0x21, name, Self.word(value)) }
    mutating func enumeration(_ name: String, _ value: Int) { add(0x23, name, Self.word(value)) }
    mutating func boolean(_ name: String, _ value: Bool) { add(0x22, name, [value ? 1 : 0]) }
    mutating func range(_ name: String, _ value: ClosedRange<Int>) {
        add(0x33, name, Self.word(value.lowerBound) + Self.word(value.upperBound))
    }

    private mutating func add(_ tag: UInt8, _ name: String, _ value: [UInt8]) {
        bytes.append(tag)
        for field in [Array(name.utf8), value] { bytes += [UInt8(field.count >> 8), UInt8(field.count & 0xFF)] + field }
    }

    private static func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    var http: [UInt8] {
        let body = bytes + [3]
        return Array("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
