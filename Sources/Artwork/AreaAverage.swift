/// Scales an image so that each new pixel is the mean of the area it covers in the old one.
///
/// Whole numbers throughout, so that the mean of the image stays and every machine gives the same bytes.
struct AreaAverage {
    private let image: RasterImage
    private let width: Int
    private let height: Int

    init(of image: RasterImage, width: Int, height: Int) {
        self.image = image
        self.width = width
        self.height = height
    }

    /// Hands out the rows from the top, as wide as was asked for.
    func forEachRow(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let count = width * image.channels
        let whole = UInt64(image.width) * UInt64(image.height), half = whole / 2
        var sums = [UInt32](repeating: 0, count: count), totals = [UInt64](repeating: 0, count: count)
        var row = [UInt8](repeating: 0, count: count), summed = -1
        for new in 0..<height {
            // Rows in units of which a new one has as many as there are old rows, and the reverse.
            let area = new * image.height..<(new + 1) * image.height
            for index in 0..<count { totals[index] = 0 }
            for old in area.lowerBound / height...(area.upperBound - 1) / height {
                let share = UInt64(min(area.upperBound, (old + 1) * height) - max(area.lowerBound, old * height))
                if old != summed { add(up: old, into: &sums) }
                summed = old
                for index in 0..<count { totals[index] += UInt64(sums[index]) * share }
            }
            for index in 0..<count { row[index] = UInt8((totals[index] + half) / whole) }
            row.withUnsafeBufferPointer(body)
        }
    }

    /// Adds up an old row's pixels under each new one, each as often as its width lies there.
    private func add(up old: Int, into sums: inout [UInt32]) {
        let channels = image.channels, start = old * image.width * channels
        image.pixels.withUnsafeBufferPointer { pixels in
            for new in 0..<width {
                let area = new * image.width..<(new + 1) * image.width
                for channel in 0..<channels { sums[new * channels + channel] = 0 }
                for column in area.lowerBound / width...(area.upperBound - 1) / width {
                    let share = UInt32(min(area.upperBound, (column + 1) * width) - max(area.lowerBound, column * width))
                    for channel in 0..<channels {
                        sums[new * channels + channel] += UInt32(pixels[start + column * channels + channel]) * share
                    }
                }
            }
        }
    }
}
