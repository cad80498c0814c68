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
    private var galley = Galley()

    init(_ line: TextLine) {
        copy = line
        done.left = line.left
        done.width = line.width
        done.facts = line.facts
        done.overprints = line.overprints
        done.glyphs.reserveCapacity(line.glyphs.count * 3 / 2)
        done.clusters.reserveCapacity(line.glyphs.count * 3 / 2)
        done.text.reserveCapacity(line.text.count * 3 / 2)
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
            setter.galley.fill(with: word, of: setter.copy, in: foundry.face)
            for slug in setter.galley.slugs {
                let rise = Int16(clamping: Int((-slug.y / point).rounded()))
                let advance = UInt16(clamping: foundry.face.advance(of: Int(slug.glyph)))
                let part = Sort.Part(glyph: UInt16(truncatingIfNeeded: slug.glyph), x: 0, y: rise)
                let text = setter.galley.text[slug.text]
                let glyph = rise == 0 || slug.isSpace ? slug.glyph
                    : foundry.cast(CollectionOfOne(part), advance: advance, text: text).glyph
                setter.put(glyph, at: slug.x, as: text)
            }
        }
        lastIsRightToLeft = word.isRightToLeft
        edge = nil
    }

    /// Sets a word and the space at its end, which a right-to-left line has at its end too.
    mutating func set(_ word: TextLine.Word, before next: TextLine.Word?, in direction: Direction,
                      with foundry: Foundry) {
        galley.fill(with: word, of: copy, in: foundry.face)
        let slugs = galley.slugs, left = slugs.prefix(while: \.isSpace)
        guard let last = slugs.lastIndex(where: { !$0.isSpace }) else {
            set(left.first, of: word, before: next, with: foundry)
            return
        }
        galley.gather(left.endIndex..<last + 1, isRightToLeft: word.isRightToLeft)
        let isEnd = next == nil && direction.isRightToLeft && !copy.facts.isHyphenated
        let tail = isEnd && word.isRightToLeft ? copy.tail.points : 0, start = galley.groups[0].origin - tail
        compose(word) { setter in
            if word.isRightToLeft, isEnd || !left.isEmpty {
                setter.putSpace(left.first?.glyph, endingAt: start, as: word, with: foundry)
            }
            setter.putGroups(of: slugs[left.endIndex...last], word, tail: tail, with: foundry)
            for space in slugs[(last + 1)...] { setter.putSpace(space.glyph, at: space.x, with: foundry) }
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

    private mutating func put(_ glyph: UInt32, at x: Double, as text: some Collection<UInt8>) {
        done.glyphs.append(TextLine.Glyph(id: glyph, x: Float(x), y: 0))
        done.clusters.append(TextLine.Cluster(bytes: UInt32(text.count), glyphs: 1))
        for byte in text { done.text.append(byte) }
    }

    private mutating func putSpace(_ glyph: UInt32?, at x: Double, with foundry: Foundry) {
        let advance = foundry.advance(ofSpace: glyph), before = foundry.guardOfSpace()
        put(before.glyph, at: x, as: before.isNew ? Foundry.guardText : [])
        put(foundry.space(glyph, advance: advance), at: x, as: Foundry.spaceText)
    }

    private mutating func putSpace(_ glyph: UInt32?, endingAt x: Double, as word: TextLine.Word, with foundry: Foundry) {
        let width = Double(foundry.advance(ofSpace: glyph)) * foundry.width(ofUnitIn: word)
        putSpace(glyph, at: x - width, with: foundry)
    }

    /// Sets the letters of a word: each as wide as the way to the next, and where they run from right to left not so
    /// narrow that a reader takes two for one that is printed twice. The leftmost letter begins `tail` points before its ink.
    private mutating func putGroups(of core: ArraySlice<Slug>, _ word: TextLine.Word, tail: Double, with foundry: Foundry) {
        let unit = (width: foundry.width(ofUnitIn: word), height: foundry.points(at: word.size)), groups = galley.groups
        var starts: [Double] = []
        starts.reserveCapacity(groups.count + 1)
        for group in groups { starts.append(group.origin) }
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
            let glyph = foundry.glyph(for: group, of: galley, moved: ((group.origin - starts[index]) / unit.width).rounded(),
                                      advance: width, unit: unit, isLast: index == groups.count - 1,
                                      isRightToLeft: word.isRightToLeft)
            put(glyph, at: starts[index], as: galley.text[group.text])
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
    /// Indexes ``Galley/text``.
    var text: Range<Int>

    var isGhost: Bool { slugs.isEmpty }
}

extension Galley {
    /// Forms the groups of some slugs. Marks stand left of their letter from right to left, else to its right.
    mutating func gather(_ core: Range<Int>, isRightToLeft: Bool) {
        groups.removeAll(keepingCapacity: true)
        var index = core.lowerBound
        while index < core.upperBound {
            let start = index
            if isRightToLeft {
                while index + 1 < core.upperBound, slugs[index].leans { index += 1 }
            } else {
                while index + 1 < core.upperBound, slugs[index + 1].leans { index += 1 }
            }
            let base = isRightToLeft ? index : start
            index += 1
            group(start..<index, base: base, isRightToLeft: isRightToLeft)
        }
    }

    private mutating func group(_ members: Range<Int>, base: Int, isRightToLeft: Bool) {
        let slug = slugs[base]
        if slug.text.isEmpty, let last = groups.indices.last, !groups[last].isGhost {
            groups[last].slugs = groups[last].slugs.lowerBound..<members.upperBound
            return
        }
        let origin = members.reduce(slug.x) { slugs[$1].hasWidth && slugs[$1].text.isEmpty ? min($0, slugs[$1].x) : $0 }
        let letter = Group(slugs: members, base: base, origin: origin, text: slug.text)
        if !isRightToLeft { add(letter, isRightToLeft: false) }
        let start = text.count, step = isRightToLeft ? -1 : 1
        for mark in stride(from: base + step, through: isRightToLeft ? members.lowerBound : members.upperBound - 1, by: step) {
            for byte in slugs[mark].text { text.append(text[byte]) }
        }
        if text.count > start { groups.append(Group(slugs: 0..<0, base: base, origin: origin, text: start..<text.count)) }
        if isRightToLeft { add(letter, isRightToLeft: true) }
    }

    /// A ligature from right to left is as many sorts as it has letters, the ink in that of the first: readers do not agree
    /// which way round to read several letters of one sort.
    private mutating func add(_ letter: Group, isRightToLeft: Bool) {
        var letter = letter
        for index in letter.text.dropFirst() where isRightToLeft && text[index] & 0xC0 != 0x80 {
            groups.append(Group(slugs: 0..<0, base: letter.base, origin: letter.origin, text: letter.text.lowerBound..<index))
            letter.text = index..<letter.text.upperBound
        }
        groups.append(letter)
    }
}
