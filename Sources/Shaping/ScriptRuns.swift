import CICU

/// Gives each unit of a paragraph a script of its own: shared characters and marks take that of their neighbours.
///
/// Source: UAX #24 5. The neighbours of a character are those of its own embedding level, so that a space between an
/// English word and a Persian one belongs to the Persian, where it will stand; and a closing bracket takes the script of
/// its opening one. Marks stay with their base.
struct ScriptRuns {
    /// ICU's script numbers, one a unit.
    private(set) var scripts: [UInt8] = []

    private static let none: UInt8 = 255
    /// The last script seen at each level, `none` where that level has not been entered since a lower one was left.
    private var last = [UInt8](repeating: none, count: 128)
    private var brackets: [(closing: UInt32, script: UInt8)] = []

    /// - Parameter main: the script of the paragraph's language, for characters that have no neighbour.
    mutating func find(in text: UnsafeBufferPointer<UInt16>, levels: [UInt8], main: UInt8, table: inout CharacterTable) {
        scripts.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        for level in last.indices { last[level] = Self.none }
        var start = 0
        while start < text.count {
            let level = levels[start]
            var end = start + 1
            while end < text.count, levels[end] == level { end += 1 }
            resolve(start..<end, level: Int(level), of: text, main: main, table: &table)
            start = end
        }
    }

    private mutating func resolve(_ range: Range<Int>, level: Int, of text: UnsafeBufferPointer<UInt16>, main: UInt8,
                                  table: inout CharacterTable) {
        var script = opening(range, level: level, of: text, main: main, table: &table)
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, width) = scalar(at: index, of: text)
            let traits = table.traits(of: scalar)
            if !traits.isShared {
                script = traits.script
            } else if traits.opens {
                open(scalar, script)
            } else if traits.closes, let opened = close(scalar) {
                script = opened
            }
            let own = traits.isConfined ? UInt8(exactly: icu_script_beside(scalar, Int32(script))) ?? script : script
            scripts.append(own)
            if width == 2 { scripts.append(own) }
            index += width
        }
        last[level] = script
        for deeper in (level + 1)..<last.count { last[deeper] = Self.none }
    }

    /// The script that shared characters at the head of a level run take.
    private func opening(_ range: Range<Int>, level: Int, of text: UnsafeBufferPointer<UInt16>, main: UInt8,
                         table: inout CharacterTable) -> UInt8 {
        if last[level] != Self.none { return last[level] }
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, width) = scalar(at: index, of: text)
            let traits = table.traits(of: scalar)
            if !traits.isShared { return traits.script }
            index += width
        }
        for outer in stride(from: level - 1, through: 0, by: -1) where last[outer] != Self.none { return last[outer] }
        return main
    }

    private mutating func open(_ scalar: UInt32, _ script: UInt8) {
        // The bidi algorithm's own bound: deeper nesting is no text. Source: UAX #9 BD16.
        guard brackets.count < 63, let closing = CharacterTable.closing(of: scalar) else { return }
        brackets.append((closing, script))
    }

    private mutating func close(_ scalar: UInt32) -> UInt8? {
        guard let match = brackets.lastIndex(where: { $0.closing == scalar }) else { return nil }
        let script = brackets[match].script
        brackets.removeSubrange(match...)
        return script
    }
}
