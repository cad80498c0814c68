/// Why a page could not be drawn.
public enum DrawingError: Error, Sendable, Hashable {
    /// FreeType cannot open the face at `path`.
    case unreadableFont(path: String)
    /// There is no memory for a font with the letters of this document.
    case memory
    /// Cairo gave up; `reason` is its own word for it.
    case cairo(reason: String)
    /// A drawing of lines and surfaces could not be drawn; `reason` is librsvg's.
    case vectors(reason: String)
}
