import Geometry

/// Values in the syntax of PDF files. Source: ISO 32000-1 7.3.
enum Syntax {
    /// A text string: in ASCII as it is, else in UTF-16BE with its mark. Source: ISO 32000-1 7.9.2.2.
    static func text(_ value: String) -> String {
        if value.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return literal(value) }
        return "<FEFF" + value.utf16.map { hex($0 >> 8) + hex($0 & 0xFF) }.joined() + ">"
    }

    /// A string of printable ASCII.
    static func literal(_ value: String) -> String {
        var syntax = "("
        for character in value {
            if "()\\".contains(character) { syntax.append("\\") }
            syntax.append(character)
        }
        return syntax + ")"
    }

    /// An address as a URI has to be written: what is not printable ASCII goes as percent and UTF-8.
    /// Source: ISO 32000-1 12.6.4.7.
    static func uri(_ address: String) -> String {
        literal(address.utf8.map {
            0x21...0x7E ~= $0 ? String(UnicodeScalar($0)) : "%" + hex(UInt16($0))
        }.joined())
    }

    /// A name, with its slash; bytes that a name cannot have as they are go as their number. Source: ISO 32000-1 7.3.5.
    static func name(_ value: String) -> String {
        "/" + value.utf8.map { byte in
            let isPlain = 0x21...0x7E ~= byte && !"()<>[]{}/%#".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "#" + hex(UInt16(byte))
        }.joined()
    }

    /// A length in points, to a ten-thousandth; independent of locale.
    static func number(_ length: Length) -> String {
        let units = Int((length.points * 10_000).rounded())
        let sign = units < 0 ? "-" : ""
        let whole = units.magnitude / 10_000
        var fraction = String(units.magnitude % 10_000 + 10_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }

    /// A rectangle of page space in PDF space, whose origin is the lower left of the page.
    static func rectangle(_ area: Rect, on trim: Size) -> String {
        let corners = [area.left, trim.height - area.bottom, area.right, trim.height - area.top]
        return "[" + corners.map(number).joined(separator: " ") + "]"
    }

    private static func hex(_ byte: UInt16) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }
}
