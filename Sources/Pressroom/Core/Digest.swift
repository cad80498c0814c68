import CNettle
import Glibc

/// The SHA-256 of bytes: what tells contents apart, and nothing else of a file.
public struct Digest: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 64 hexadecimal digits in lower case.
    public let description: String

    public init(_ bytes: [UInt8]) {
        var hash = Hash()
        bytes.withUnsafeBytes { hash.add($0) }
        description = hash.text
    }

    /// That of a regular file; nil where it cannot be read to its end.
    public init?(file path: String) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        self.init(contentOf: descriptor)
    }

    /// That of an open regular file; nil where it cannot be read to its end. Where the file is read from next stays as it was.
    init?(contentOf descriptor: Int32) {
        var facts = stat(), hash = Hash()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, hash.add(allOf: descriptor) else { return nil }
        description = hash.text
    }

    /// One that was written down before.
    init(known description: String) { self.description = description }

    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A digest in the making.
private struct Hash {
    private var state = sha256_ctx()

    init() { nettle_sha256_init(&state) }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
    }

    /// Whether all was read.
    mutating func add(allOf descriptor: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            var place = 0
            while true {
                let count = pread(descriptor, buffer.baseAddress, buffer.count, place)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count == 0 }
                add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                place += count
            }
        }
    }

    var text: String {
        mutating get {
            var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
            nettle_sha256_digest(&state, bytes.count, &bytes)
            let digits = Array("0123456789abcdef".utf8)
            return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        }
    }
}

/// The digests of files that many editions have in common, each file read once.
public struct FileDigests: Sendable {
    /// Nil for a file that could not be read.
    private var known: [ExactText: Digest?] = [:]

    public init() {}

    /// Nil where the file cannot be read.
    public mutating func digest(of path: String) -> Digest? {
        let key = ExactText(path)
        if let known = known[key] { return known }
        let digest = Digest(file: path)
        known[key] = .some(digest)
        return digest
    }
}
