/// What decides the bytes of an edition, in one digest: its files, its options, the program.
///
/// Names of files are no part of it: an issue may move, and a file that is touched or copied stays what it is.
public struct Fingerprint: Sendable {
    private var text = "varaq edition 1\n"

    public init() {}

    /// Something by its name; each value ends where its length says, so that no two lists of values look alike.
    public mutating func add(_ name: String, _ value: String) { text += "\(name) \(value.utf8.count) \(value)\n" }

    /// A file in the order in which it counts; one that is not there is different from any that is.
    public mutating func add(file digest: Digest?) { add("file", digest?.description ?? "missing") }

    public var digest: Digest { Digest(Array(text.utf8)) }
}
