/// Where a printer is: an `ipp` or `ipps` URI, taken apart and written in one way only.
///
/// Source: RFC 3510; RFC 7472; RFC 3986 3.
public struct PrinterAddress: Sendable, Hashable {
    /// Whether the connection is encrypted from its first byte (`ipps`).
    public let isEncrypted: Bool
    /// A name or a number; that of IPv6 without its brackets.
    public let host: String
    public let port: UInt16
    /// The path and what follows it, escaped as in a URI.
    public let resource: String

    /// What IPP Everywhere names a printer where nothing else is said.
    static let usualResource = "/ipp/print"
    static let usualPort: UInt16 = 631
    /// Octets of a URI in IPP. Source: RFC 8011 5.1.6.
    private static let longest = 1023

    /// Reads an address as a person writes it. Without a path it is `/ipp/print`, without a port 631.
    ///
    /// - Throws: where it is none of `ipp` and `ipps`, names a user, or cannot be read; the words never show a user's name or
    ///   password.
    public init(_ text: String) throws(PrinterFault) {
        let hint = "a printer's address is ipp://HOST/ipp/print, or ipps:// with encryption"
        guard let colon = text.firstRange(of: "://") else {
            throw PrinterFault("a printer's address has no ipp:// in front", hint: hint)
        }
        switch text[..<colon.lowerBound].lowercased() {
        case "ipp": isEncrypted = false
        case "ipps": isEncrypted = true
        case let other: throw PrinterFault("a printer is not spoken to by \(legible(other, atMost: 20)), only by ipp and ipps", hint: hint)
        }
        let rest = text[colon.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            throw PrinterFault("a printer's address has a user name in it",
                               hint: "leave out what stands before the @; printers that want a password are not supported")
        }
        let (host, port) = try Self.split(authority, hint)
        self.host = host
        self.port = port
        resource = try Self.escaped(rest.dropFirst(authority.count), hint)
        guard self.text.utf8.count <= Self.longest else { throw PrinterFault("a printer's address is too long", hint: hint) }
    }

    /// The address in its one form: small letters in scheme and host, the usual port left out.
    public var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isEncrypted ? "ipps://" : "ipp://") + name + (port == Self.usualPort ? "" : ":\(port)") + resource
    }

    /// The resource without escapes, as libcups takes it: it escapes by itself.
    var plainResource: String { Self.unescaped(resource) }

    private static func split(_ authority: Substring, _ hint: String) throws(PrinterFault) -> (host: String, port: UInt16) {
        var host = authority, port: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else {
                throw PrinterFault("a printer's address has a [ without its ]", hint: hint)
            }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let tail = authority[authority.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else {
                throw PrinterFault("a printer's address goes on after its ]", hint: hint)
            }
            if !tail.isEmpty { port = tail.dropFirst() }
            guard host.contains(":"), host.utf8.allSatisfy(isOfNumber) else {
                throw PrinterFault("\(legible(String(host), atMost: 60)) is no IPv6 number", hint: hint)
            }
        } else {
            if let colon = authority.firstIndex(of: ":") {
                host = authority[..<colon]
                port = authority[authority.index(after: colon)...]
            }
            guard !host.isEmpty, host.utf8.count < 254, !host.hasPrefix("-"), host.utf8.allSatisfy(isOfName) else {
                throw PrinterFault("\(legible(String(host), atMost: 60)) is no name of a host",
                                   hint: "letters of ASCII, digits, dots and hyphens only; `varaq printers` lists printers by such names")
            }
        }
        guard let port else { return (host.lowercased(), usualPort) }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
            throw PrinterFault("\(legible(String(port), atMost: 20)) is no port: it is a number up to 65535", hint: hint)
        }
        return (host.lowercased(), number)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool { isHex(byte) || ":.".utf8.contains(byte) }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isOfName(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._".utf8.contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// A path and query with every octet escaped that may not stand for itself; escapes that are there stay.
    private static func escaped(_ written: Substring, _ hint: String) throws(PrinterFault) -> String {
        guard !written.contains("#") else { throw PrinterFault("a printer's address has a # in it", hint: "write %23 for it") }
        if written.isEmpty || written == "/" { return usualResource }
        let path = written.hasPrefix("?") ? "/" + written : String(written)
        let octets = Array(path.utf8)
        var out = ""
        for (index, octet) in octets.enumerated() {
            let isEscape = octet == UInt8(ascii: "%") && octets.dropFirst(index + 1).prefix(2).count(where: isHex) == 2
            if isEscape || isAlphanumeric(octet) || "-._~!$&'()*+,;=:@/?".utf8.contains(octet) {
                out.unicodeScalars.append(Unicode.Scalar(octet))
            } else {
                let digits = String(octet, radix: 16, uppercase: true)
                out += "%" + (octet < 16 ? "0" : "") + digits
            }
        }
        guard !unescaped(out).unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw PrinterFault("a printer's address has a control character in it", hint: hint)
        }
        return out
    }

    private static func unescaped(_ text: String) -> String {
        let octets = Array(text.utf8)
        var out: [UInt8] = [], index = 0
        while index < octets.count {
            // What is here was escaped by us, so there are two digits behind each sign.
            if octets[index] == UInt8(ascii: "%"),
               let octet = UInt8(String(decoding: octets[index + 1..<index + 3], as: UTF8.self), radix: 16) {
                out.append(octet)
                index += 3
            } else {
                out.append(octets[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
