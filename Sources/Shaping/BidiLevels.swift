import CICU
import Geometry

/// Finds the embedding level of each unit of a paragraph. Source: UAX #9, by ICU, isolates included.
final class BidiLevels {
    private let bidi: OpaquePointer

    init() {
        guard let bidi = icu_bidi_open() else { preconditionFailure("ICU has no memory for a bidi object") }
        self.bidi = bidi
    }

    deinit { icu_bidi_close(bidi) }

    /// Puts one level a unit into `levels`. The paragraph's direction is given: its own first letter has no say.
    func find(in text: UnsafeBufferPointer<UInt16>, direction: Direction, levels: inout [UInt8]) {
        levels.removeAll(keepingCapacity: true)
        let base: UInt8 = direction.isRightToLeft ? 1 : 0
        guard direction.isRightToLeft || Self.mayReorder(text), let found = resolve(text, base) else {
            levels.append(contentsOf: repeatElement(base, count: text.count))
            return
        }
        levels.append(contentsOf: found)
    }

    /// The same where some units are references, rising: all others have the levels that they have without them, and a
    /// reference stands behind what it follows, its digits left to right.
    func find(in text: [UInt16], without references: [Range<Int>], direction: Direction, levels: inout [UInt8]) {
        let around = text.removing(references)
        around.withUnsafeBufferPointer { find(in: $0, direction: direction, levels: &levels) }
        guard !references.isEmpty else { return }
        levels = levels.inserting(references, after: direction.isRightToLeft ? 1 : 0)
    }

    func resolve(_ text: UnsafeBufferPointer<UInt16>, _ base: UInt8) -> UnsafeBufferPointer<UInt8>? {
        guard text.count > 0 else { return nil }
        let levels = icu_bidi_levels(bidi, text.baseAddress, Int32(text.count), base)
        precondition(levels != nil, "ICU cannot find the levels of a paragraph")
        return UnsafeBufferPointer(start: levels, count: text.count)
    }

    /// Whether a left-to-right paragraph holds anything that the algorithm could lift above level 0: right-to-left
    /// letters, Arabic digits, or bidi controls.
    static func mayReorder(_ text: UnsafeBufferPointer<UInt16>) -> Bool {
        for unit in text where unit >= 0x590 {
            switch unit {
            case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: return true
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
            // High surrogates of the right-to-left planes' halves, U+10800 to U+10FFF and U+1E800 to U+1EFFF.
            case 0xD802, 0xD803, 0xD83A, 0xD83B: return true
            default: continue
            }
        }
        return false
    }
}

private extension [UInt16] {
    /// The units outside of ranges, which rise.
    func removing(_ ranges: [Range<Int>]) -> [UInt16] {
        guard !ranges.isEmpty else { return self }
        var rest: [UInt16] = [], start = 0
        for range in ranges {
            rest += self[start..<range.lowerBound]
            start = range.upperBound
        }
        return rest + self[start...]
    }
}

private extension [UInt8] {
    /// The levels of a text with its references: each has the lowest left-to-right level within that of the unit before it, or
    /// of the paragraph at its head.
    func inserting(_ references: [Range<Int>], after base: UInt8) -> [UInt8] {
        var all: [UInt8] = [], taken = 0
        all.reserveCapacity(count + references.reduce(0) { $0 + $1.count })
        for range in references {
            let next = taken + range.lowerBound - all.count
            all += self[taken..<next]
            taken = next
            let before = all.last ?? base
            all += repeatElement(before + before % 2, count: range.count)
        }
        return all + self[taken...]
    }
}
