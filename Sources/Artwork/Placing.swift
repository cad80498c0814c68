public import Geometry
public import Manuscript

extension RasterImage {
    /// Pixels to an inch of a picture set so large; of the two directions the worse one.
    public func resolution(at size: Size) -> Double {
        min(Double(width) / size.width.points, Double(height) / size.height.points) * 72
    }

    /// The picture in black dots of a screen, as large as it is set.
    public func halftoned(size: Size, screen: Screen = .photocopier) -> RasterImage {
        func pixels(_ length: Length) -> Int {
            min(max(Int(clamping: (length.points / 72 * screen.resolution).rounded()), 1), PictureLimits.side)
        }
        return screen.halftone(self, width: pixels(size.width), height: pixels(size.height))
    }
}

extension Artwork {
    /// Pixels to an inch of a picture set so large; nil of lines and surfaces, which bear any size.
    public func resolution(at size: Size) -> Double? {
        guard case .image(let image) = self else { return nil }
        return image.resolution(at: size)
    }

    /// The artwork as it is drawn at its size on the page: an image with no more pixels than print shows, or in dots.
    public func prepared(for size: Size, colour: Figure.Colour = .any) -> Artwork {
        guard case .image(let image) = self, size.width > .zero, size.height > .zero else { return self }
        if colour == .halftone { return .image(image.halftoned(size: size)) }
        return limited(to: Self.printed, at: size)
    }

    /// The artwork with so many pixels to an inch where it is set so large, if it has far more of them; never with more than it has.
    public func limited(to resolution: Double, at size: Size) -> Artwork {
        guard case .image(let image) = self, size.width > .zero, size.height > .zero else { return self }
        let excess = image.resolution(at: size) / resolution
        // A picture that is only a little too fine would lose more than it saves.
        guard image.format != .bilevel, excess > 1.5 else { return self }
        let smaller = image.scaled(width: max(Int(Double(image.width) / excess), 1),
                                   height: max(Int(Double(image.height) / excess), 1))
        return .image(image.jpeg == nil ? smaller : smaller.encoded())
    }

    /// Pixels to an inch of which print shows no more.
    private static let printed = 300.0
}
