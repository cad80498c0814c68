/// Where a face lies on disk. Tables of these are indexed by ``FaceID/index``.
public struct FontFile: Sendable, Hashable {
    public var path: String
    /// Of the face in a collection, from 0; the upper 16 bits name an instance of a variable face, counted from 1.
    public var index: Int
    /// Where on its axis `wdth` the face is open wider; nil for a face that has no instances for that.
    public var wideWidth: Double?

    public init(path: String, index: Int = 0, wideWidth: Double? = nil) {
        self.path = path
        self.index = index
        self.wideWidth = wideWidth
    }
}
