import FontKit

/// A stretch of text with one level, script, span and face.
struct TextItem {
    /// UTF-16 units of the text.
    var range: Range<Int>
    var level: UInt8
    /// ICU's number.
    var script: UInt8
    /// Indexes the spans of the text.
    var span: Int
    /// Nil only where there is no font at all for the role and script.
    var face: Face?
    /// Whether a character must reach HarfBuzz as another one, or have its advance set afterwards.
    var hasMadeCharacters: Bool
}

/// A character that no face of its chain can set.
struct UnsetCharacter {
    var offset: Int
    var scalar: UInt32
}

/// A paragraph cut into items, and what is wrong with its fonts.
struct FaceRuns {
    /// In the order of the text, which they cover.
    var items: [TextItem] = []
    var unset: [UnsetCharacter] = []
    /// Chains of whose faces something is to be said, or that have none.
    var faulty: [FaceChain] = []

    mutating func append(_ range: Range<Int>, _ face: Face?, made: Bool, level: UInt8, script: UInt8, span: Int) {
        if let last = items.indices.last, items[last].span == span, items[last].level == level,
           items[last].script == script, items[last].face === face {
            items[last].range = items[last].range.lowerBound..<range.upperBound
            if made { items[last].hasMadeCharacters = true }
        } else {
            items.append(TextItem(range: range, level: level, script: script, span: span, face: face,
                                  hasMadeCharacters: made))
        }
    }
}

/// Chooses faces cluster by cluster: a base and its marks go into one face wherever one face has them all.
struct FaceChooser {
    var runs = FaceRuns()
    private let text: UnsafeBufferPointer<UInt16>
    private let levels: [UInt8]
    private let scripts: [UInt8]

    init(text: UnsafeBufferPointer<UInt16>, levels: [UInt8], scripts: [UInt8]) {
        self.text = text
        self.levels = levels
        self.scripts = scripts
    }

    /// Adds the items of one span.
    mutating func add(span: Int, range: Range<Int>, settings: StyleSettings, table: inout CharacterTable) {
        var index = range.lowerBound
        while index < range.upperBound {
            let script = scripts[index], level = levels[index]
            var end = index + 1
            while end < range.upperBound, scripts[end] == script, levels[end] == level { end += 1 }
            let chain = settings.chain(script, table: &table)
            if chain.first == nil || !chain.complaints.isEmpty { runs.faulty.append(chain) }
            var stretch = Stretch(chain: chain, level: level, script: script, span: span)
            add(index..<end, &stretch, &table)
            index = end
        }
    }

    /// A stretch of one level, script and span.
    private struct Stretch {
        let chain: FaceChain
        let level: UInt8
        let script: UInt8
        let span: Int
        /// The face of the letters so far, which shared characters after them keep to.
        var letterFace: Face?
    }

    private mutating func add(_ range: Range<Int>, _ stretch: inout Stretch, _ table: inout CharacterTable) {
        guard let first = stretch.chain.first else { return append(range, nil, made: false, stretch) }
        var index = range.lowerBound
        while index < range.upperBound {
            if stretch.letterFace == nil || stretch.letterFace === first {
                let (end, hasLetters) = plainEnd(from: index, to: range.upperBound, first.coverage, &table)
                if hasLetters { stretch.letterFace = first }
                if end > index { append(index..<end, first, made: false, stretch) }
                index = end
                if index == range.upperBound { return }
            }
            let cluster = cluster(at: index, to: range.upperBound, &table)
            add(cluster: cluster, &stretch, first, &table)
            index = cluster.upperBound
        }
    }

    /// How far the text goes on in clusters of one character each that a face has.
    private func plainEnd(from start: Int, to end: Int, _ coverage: Coverage,
                          _ table: inout CharacterTable) -> (end: Int, hasLetters: Bool) {
        var index = start, hasLetters = false
        while index < end {
            let unit = UInt32(text[index])
            guard coverage.contains(unit), unit & 0xF800 != 0xD800 else { break }
            let traits = table.traits(of: unit)
            if traits.extends || traits.isLineEnd { break }
            if !traits.isShared { hasLetters = true }
            index += 1
        }
        // What stopped us may be a mark, which takes the character before it into its cluster.
        let isStoppedByMark = index < end && table.traits(of: scalar(at: index, of: text).value).extends
        return isStoppedByMark && index > start ? (index - 1, hasLetters && index - 1 > start) : (index, hasLetters)
    }

    private func cluster(at start: Int, to end: Int, _ table: inout CharacterTable) -> Range<Int> {
        var index = start + scalar(at: start, of: text).width
        while index < end {
            let (mark, width) = scalar(at: index, of: text)
            guard table.traits(of: mark).extends else { break }
            index += width
        }
        return start..<min(index, end)
    }

    /// Adds a cluster in the first face that can set all of it; failing that, character by character.
    private mutating func add(cluster: Range<Int>, _ stretch: inout Stretch, _ first: Face, _ table: inout CharacterTable) {
        let base = scalar(at: cluster.lowerBound, of: text).value, traits = table.traits(of: base)
        if let face = face(for: cluster, traits, stretch, &table) {
            if !traits.isShared { stretch.letterFace = face }
            let isMade = traits.isLineEnd || traits.mayBeMade && !face.covers(base)
            return append(cluster, face, made: isMade, stretch)
        }
        var index = cluster.lowerBound
        while index < cluster.upperBound {
            let (value, width) = scalar(at: index, of: text)
            let part = index..<(index + width)
            let face = face(for: part, traits, stretch, &table)
            if face == nil { runs.unset.append(UnsetCharacter(offset: index, scalar: value)) }
            append(part, face ?? stretch.letterFace ?? first, made: false, stretch)
            index += width
        }
    }

    private func face(for range: Range<Int>, _ traits: CharacterTraits, _ stretch: Stretch,
                      _ table: inout CharacterTable) -> Face? {
        if traits.isShared, let face = stretch.letterFace, canSet(range, face, &table) { return face }
        return stretch.chain.first { canSet(range, $0, &table) }
    }

    private func canSet(_ range: Range<Int>, _ face: Face, _ table: inout CharacterTable) -> Bool {
        var index = range.lowerBound
        var base: UInt32?
        while index < range.upperBound {
            let (value, width) = scalar(at: index, of: text)
            if let before = base, let composed = face.composed(before, value) {
                base = composed
            } else if face.canSet(value, table.traits(of: value)) || composesWithNext(index + width, value, range, face) {
                base = value
            } else {
                return false
            }
            index += width
        }
        return true
    }

    /// Whether a letter that the face lacks makes one that it has with the mark behind it.
    private func composesWithNext(_ next: Int, _ value: UInt32, _ range: Range<Int>, _ face: Face) -> Bool {
        guard next < range.upperBound else { return false }
        return face.composed(value, scalar(at: next, of: text).value) != nil
    }

    private mutating func append(_ range: Range<Int>, _ face: Face?, made: Bool, _ stretch: Stretch) {
        runs.append(range, face, made: made, level: stretch.level, script: stretch.script, span: stretch.span)
    }
}
