/// A picture in at most 48 by 48 samples of its inks.
///
/// Its pixels are unpacked row by row and forgotten; of each row that is sampled the means of its parts are kept. A JPEG in gray or
/// CMYK is decoded at an eighth of its size (``JPEGFrame``). JPEG in RGB, JPEG 2000 and what fax machines write is not looked at, nor
/// is a picture whose pixels would be more than 256 MiB.
struct PictureSample {
    private let width: Int, height: Int
    /// By row from the top and column.
    private let mixes: [InkMix]

    private static let most = 48

    /// The inks at a place of the unit square, upwards; nil for none.
    func mix(at u: Double, _ v: Double) -> InkMix? {
        let column = min(Int(u * Double(width)), width - 1), row = min(Int((1 - v) * Double(height)), height - 1)
        let place = max(row, 0) * width + max(column, 0)
        return mixes.indices.contains(place) ? mixes[place] : nil
    }

    /// Nil for a picture that is not looked at.
    init?(_ stream: PDFStream, _ space: ColourSpace, in inspector: Inspector) {
        let file = inspector.file, filters = file.filters(of: stream.dictionary)
        let columns = file[stream.dictionary, "/Width"].integer ?? 0, rows = file[stream.dictionary, "/Height"].integer ?? 0
        let bits = file[stream.dictionary, "/BitsPerComponent"].integer ?? 8, channels = space.channels
        guard columns > 0, rows > 0, columns < 1 << 20, rows < 1 << 20, [1, 2, 4, 8].contains(bits), 1...32 ~= channels,
              filters.isEmpty || filters.count == 1 && ["/FlateDecode", "/DCTDecode"].contains(filters[0].name) else { return nil }
        let rowBytes = (columns * channels * bits + 7) / 8, size = rowBytes * rows
        guard size <= Self.mostBytes, size <= inspector.budget.bytes else { return nil }
        inspector.budget.bytes -= size
        let decode = file.numbers(stream.dictionary["/Decode"])
        if filters.first?.name == "/DCTDecode" {
            guard let small = file.withRawData(of: stream, { JPEGFrame.eighth($0, columns: columns, rows: rows, channels: channels) }) ?? nil
            else { return nil }
            let (columns, rows) = JPEGFrame.eighth(of: columns, rows)
            (width, height) = (min(columns, Self.most), min(rows, Self.most))
            let reader = RowReader(columns: columns, bits: 8, channels: channels, space: space, decode: decode, parts: width)
            mixes = small.withUnsafeBufferPointer { [height] in
                Self.mixes($0, nil, rowBytes: columns * channels, rows: rows, kept: height, reader)
            }
            return
        }
        width = min(columns, Self.most)
        height = min(rows, Self.most)
        let reader = RowReader(columns: columns, bits: bits, channels: channels, space: space, decode: decode, parts: width)
        guard let mixes = file.withRawData(of: stream, { [height] packed in
            Self.mixes(packed, filters.first, rowBytes: rowBytes, rows: rows, kept: height, reader)
        }) else { return nil }
        self.mixes = mixes
    }

    static let mostBytes = 256 << 20

    private static func mixes(_ packed: UnsafeBufferPointer<UInt8>, _ filter: StreamFilter?, rowBytes: Int, rows: Int, kept: Int,
                              _ reader: RowReader) -> [InkMix] {
        let inflater = filter.map { _ in Inflater(packed) }, isPredicted = filter.map { $0.predictor >= 10 } ?? false
        var predicted = PredictedRows(rowBytes: rowBytes, pixelBytes: filter?.pixelBytes ?? 1), mixes: [InkMix] = []
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rowBytes + 1) { buffer in
            for row in 0..<rows {
                let wanted = isPredicted ? rowBytes + 1 : rowBytes, part = UnsafeMutableBufferPointer(rebasing: buffer[..<wanted])
                if let inflater {
                    guard inflater.read(into: part) == wanted else { return }
                } else {
                    guard (row + 1) * rowBytes <= packed.count else { return }
                    _ = part.update(fromContentsOf: packed[(row * rowBytes)..<((row + 1) * rowBytes)])
                }
                let plain = isPredicted ? predicted.next(UnsafeBufferPointer(part)) : nil
                // The middle one of the rows that a sample stands for.
                guard row == (2 * mixes.count / reader.parts + 1) * rows / (2 * kept) else { continue }
                mixes += plain.map { $0.withUnsafeBufferPointer(reader.mixes) } ?? reader.mixes(UnsafeBufferPointer(part))
            }
        }
        return mixes
    }
}

/// Makes the samples of one row of pixels.
private struct RowReader {
    let columns: Int, bits: Int, channels: Int
    let space: ColourSpace
    /// Nil for the usual one.
    let decode: [Double]?
    let parts: Int

    func mixes(_ row: UnsafeBufferPointer<UInt8>) -> [InkMix] {
        (0..<parts).map { part in
            let from = part * columns / parts, to = max(from + 1, (part + 1) * columns / parts)
            // A look at sixteen pixels is enough of a mean; a palette has none.
            let step = max(1, (to - from) / 16), isPalette = if case .indexed = space { true } else { false }
            var sums = [Double](repeating: 0, count: channels), count = 0.0
            for column in stride(from: from, to: isPalette ? from + 1 : to, by: step) {
                for channel in 0..<channels { sums[channel] += sample(row, column * channels + channel, channel, isPalette) }
                count += 1
            }
            return InkMix(space, sums.map { $0 / count })
        }
    }

    private func sample(_ row: UnsafeBufferPointer<UInt8>, _ place: Int, _ channel: Int, _ isPalette: Bool) -> Double {
        let bit = place * bits, byte = bit / 8
        guard byte < row.count else { return 0 }
        let value = Int(row[byte]) >> (8 - bits - bit % 8) & (1 << bits - 1)
        if isPalette { return Double(value) }
        let share = Double(value) / Double(1 << bits - 1)
        guard let decode, decode.count >= 2 * channels else { return share }
        return decode[2 * channel] + share * (decode[2 * channel + 1] - decode[2 * channel])
    }
}
