/// A filter of a stream and what it is told. Source: ISO 32000-1 7.4.
struct StreamFilter {
    /// With its slash, in its long form.
    var name: String
    var predictor = 1, colours = 1, bits = 8, columns = 1, earlyChange = true

    /// More filters one upon another are not undone.
    static let most = 8

    /// Without parameters, as most are.
    init(name: String) { self.name = Self.long[name] ?? name }

    init(name: String, parameters: PDFDictionary?, in file: ForeignFile) {
        self.init(name: name)
        guard let parameters else { return }
        func whole(_ key: String, _ usual: Int, _ range: ClosedRange<Int>) -> Int {
            file[parameters, key].integer.map { min(max($0, range.lowerBound), range.upperBound) } ?? usual
        }
        predictor = whole("/Predictor", 1, 1...15)
        colours = whole("/Colors", 1, 1...32)
        bits = whole("/BitsPerComponent", 8, 1...16)
        columns = whole("/Columns", 1, 1...1_000_000)
        earlyChange = whole("/EarlyChange", 1, 0...1) == 1
    }

    /// Source: ISO 32000-1 table 94.
    private static let long = [
        "/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/RL": "/RunLengthDecode",
        "/DCT": "/DCTDecode", "/CCF": "/CCITTFaxDecode",
    ]

    var rowBytes: Int { (colours * bits * columns + 7) / 8 }
    var pixelBytes: Int { max(1, colours * bits / 8) }
}

/// What a stream holds once its filters are undone, never more than was asked for.
struct UnpackedData {
    var bytes: [UInt8]
    /// Whether there was no more, and nothing was broken.
    var isWhole: Bool

    /// Nil where a filter makes pictures, or is unknown.
    init?(unpacking packed: UnsafeBufferPointer<UInt8>, _ filters: [StreamFilter], most: Int) {
        guard let first = filters.first else {
            bytes = Array(packed.prefix(most))
            isWhole = packed.count <= most
            return
        }
        guard let step = Self(undoing: first, packed, most: most) else { return nil }
        guard filters.count > 1 else {
            self = step
            return
        }
        let rest = Array(filters.dropFirst())
        guard var all = step.bytes.withUnsafeBufferPointer({ UnpackedData(unpacking: $0, rest, most: most) }) else { return nil }
        all.isWhole = all.isWhole && step.isWhole
        self = all
    }

    private init(_ bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }

    private init?(undoing filter: StreamFilter, _ packed: UnsafeBufferPointer<UInt8>, most: Int) {
        switch filter.name {
        case "/FlateDecode": self = Self.inflated(packed, most: most).unpredicted(filter)
        case "/LZWDecode": self = Self.fromLZW(packed, isEarly: filter.earlyChange, most: most).unpredicted(filter)
        case "/ASCIIHexDecode": self = Self.fromHexadecimal(packed, most: most)
        case "/ASCII85Decode": self = Self.fromASCII85(packed, most: most)
        case "/RunLengthDecode": self = Self.fromRuns(packed, most: most)
        default: return nil
        }
    }

    private static func inflated(_ packed: UnsafeBufferPointer<UInt8>, most: Int) -> UnpackedData {
        let inflater = Inflater(packed)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(most, packed.count * 4))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
            while bytes.count <= most, case let count = inflater.read(into: buffer), count > 0 {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
            }
        }
        let isWhole = bytes.count <= most && !inflater.isBroken
        if bytes.count > most { bytes.removeLast(bytes.count - most) }
        return UnpackedData(bytes, isWhole: isWhole)
    }

    // MARK: Rows that were written as differences

    /// Source: ISO 32000-1 7.4.4.4; ISO 15948 9.
    private func unpredicted(_ filter: StreamFilter) -> UnpackedData {
        guard filter.predictor >= 10 else { return self }
        var rows = PredictedRows(rowBytes: filter.rowBytes, pixelBytes: filter.pixelBytes), result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { all in
            var at = 0
            while at + 1 < all.count {
                let end = min(at + 1 + filter.rowBytes, all.count)
                result.append(contentsOf: rows.next(UnsafeBufferPointer(rebasing: all[at..<end])))
                at = end
            }
        }
        return UnpackedData(result, isWhole: isWhole)
    }

    // MARK: Older filters

    private static func fromHexadecimal(_ packed: UnsafeBufferPointer<UInt8>, most: Int) -> UnpackedData {
        var bytes: [UInt8] = [], high: UInt8?
        for byte in packed {
            if byte == UInt8(ascii: ">") || bytes.count == most { break }
            guard let digit = hexadecimal(byte) else { continue }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else { high = digit }
        }
        if let high { bytes.append(high << 4) }
        return UnpackedData(bytes, isWhole: bytes.count < most)
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func fromASCII85(_ packed: UnsafeBufferPointer<UInt8>, most: Int) -> UnpackedData {
        var bytes: [UInt8] = [], group: UInt64 = 0, count = 0
        func emit(_ kept: Int) { for place in 0..<kept { bytes.append(UInt8(truncatingIfNeeded: group >> UInt64(24 - 8 * place))) } }
        for byte in packed {
            if byte == UInt8(ascii: "~") || bytes.count >= most { break }
            if byte == UInt8(ascii: "z"), count == 0 { bytes += [0, 0, 0, 0] }
            guard (UInt8(ascii: "!")...UInt8(ascii: "u")).contains(byte) else { continue }
            group = group * 85 + UInt64(byte - UInt8(ascii: "!"))
            count += 1
            if count == 5 {
                emit(4)
                (group, count) = (0, 0)
            }
        }
        if count > 1 {
            for _ in count..<5 { group = group * 85 + 84 }
            emit(count - 1)
        }
        return UnpackedData(Array(bytes.prefix(most)), isWhole: bytes.count < most)
    }

    private static func fromRuns(_ packed: UnsafeBufferPointer<UInt8>, most: Int) -> UnpackedData {
        var bytes: [UInt8] = [], at = 0
        while at < packed.count, packed[at] != 128, bytes.count < most {
            let length = Int(packed[at])
            if length < 128 {
                bytes += packed[min(at + 1, packed.count)..<min(at + 2 + length, packed.count)]
                at += 2 + length
            } else {
                if at + 1 < packed.count { bytes += repeatElement(packed[at + 1], count: 257 - length) }
                at += 2
            }
        }
        return UnpackedData(Array(bytes.prefix(most)), isWhole: bytes.count < most)
    }

    /// Source: ISO 32000-1 7.4.4.2.
    private static func fromLZW(_ packed: UnsafeBufferPointer<UInt8>, isEarly: Bool, most: Int) -> UnpackedData {
        // Each entry is the entry before it and one byte more.
        var before = [Int](repeating: -1, count: 4097), last = [UInt8](repeating: 0, count: 4097), length = [Int](repeating: 1, count: 4097)
        var first = [UInt8](repeating: 0, count: 4097)
        for code in 0..<256 { (last[code], first[code]) = (UInt8(code), UInt8(code)) }
        var bytes: [UInt8] = [], bits = 0, held = 0, width = 9, next = 258, old = -1, at = 0
        while bytes.count < most {
            while held < width, at < packed.count {
                bits = bits << 8 | Int(packed[at])
                held += 8
                at += 1
            }
            guard held >= width else { break }
            let code = bits >> (held - width) & (1 << width - 1)
            held -= width
            bits &= 1 << held - 1
            if code == 257 { break }
            if code == 256 {
                (width, next, old) = (9, 258, -1)
                continue
            }
            if old >= 0, next < 4096 {
                guard code <= next else { return UnpackedData(bytes, isWhole: false) }
                (before[next], first[next], length[next]) = (old, first[old], length[old] + 1)
                last[next] = code == next ? first[old] : first[code]
                next += 1
            } else if code >= next { return UnpackedData(bytes, isWhole: false) }
            let start = bytes.count, count = length[code]
            bytes += repeatElement(0, count: count)
            var entry = code, place = start + count - 1
            while entry >= 0, place >= start {
                bytes[place] = last[entry]
                entry = before[entry]
                place -= 1
            }
            old = code
            let reach = next + (isEarly ? 1 : 0)
            width = reach >= 2048 ? 12 : reach >= 1024 ? 11 : reach >= 512 ? 10 : 9
        }
        return UnpackedData(Array(bytes.prefix(most)), isWhole: bytes.count < most)
    }
}

/// Undoes the differences of rows of pixels, one after another. Source: ISO 15948 9.2.
struct PredictedRows {
    private let pixelBytes: Int
    private var row: [UInt8]

    init(rowBytes: Int, pixelBytes: Int) {
        self.pixelBytes = pixelBytes
        row = [UInt8](repeating: 0, count: rowBytes)
    }

    /// The row that a byte for its kind and so many differences make; a short one ends with what the row before had.
    mutating func next(_ packed: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let kind = packed.first else { return [] }
        let count = min(packed.count - 1, row.count)
        var cornerBehind = [UInt8](repeating: 0, count: kind == 4 ? pixelBytes : 0)
        for place in 0..<count {
            let left = place >= pixelBytes ? row[place - pixelBytes] : 0, up = row[place], raw = packed[place + 1]
            switch kind {
            case 1: row[place] = raw &+ left
            case 2: row[place] = raw &+ up
            case 3: row[place] = raw &+ UInt8((Int(left) + Int(up)) / 2)
            case 4:
                let corner = cornerBehind[place % pixelBytes]
                cornerBehind[place % pixelBytes] = up
                row[place] = raw &+ Self.nearest(left, up, place >= pixelBytes ? corner : 0)
            default: row[place] = raw
            }
        }
        return count == row.count ? row : Array(row.prefix(count))
    }

    private static func nearest(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        let guess = Int(left) + Int(up) - Int(corner)
        let (a, b, c) = (abs(guess - Int(left)), abs(guess - Int(up)), abs(guess - Int(corner)))
        return a <= b && a <= c ? left : b <= c ? up : corner
    }
}
