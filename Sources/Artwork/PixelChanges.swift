import Manuscript

extension RasterImage {
    /// Bytes of a pixel; 0 where a byte has several.
    var channels: Int {
        switch format {
        case .colour: 3
        case .gray: 1
        case .bilevel: 0
        }
    }

    var sides: PixelSides { PixelSides(width: width, height: height) }

    /// The image as it is meant to be seen, from the way in which a camera says that it lies.
    /// Source: Exif 2.32, tag 0x0112: the places of the first row and the first column.
    func turned(upright orientation: Int) -> RasterImage {
        guard orientation > 1 else { return self }
        let isOnSide = orientation >= 5
        let fromRight = [2, 3, 7, 8].contains(orientation), fromFoot = [3, 4, 6, 7].contains(orientation)
        let (newWidth, newHeight) = isOnSide ? (height, width) : (width, height)
        let channels = channels, last = (x: width - 1, y: height - 1)
        let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { out, count in
            pixels.withUnsafeBufferPointer { pixels in
                var at = 0
                for row in 0..<newHeight {
                    for column in 0..<newWidth {
                        var (x, y) = isOnSide ? (row, column) : (column, row)
                        if fromRight { x = last.x - x }
                        if fromFoot { y = last.y - y }
                        let from = (y * width + x) * channels
                        for channel in 0..<channels { out[at + channel] = pixels[from + channel] }
                        at += channels
                    }
                }
            }
            count = pixels.count
        }
        return RasterImage(width: newWidth, height: newHeight, format: format, pixels: turned)
    }

    /// The part that a crop shows, in whole pixels and at least one.
    func cut(to crop: Figure.Crop) -> RasterImage {
        let (columns, rows) = sides.part(crop)
        if columns.count == width, rows.count == height { return self }
        var part: [UInt8] = []
        part.reserveCapacity(columns.count * rows.count * channels)
        for row in rows {
            part += pixels[(row * width + columns.lowerBound) * channels..<(row * width + columns.upperBound) * channels]
        }
        return RasterImage(width: columns.count, height: rows.count, format: format, pixels: part)
    }

    /// The same image with fewer or more pixels.
    func scaled(width newWidth: Int, height newHeight: Int) -> RasterImage {
        if newWidth == width, newHeight == height { return self }
        let channels = channels
        var scaled: [UInt8] = []
        scaled.reserveCapacity(newWidth * newHeight * channels)
        AreaAverage(of: self, width: newWidth, height: newHeight).forEachRow { scaled += $0 }
        return RasterImage(width: newWidth, height: newHeight, format: format, pixels: scaled)
    }

    /// The same image with its longer side at most so many pixels.
    func limited(to side: Int) -> RasterImage {
        let wanted = sides.limited(to: side)
        return scaled(width: wanted.width, height: wanted.height)
    }
}
