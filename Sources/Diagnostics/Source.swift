/// A file that text was read from; indexes ``Diagnostics/files``.
public struct FileID: Hashable, Sendable {
    public let index: Int32

    package init(index: Int32) { self.index = index }
}

/// A place in a source file. Lines and columns start at 1; a column counts characters (Unicode scalars), not bytes.
public struct SourcePlace: Hashable, Sendable {
    public var file: FileID
    public var line: Int32
    public var column: Int32

    public init(file: FileID, line: Int, column: Int) {
        self.file = file
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }
}

/// Where each unit of a composed text came from: runs of text that lie contiguously in the source.
///
/// Offsets are UTF-16 units of the composed text and grow from segment to segment. Within a segment each Unicode scalar
/// of the text is one column further; text made by the engine belongs to the place of the segment it was put into.
public struct SourceMap: Sendable, Hashable {
    struct Segment: Sendable, Hashable {
        var offset: Int32
        var place: SourcePlace
    }

    var segments: [Segment] = []

    public init() {}

    /// Says that the text from `offset` on (UTF-16) stands at `place` in the source.
    public mutating func append(offset: Int, at place: SourcePlace) {
        if let last = segments.last, Int(last.offset) == offset { segments.removeLast() }
        segments.append(Segment(offset: Int32(offset), place: place))
    }

    /// The map of a text that is put behind another of `length` UTF-16 units.
    public mutating func append(_ other: SourceMap, shiftedBy length: Int) {
        for segment in other.segments { append(offset: Int(segment.offset) + length, at: segment.place) }
    }

    /// The map of a range (UTF-16) of `text`, its offsets counted from the range's beginning.
    public func part(_ range: Range<Int>, of text: [UInt16]) -> SourceMap {
        var part = SourceMap()
        guard let first = place(of: range.lowerBound, in: text) else { return part }
        part.append(offset: 0, at: first)
        for segment in segments where range.contains(Int(segment.offset)) {
            part.append(offset: Int(segment.offset) - range.lowerBound, at: segment.place)
        }
        return part
    }

    /// The map of the text without some of its units.
    ///
    /// - Parameter removed: Offsets in `text`, the text as this map knows it, rising.
    public func without(_ removed: [Int], of text: [UInt16]) -> SourceMap {
        var map = SourceMap(), gone = 0
        for segment in segments {
            map.append(removed, from: &gone, until: Int(segment.offset), of: text, in: self)
            map.append(offset: Int(segment.offset) - gone, at: segment.place)
        }
        map.append(removed, from: &gone, until: text.count, of: text, in: self)
        return map
    }

    /// Begins a segment behind each unit that is left out of the text before `end`; `gone` counts them.
    private mutating func append(_ removed: [Int], from gone: inout Int, until end: Int, of text: [UInt16], in whole: SourceMap) {
        while gone < removed.count, removed[gone] < end {
            if let place = whole.place(of: removed[gone] + 1, in: text) { append(offset: removed[gone] - gone, at: place) }
            gone += 1
        }
    }

    /// The place of each Unicode scalar of `text`, which is cheaper than asking for one after the other; nil before the first
    /// segment. Of text that was made at a segment's end it is the place behind the segment.
    package func placesOfScalars(in text: [UInt16]) -> [SourcePlace?] {
        var places: [SourcePlace?] = [], place: SourcePlace?, next = 0
        places.reserveCapacity(text.count)
        for offset in text.indices where !UTF16.isTrailSurrogate(text[offset]) {
            if next < segments.count, Int(segments[next].offset) <= offset {
                while next < segments.count, Int(segments[next].offset) <= offset { next += 1 }
                place = segments[next - 1].place
            } else {
                place?.column += 1
            }
            places.append(place)
        }
        return places
    }

    /// Whether no part of the text has a source.
    public var isEmpty: Bool { segments.isEmpty }

    /// The same map in segments of at most 2,048 units, so that a place deep in a long paragraph is found without counting
    /// from the paragraph's beginning.
    public func divided(for text: [UInt16]) -> SourceMap {
        var map = SourceMap()
        for (index, segment) in segments.enumerated() {
            let end = index + 1 < segments.count ? Int(segments[index + 1].offset) : text.count
            map.segments.append(segment)
            var last = segment
            for offset in stride(from: Int(segment.offset) + Self.longest, to: end, by: Self.longest) {
                last.place.column += Self.scalars(in: text[Int(last.offset)..<offset])
                last.offset = Int32(offset)
                map.segments.append(last)
            }
        }
        return map
    }

    private static let longest = 2_048

    private static func scalars(in units: ArraySlice<UInt16>) -> Int32 {
        units.reduce(into: 0) { $0 += UTF16.isTrailSurrogate($1) ? 0 : 1 }
    }

    /// The source place of the UTF-16 unit at `offset` of `text`; nil for a text without a source.
    public func place(of offset: Int, in text: [UInt16]) -> SourcePlace? {
        var low = 0, high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if Int(segments[middle].offset) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return segments.first?.place }
        let segment = segments[low - 1]
        let reach = min(offset, text.count)
        guard Int(segment.offset) < reach else { return segment.place }
        var place = segment.place
        place.column += Self.scalars(in: text[Int(segment.offset)..<reach])
        return place
    }
}
