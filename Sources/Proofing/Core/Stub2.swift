public import Diagnostics
import Glibc
public struct RawText: Sendable {
    public enum Form: Sendable, Hashable { case lines, article }
    public var file: FileID
    public var form: Form
    public var characters: [Unicode.Scalar]
    public var encoding: String?
    public var title: String?, author: String?, date: String?
    public static func read(path: String, encoding: String?, into d: inout Diagnostics) -> RawText? { 
        let f = fopen(path, "r")!
        var bytes: [UInt8] = []; var buf = [UInt8](repeating: 0, count: 65536)
        while true { let n = fread(&buf, 1, buf.count, f); if n <= 0 { break }; bytes += buf[0..<n] }
        fclose(f)
        return RawText(file: d.register(file: path), form: path.hasSuffix(".md") ? .article : .lines, characters: Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
    }
}
