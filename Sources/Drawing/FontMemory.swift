import Glibc
import LayoutBook

/// A font file as it lies on the disk, mapped: only what is looked at is ever read.
///
/// A file that is cut short meanwhile ends the program where it is looked at next, as it does with HarfBuzz.
final class MappedFont {
    let bytes: UnsafeRawBufferPointer
    fileprivate let descriptor: Int32

    /// Nil for a file that cannot be mapped, as an empty one.
    init?(_ path: String) {
        guard let (descriptor, size) = FileBytes.open(path) else { return nil }
        guard let start = map(size, PROT_READ, descriptor: descriptor) else {
            close(descriptor)
            return nil
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        self.descriptor = descriptor
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        close(descriptor)
    }
}

/// A font made of a file: a page for the table directory, the file as far as its outlines go, more outlines and tables in
/// place of some of its own, and the file once more for all others.
///
/// Both are mapped, so that of the whole only what is written takes memory.
final class MadeFont {
    let bytes: UnsafeMutableRawBufferPointer
    /// For the further outlines.
    var outlines: Writer
    private var tables: [String: Range<Int>]
    /// Of the tables that have been added.
    private var end: Int

    /// Keeps some tables of a file, has so many bytes more in `glyf`, which is not empty, and room for tables, all padded.
    ///
    /// Throws where the machine gives no memory.
    init(_ font: MappedFont, keeping kept: [String: Range<Int>], glyf: Range<Int>, more: Int, room: Int) throws(DrawingError) {
        let page = Int(getpagesize()), size = font.bytes.count, start = page + glyf.lowerBound
        end = start + Self.padded(glyf.count) + more
        let again = (end + room + page - 1) / page * page
        guard let memory = map(again + size, PROT_READ | PROT_WRITE) else { throw .memory }
        guard map(glyf.upperBound, PROT_READ | PROT_WRITE, descriptor: font.descriptor, at: memory + page) != nil,
              map(size, PROT_READ, descriptor: font.descriptor, at: memory + again) != nil else {
            munmap(memory, again + size)
            throw .memory
        }
        bytes = UnsafeMutableRawBufferPointer(start: memory, count: again + size)
        tables = kept.mapValues { $0.lowerBound + again..<$0.upperBound + again }
        tables["glyf"] = start..<end
        outlines = Writer(bytes, at: start + glyf.count)
        for _ in glyf.count..<Self.padded(glyf.count) { outlines.put(0 as UInt8) }
    }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    /// The bytes that a table takes.
    static func padded(_ size: Int) -> Int { (size + 3) & ~3 }

    /// A table that is new.
    func add(_ tag: String, size: Int) -> Writer {
        defer { end += Self.padded(size) }
        tables[tag] = end..<end + size
        return Writer(bytes, at: end)
    }

    /// A table with some of its 16-bit values, by offset, replaced.
    func change(_ tag: String, _ values: KeyValuePairs<Int, Int>) {
        let old = tables[tag] ?? 0..<0, start = end
        var table = add(tag, size: old.count)
        for byte in bytes[old] { table.put(byte) }
        for (offset, value) in values {
            var place = Writer(bytes, at: start + offset)
            place.put(value)
        }
    }

    /// Writes the directory of the tables. Checksums stay zero: no reader of embedded fonts looks at them.
    func writeDirectory() {
        var directory = Writer(bytes, at: 0)
        for value in [1, 0, tables.count, 0, 0, 0] { directory.put(value) }
        for (tag, range) in tables.sorted(by: { $0.key < $1.key }) {
            for byte in tag.utf8 { directory.put(byte) }
            for value in [0, range.lowerBound, range.count] { directory.put(long: value) }
        }
    }

    /// Big-endian numbers, written one behind the other.
    struct Writer {
        private let bytes: UnsafeMutableRawBufferPointer
        private var place: Int

        fileprivate init(_ bytes: UnsafeMutableRawBufferPointer, at place: Int) {
            self.bytes = bytes
            self.place = place
        }

        /// 16 bits.
        mutating func put(_ value: Int) { put(UInt16(truncatingIfNeeded: value)) }

        /// 32 bits.
        mutating func put(long value: Int) { put(UInt32(truncatingIfNeeded: value)) }

        mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
            precondition(place + MemoryLayout<Number>.size <= bytes.count)
            bytes.storeBytes(of: number.bigEndian, toByteOffset: place, as: Number.self)
            place += MemoryLayout<Number>.size
        }
    }
}

/// Memory of a file, or with nothing in it; nil where there is none.
private func map(_ size: Int, _ protection: Int32, descriptor: Int32 = -1,
                 at place: UnsafeMutableRawPointer? = nil) -> UnsafeMutableRawPointer? {
    let kind = MAP_PRIVATE | (descriptor < 0 ? MAP_ANONYMOUS : 0) | (place == nil ? 0 : MAP_FIXED)
    let start = mmap(place, size, protection, kind, descriptor, 0)
    return start == MAP_FAILED ? nil : start
}
