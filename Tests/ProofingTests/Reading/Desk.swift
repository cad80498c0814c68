@testable import Proofing
import Diagnostics
import Glibc

/// A folder of a test's own, with files in it, which goes away with it.
final class Desk {
    let folder: String

    init() {
        var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp")/varaq-reading-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!folder.isEmpty, "no folder for a test")
    }

    deinit {
        for name in names { unlink("\(folder)/\(name)"); rmdir("\(folder)/\(name)") }
        rmdir(folder)
    }

    private var names: [String] = []

    func path(_ name: String) -> String {
        if !names.contains(name) { names.append(name) }
        return "\(folder)/\(name)"
    }

    /// Writes a file and returns its path.
    func put(_ bytes: [UInt8], as name: String, mode: mode_t = 0o644) -> String {
        let path = path(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            precondition(count > 0)
            done += count
        }
        close(descriptor)
        return path
    }

    /// A program of a few lines of shell.
    func script(_ lines: String, as name: String) { _ = put(Array("#!/bin/sh\n\(lines)\n".utf8), as: name, mode: 0o755) }
}

/// What came of reading a file.
struct Reading {
    var text: RawText?
    var diagnostics = Diagnostics()

    init(_ bytes: [UInt8], as name: String = "text.txt", encoding: String? = nil, tools: Tools = .installed, bounds: Bounds = Bounds()) {
        let desk = Desk()
        self.init(path: desk.put(bytes, as: name), encoding: encoding, tools: tools, bounds: bounds)
        _ = desk
    }

    init(path: String, encoding: String? = nil, tools: Tools = .installed, bounds: Bounds = Bounds()) {
        text = RawText.read(path: path, encoding: encoding, tools: tools, bounds: bounds, into: &diagnostics)
    }

    var string: String? { text.map { String(String.UnicodeScalarView($0.characters)) } }
    var errors: [String] { diagnostics.all.filter(\.isError).map(\.message) }
    var hints: [String] { diagnostics.all.compactMap(\.hint) }
    var warnings: [String] { diagnostics.all.filter { !$0.isError }.map(\.message) }
    var places: [[Int32]] { diagnostics.all.filter { !$0.isError }.compactMap { $0.place.map { [$0.line, $0.column] } } }
}

/// Bytes of an encoding, by asking its converter what each byte means.
func bytes(of text: String, in encoding: String) throws -> [UInt8] {
    switch encoding {
    case "UTF-16LE": return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: break
    }
    let converter = try Converter(encoding)
    var meanings: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
        if let (made, isFaulty) = converter.characters(of: [byte]), !isFaulty, made.count == 1 { meanings[made[0]] = byte }
    }
    return try text.unicodeScalars.map { character in
        guard let byte = meanings[character] else { throw ReadingFault("\(encoding) has no \(character)") }
        return byte
    }
}
