import Geometry

extension Ink {
    /// Its RGB as one number, 8 bits a component.
    var colour: UInt32 {
        get { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
        set { (red, green, blue) = (UInt8(newValue >> 16 & 0xFF), UInt8(newValue >> 8 & 0xFF), UInt8(newValue & 0xFF)) }
    }

    /// Whether both are spot inks that are printed from one plate.
    func isOnPlate(of other: Ink) -> Bool { kind == .spot && other.kind == .spot && plate == other.plate }

    /// How much of the full ink it is, as an author writes it.
    static func percent(_ share: Double) -> String { Length.rounded(share * 100) + "%" }
}

extension [Ink] {
    /// The full ink behind a key and how much of it is laid down, over 0 and at most 1.
    ///
    /// Whether it overprints is said by the ink at the key itself.
    public func full(_ key: InkKey) -> (ink: Ink, share: Double) {
        let ink = self[Int(key.index)]
        return ink.tint.map { (self[Int($0.ink.index)], $0.share) } ?? (ink, 1)
    }

    /// The key of a tint, which becomes a further ink unless it is one already; all of an ink is the ink itself, if that
    /// overprints or spares out as it should. Shares are told apart by hundredths of a per cent.
    ///
    /// Its RGB is the full ink's mixed with white. Where another ink has that one it takes the nearest in blue that is free,
    /// so that Press can tell them apart.
    /// - Parameter overprints: nil for what is usual: full black does, nothing else.
    mutating func key(of tint: Ink.Tint, overprints: Bool? = nil) -> InkKey {
        let full = self[Int(tint.ink.index)]
        let tint = Ink.Tint(ink: tint.ink, share: Swift.min(1, (tint.share * 10_000).rounded() / 10_000))
        let usual = tint.share == 1 && full.overprints, overprints = overprints ?? usual
        if tint.share == 1, overprints == usual { return tint.ink }
        if let known = firstIndex(where: { $0.tint == tint && $0.overprints == overprints }) { return InkKey(index: UInt16(known)) }
        let name = full.name + (tint.share == 1 ? "" : " " + Ink.percent(tint.share))
        var ink = Ink(name: overprints == usual ? name : name + (overprints ? " overprinting" : " spared out"), red: 0, green: 0, blue: 0,
                      tint: tint, kind: full.kind, cmyk: full.cmyk.scaled(by: tint.share), plate: full.plate, overprints: overprints)
        func mixed(_ component: UInt8) -> UInt32 { UInt32((255 - tint.share * Double(255 - component)).rounded()) }
        ink.colour = freeColour(from: mixed(full.red) << 16 | mixed(full.green) << 8 | mixed(full.blue))
        append(ink)
        return InkKey(index: UInt16(count - 1))
    }

    /// The key of what another one stands for, laid down otherwise; what is nil stays.
    mutating func key(_ key: InkKey, share: Double? = nil, overprints: Bool? = nil) -> InkKey {
        if share == nil, overprints == nil { return key }
        let ink = self[Int(key.index)], laid = ink.tint ?? Ink.Tint(ink: key, share: 1)
        let usual = laid.share == 1 && self[Int(laid.ink.index)].overprints
        return self.key(of: Ink.Tint(ink: laid.ink, share: share ?? laid.share),
                        overprints: overprints ?? (ink.overprints == usual ? nil : ink.overprints))
    }

    /// The key of the ink that comes on every plate, which is added.
    package mutating func addRegistration() -> InkKey {
        var ink = Ink.registration
        ink.colour = freeColour(from: ink.colour)
        append(ink)
        return InkKey(index: UInt16(count - 1))
    }

    /// The colour nearest in blue to the one wanted that no ink has, nor bare paper.
    func freeColour(from wanted: UInt32) -> UInt32 {
        let step: UInt32 = wanted & 0xFF < 0x80 ? 1 : .max
        var colour = wanted
        while colour == Ink.paper.colour || contains(where: { $0.colour == colour }) { colour = (colour &+ step) & 0xFF_FFFF }
        return colour
    }
}

extension Layout {
    /// Makes the keys of another layout those of this one, for a document that is set in both: what only the other has is
    /// added, and what both name is as this one has it.
    package mutating func shareInks(with other: inout Layout) {
        guard inks != other.inks else { return }
        var keys: [InkKey] = []
        for ink in other.inks {
            if let tint = ink.tint {
                // A full ink stands before its tints.
                keys.append(inks.key(of: Ink.Tint(ink: keys[Int(tint.ink.index)], share: tint.share), overprints: ink.overprints))
            } else if let known = inks.firstIndex(where: { $0.name == ink.name }) {
                keys.append(InkKey(index: UInt16(known)))
            } else {
                var added = ink
                added.colour = inks.freeColour(from: ink.colour)
                inks.append(added)
                keys.append(InkKey(index: UInt16(inks.count - 1)))
            }
        }
        other.rekey { keys[Int($0.index)] }
        other.inks = inks
    }

    private mutating func rekey(_ key: (InkKey) -> InkKey) {
        for name in StyleName.allCases {
            guard var style = styles[name] else { continue }
            (style.ink, style.marksInk) = (key(style.ink), style.marksInk.map(key))
            styles[name] = style
        }
        for page in pages.indices {
            for frame in pages[page].frames.indices {
                let box = pages[page].frames[frame].box
                pages[page].frames[frame].box.ink = key(box.ink)
                pages[page].frames[frame].box.tint = box.tint.map(key)
            }
        }
    }
}
