import Geometry
import Paragraphs

/// Sets the words of one line in sorts of its foundries.
struct Setter {
    /// The line as it was shaped.
    private let copy: TextLine
    /// The line as far as it is set.
    private(set) var done = TextLine()
    /// Left end of the word that was set last; of one in parts, which need not be set from right to left, that of them all.
    var edge: Double?
    private var lastIsRightToLeft = true
    /// A space left of a left-to-right word. It waits for the next word: at the right end of that one readers keep it.
    private var carried: Slug?

    init(_ line: TextLine) {
        copy = line
        done.left = line.left
        done.width = line.width
        done.facts = line.facts
        done.overprints = line.overprints
    }

    /// Takes a word over as it is.
    mutating func keep(_ word: TextLine.Word) {
        compose(word) { setter in
            setter.done.glyphs += setter.copy.glyphs[word.glyphs.asIndices]
            setter.done.clusters += setter.copy.clusters[word.clusters.asIndices]
            setter.done.text += setter.copy.text[word.text.asIndices]
        }
        lastIsRightToLeft = word.isRightToLeft
        edge = nil
    }

    /// Takes a left-to-right word over with its raised letters cast in sorts that stand on the line: readers take a letter
    /// above or below the baseline for one of another line.
    mutating func level(_ word: TextLine.Word, with foundry: Foundry) {
        let point = foundry.points(at: word.size)
        compose(word) { setter in
            for slug in setter.copy.slugs(of: word, in: foundry.face) {
                let rise = Int16(clamping: Int((-slug.y / point).rounded()))
                let advance = UInt16(clamping: foundry.face.advance(of: Int(slug.glyph)))
                let part = Sort.Part(glyph: UInt16(truncatingIfNeeded: slug.glyph), x: 0, y: rise)
                let glyph = rise == 0 || slug.isSpace ? slug.glyph
                    : foundry.cast(Sort(parts: [part], advance: advance, text: slug.text)).glyph
                setter.put(glyph, at: slug.x, as: slug.text)
            }
        }
        lastIsRightToLeft = word.isRightToLeft
        edge = nil
    }

    /// Sets a word and the space at its end, which a right-to-left line has at its end too.
    mutating func set(_ word: TextLine.Word, before next: TextLine.Word?, in direction: Direction,
                      with foundry: Foundry) {
        let slugs = copy.slugs(of: word, in: foundry.face)
        let left = slugs.prefix(while: \.isSpace), rest = slugs[left.endIndex...]
        let core = rest[...(rest.lastIndex { !$0.isSpace } ?? rest.startIndex - 1)], right = rest[core.endIndex...]
        if core.isEmpty {
            set(left.first, of: word, before: next, with: foundry)
            return
        }
        let groups = Group.gather(core, isRightToLeft: word.isRightToLeft)
        let isEnd = next == nil && direction.isRightToLeft && !copy.facts.isHyphenated
        let tail = isEnd && word.isRightToLeft ? copy.tail.points : 0, start = groups[0].origin - tail
        compose(word) { setter in
            if word.isRightToLeft, isEnd || !left.isEmpty {
                setter.putSpace(left.first?.glyph, endingAt: start, as: word, with: foundry)
            }
            setter.put(groups, core, of: word, tail: tail, with: foundry)
            for space in right { setter.putSpace(space.glyph, at: space.x, with: foundry) }
            if let carried = setter.carried {
                setter.putSpace(carried.glyph, at: carried.x, with: foundry)
            }
            setter.carried = nil
        }
        edge = start
        lastIsRightToLeft = word.isRightToLeft
        if !word.isRightToLeft, isEnd || !left.isEmpty { set(left.first, of: word, before: next, with: foundry) }
    }

    /// Sets a space that stands alone at the left of the last word: with the next word where the last one runs from
    /// left to right, else by itself. Nil is the space that the copy has not got at the end of its line.
    private mutating func set(_ space: Slug?, of word: TextLine.Word, before next: TextLine.Word?,
                              with foundry: Foundry) {
        let advance = foundry.advance(ofSpace: space?.glyph)
        let x = edge.map { $0 - Double(advance) * foundry.width(ofUnitIn: word) } ?? space?.x ?? 0
        if var space, !lastIsRightToLeft, let next, next.isRightToLeft, next.face == word.face, next.size == word.size {
            space.x = x
            carried = space
            return
        }
        compose(word) { $0.putSpace(space?.glyph, at: x, with: foundry) }
    }

    /// Adds a word that is made of what `put` adds.
    private mutating func compose(_ word: TextLine.Word, put: (inout Setter) -> Void) {
        let starts = (Int32(done.glyphs.count), Int32(done.clusters.count), Int32(done.text.count))
        put(&self)
        var word = word
        word.glyphs = starts.0..<Int32(done.glyphs.count)
        word.clusters = starts.1..<Int32(done.clusters.count)
        word.text = starts.2..<Int32(done.text.count)
        done.words.append(word)
    }

    private mutating func put(_ glyph: UInt32, at x: Double, as text: [UInt8]) {
        done.glyphs.append(TextLine.Glyph(id: glyph, x: Float(x), y: 0))
        done.clusters.append(TextLine.Cluster(bytes: UInt32(text.count), glyphs: 1))
        done.text += text
    }

    private mutating func putSpace(_ glyph: UInt32?, at x: Double, with foundry: Foundry) {
        let advance = foundry.advance(ofSpace: glyph), before = foundry.guardOfSpace()
        put(before.glyph, at: x, as: before.isNew ? Foundry.guardText : [])
        put(foundry.space(glyph, advance: advance), at: x, as: [0x20])
    }

    private mutating func putSpace(_ glyph: UInt32?, endingAt x: Double, as word: TextLine.Word, with foundry: Foundry) {
        let width = Double(foundry.advance(ofSpace: glyph)) * foundry.width(ofUnitIn: word)
        putSpace(glyph, at: x - width, with: foundry)
    }

    /// Sets the letters of a word: each as wide as the way to the next, and where they run from right to left not so
    /// narrow that a reader takes two for one that is printed twice. The leftmost letter begins `tail` points before its ink.
    private mutating func put(_ groups: [Group], _ core: ArraySlice<Slug>, of word: TextLine.Word, tail: Double,
                              with foundry: Foundry) {
        let unit = (width: foundry.width(ofUnitIn: word), height: foundry.points(at: word.size))
        var starts = groups.map(\.origin)
        for index in 0...(groups.firstIndex { !$0.isGhost } ?? 0) { starts[index] -= tail }
        starts.append(core.reduce(starts[0]) {
            $1.isMark ? $0 : max($0, $1.x + Double(foundry.face.advance(of: Int($1.glyph))) * unit.width)
        })
        if word.isRightToLeft {
            for index in groups.indices.dropFirst() {
                starts[index] = max(starts[index], starts[index - 1] + Self.narrowest * word.size.points)
            }
        } else {
            for index in groups.indices.reversed() where groups[index].isGhost { starts[index] = starts[index + 1] }
        }
        for (index, group) in groups.enumerated() {
            let width = ((starts[index + 1] - starts[index]) / unit.width).rounded()
            let glyph = foundry.glyph(for: group, from: core, moved: ((group.origin - starts[index]) / unit.width).rounded(),
                                      advance: width, unit: unit, isLast: index == groups.count - 1,
                                      isRightToLeft: word.isRightToLeft)
            put(glyph, at: starts[index], as: group.text)
        }
    }

    /// In ems. Poppler drops a character whose origin is nearer than a tenth of an em to that of another like it.
    private static let narrowest = 0.105
}

/// What becomes one sort: a letter with its marks and tatweels, the glyphs that lean on it, or the text of its marks.
struct Group {
    /// Of the slugs that make its ink, none for the text of marks.
    var slugs: Range<Int>
    /// The letter among them.
    var base: Int
    /// Where it begins, in points: the letter, or from right to left its last tatweel.
    var origin: Double
    var text: [UInt8]

    var isGhost: Bool { slugs.isEmpty }

    /// The groups of a word, leftmost first. Marks stand left of their letter from right to left, else to its right.
    static func gather(_ slugs: ArraySlice<Slug>, isRightToLeft: Bool) -> [Group] {
        var groups: [Group] = [], index = slugs.startIndex
        while index < slugs.endIndex {
            let start = index
            if isRightToLeft {
                while index + 1 < slugs.endIndex, slugs[index].leans { index += 1 }
            } else {
                while index + 1 < slugs.endIndex, slugs[index + 1].leans { index += 1 }
            }
            let base = isRightToLeft ? index : start
            index += 1
            groups.add(start..<index, base: base, of: slugs, isRightToLeft: isRightToLeft)
        }
        return groups
    }
}

extension [Group] {
    fileprivate mutating func add(_ members: Range<Int>, base: Int, of slugs: ArraySlice<Slug>, isRightToLeft: Bool) {
        if slugs[base].text.isEmpty, let last = indices.last, !self[last].isGhost {
            self[last].slugs = self[last].slugs.lowerBound..<members.upperBound
            return
        }
        if members.count == 1 {
            add(Group(slugs: members, base: base, origin: slugs[base].x, text: slugs[base].text), isRightToLeft: isRightToLeft)
            return
        }
        let origin = members.filter { $0 == base || slugs[$0].hasWidth && slugs[$0].text.isEmpty }.map { slugs[$0].x }.min()
            ?? slugs[base].x
        let letter = Group(slugs: members, base: base, origin: origin, text: slugs[base].text)
        let marks = members.filter { $0 != base }.map { slugs[$0].text }
        let text = Array<UInt8>((isRightToLeft ? marks.reversed() : marks).joined())
        let ghost = text.isEmpty ? [] : [Group(slugs: 0..<0, base: base, origin: origin, text: text)]
        if isRightToLeft { self += ghost }
        add(letter, isRightToLeft: isRightToLeft)
        if !isRightToLeft { self += ghost }
    }

    /// A ligature from right to left is as many sorts as it has letters, the ink in that of the first: readers do not agree
    /// which way round to read several letters of one sort.
    private mutating func add(_ letter: Group, isRightToLeft: Bool) {
        let starts = isRightToLeft ? letter.text.indices.filter { letter.text[$0] & 0xC0 != 0x80 } : []
        guard starts.count > 1, let last = starts.last else { return append(letter) }
        for (start, end) in zip(starts, starts.dropFirst()) {
            append(Group(slugs: 0..<0, base: letter.base, origin: letter.origin, text: Array<UInt8>(letter.text[start..<end])))
        }
        var letter = letter
        letter.text = Array<UInt8>(letter.text[last...])
        append(letter)
    }
}
