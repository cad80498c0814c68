/// Where a face lies on disk. Tables of these are indexed by ``FaceID/index``.
public struct FontFile: Sendable, Hashable {
    public var path: String
    /// Of the face in a collection, from 0; the upper 16 bits name an instance of a variable face, counted from 1.
    public var index: Int

    public init(path: String, index: Int = 0) {
        self.path = path
        self.index = index
    }
}
