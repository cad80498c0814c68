public import Artwork
public import Geometry
public import Manuscript

/// What make-up asks of the stage that reads pictures.
///
/// Faults found on the way (a file that is missing or broken) are collected by the desk.
public protocol ArtDesk: AnyObject {
    /// How large as much of a figure is as its author wants seen; nil where it cannot be had, which the desk has said.
    func extent(of figure: Figure) -> ArtExtent?

    /// What is drawn in a rectangle of this size, cut around its focus where its shape is another; a drawing is never cut.
    /// Of consequence is the shape; for pictures of dots, the size too. Nil where it cannot be had, which the desk has said.
    func artwork(for figure: Figure, in size: Size) -> Artwork?

    /// The modules of a code; nil where it says more than codes hold, which the desk has said.
    func artwork(for code: QRCode) -> Artwork?
}

/// Width and height of a picture before it is scaled: pixels, or points of a drawing.
///
/// Invariant: both are positive.
public struct ArtExtent: Sendable, Hashable {
    public var width: Double
    public var height: Double
    /// Made of lines and surfaces: as sharp at any size.
    public var isDrawing: Bool

    public init(width: Double, height: Double, isDrawing: Bool = false) {
        self.width = width
        self.height = height
        self.isDrawing = isDrawing
    }

    /// Width to height.
    public var aspect: Double { width / height }
}
