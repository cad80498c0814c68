@testable import Press
import Testing

@Suite("Content streams") struct ContentReaderTests {
    /// Operators with their operands, one a line.
    private func read(_ text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var reader = ContentReader(bytes), lines: [String] = []
            while let place = reader.next() {
                let parts = reader.operands.map(\.range) + [place]
                lines.append(parts.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " "))
            }
            return lines
        }
    }

    @Test("are read operation by operation", arguments: [
        ("0 0 0 rg /F1 12 Tf (a) Tj", ["0 0 0 rg", "/F1 12 Tf", "(a) Tj"]),
        ("[(a)-5(b(c)\\))<4142>]TJ", ["[ (a) -5 (b(c)\\)) <4142> ] TJ"]),
        ("/P<</MCID 0/A[1 2]>>BDC\nEMC", ["/P << /MCID 0 /A [ 1 2 ] >> BDC", "EMC"]),
        ("1 0 0 RG% 0 1 0 rg\r2 w", ["1 0 0 RG", "2 w"]),
        ("q\n1 0 0 1 -.5 +3. cm Q", ["q", "1 0 0 1 -.5 +3. cm", "Q"]),
        ("BI /W 2 /H 1 /BPC 8 /CS /G ID \u{1}EI rg\u{2}\nEI Q", ["BI", "/W 2 /H 1 /BPC 8 /CS /G ID", "\u{1}EI rg\u{2}\n EI", "Q"]),
        ("true false null gs", ["true false null gs"]), ("T* ' \" f*", ["T*", "'", "\"", "f*"]), ("", []), ("1 2 3", []),
    ])
    func operations(text: String, expected: [String]) { #expect(read(text) == expected) }

    @Test("that are broken end somewhere", arguments: ["(a(b", "<41", "(\\", "BI ID", "BI ID ", "BI ID x", "[[[[", "<<", ">", "%", "/", "a("])
    func broken(text: String) { #expect(read(text).count <= 3) }

    @Test("give numbers as PDF writes them", arguments: [
        ("0", 0), ("-1.5", -1.5), (".25", 0.25), ("+7", 7), ("4.", 4), ("1.2.3", 1.2), ("1-2", 1), ("--3", 0), ("0.000001", 0.000001),
    ])
    func numbers(text: String, expected: Double) {
        var stream = text + " w"
        stream.withUTF8 { bytes in
            var reader = ContentReader(bytes)
            _ = reader.next()
            #expect(reader.number(0) == expected)
            #expect(reader.number(1) == nil && reader.name(0) == nil)
        }
    }
}
