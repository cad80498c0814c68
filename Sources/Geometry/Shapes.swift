/// A point in page space: the origin is the top-left corner of the trim, y grows downwards.
@frozen
public struct Point: Hashable, Sendable {
    public var x: Length
    public var y: Length

    @inlinable
    public init(x: Length, y: Length) {
        self.x = x
        self.y = y
    }
}

/// Width and height.
@frozen
public struct Size: Hashable, Sendable {
    public var width: Length
    public var height: Length

    @inlinable
    public init(width: Length, height: Length) {
        self.width = width
        self.height = height
    }
}

/// An upright rectangle in page space; `origin` is its top-left corner.
@frozen
public struct Rect: Hashable, Sendable {
    public var origin: Point
    public var size: Size

    /// A rectangle by its corner nearest to the origin of its space and its extent from there.
    @inlinable
    public init(x: Length, y: Length, width: Length, height: Length) {
        origin = Point(x: x, y: y)
        size = Size(width: width, height: height)
    }

    /// The edge of least x.
    @inlinable
    public var left: Length { origin.x }
    /// The edge of least y, which is the upper one: y grows downwards.
    @inlinable
    public var top: Length { origin.y }
    /// The edge of greatest x.
    @inlinable
    public var right: Length { origin.x + size.width }
    /// The edge of greatest y, the lower one.
    @inlinable
    public var bottom: Length { origin.y + size.height }

    /// The rectangle moved inwards by the same distance on all sides.
    public func inset(by distance: Length) -> Rect {
        Rect(x: left + distance, y: top + distance,
             width: size.width - distance * 2, height: size.height - distance * 2)
    }

    /// The smallest rectangle that holds both.
    public func union(_ other: Rect) -> Rect {
        let x = min(left, other.left), y = min(top, other.top)
        return Rect(x: x, y: y, width: max(right, other.right) - x, height: max(bottom, other.bottom) - y)
    }
}

/// The way a line of text, and with it a sheet, runs.
@frozen
public enum Direction: Hashable, Sendable {
    case leftToRight, rightToLeft

    /// Whether lines begin on the right.
    @inlinable
    public var isRightToLeft: Bool { self == .rightToLeft }
}
