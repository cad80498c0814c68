public import Manuscript

/// What is wanted of the picture in a file.
public struct PictureOptions: Sendable, Hashable {
    /// A point of a picture in shares of its width and height from its upper left corner.
    public struct Focus: Sendable, Hashable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }

        public static let centre = Focus(x: 0.5, y: 0.5)
    }

    public var colour: Figure.Colour
    /// The part to be seen; nil is all of it.
    public var crop: Figure.Crop?
    /// Width to height of the frame that the picture is cut to; nil leaves its shape.
    public var aspect: Double?
    /// What must be seen where the frame's shape cuts the picture; shares of the whole picture.
    public var focus: Focus

    public init(colour: Figure.Colour = .any, crop: Figure.Crop? = nil, aspect: Double? = nil, focus: Focus = .centre) {
        self.colour = colour
        self.crop = crop
        self.aspect = aspect
        self.focus = focus
    }

    /// What an author asks of a figure, for a frame of a given shape or, without one, in its own.
    public init(_ figure: Figure, aspect: Double? = nil) {
        self.init(colour: figure.colour, crop: figure.crop, aspect: aspect,
                  focus: Focus(x: figure.focus.x, y: figure.focus.y))
    }
}

extension PictureOptions {
    /// What is seen of a picture of a given width to height: the crop, cut to the frame's shape round the focus.
    func view(ofAspect aspect: Double) -> Figure.Crop {
        let crop = Self.whole(crop)
        guard let wanted = self.aspect, wanted > 0, wanted.isFinite else { return crop }
        let shape = aspect * crop.width / crop.height
        if shape > wanted {
            let width = crop.width * wanted / shape
            let left = Self.place(width, round: focus.x, from: crop.left, extent: crop.width)
            return Figure.Crop(left: left, top: crop.top, width: width, height: crop.height)
        }
        let height = crop.height * shape / wanted
        let top = Self.place(height, round: focus.y, from: crop.top, extent: crop.height)
        return Figure.Crop(left: crop.left, top: top, width: crop.width, height: height)
    }

    /// A crop held inside the picture; all of the picture where nothing would be left.
    private static func whole(_ crop: Figure.Crop?) -> Figure.Crop {
        let all = Figure.Crop(left: 0, top: 0, width: 1, height: 1)
        guard let crop else { return all }
        let left = min(max(crop.left, 0), 1), top = min(max(crop.top, 0), 1)
        let width = min(crop.width, 1 - left), height = min(crop.height, 1 - top)
        return width > 0 && height > 0 ? Figure.Crop(left: left, top: top, width: width, height: height) : all
    }

    private static func place(_ length: Double, round focus: Double, from start: Double, extent: Double) -> Double {
        min(max(focus - length / 2, start), start + extent - length)
    }
}
