import CHarfBuzz
import Geometry
import LayoutBook

extension LetterPosition {
    /// What a face calls its own forms for it. Source: OpenType, `sups` and `subs`.
    var features: [hb_feature_t] {
        switch self {
        case .onLine: []
        case .superior: [StyleSettings.feature(FontFeature(tag: "sups", value: 1))]
        case .inferior: [StyleSettings.feature(FontFeature(tag: "subs", value: 1))]
        }
    }

    /// Of letters that a face has not drawn for it, against those of the line (ours).
    static let scale = 0.6

    /// How far such letters are raised, in ems of the line (ours).
    var rise: Double {
        switch self {
        case .onLine: 0
        case .superior: 0.33
        case .inferior: -0.15
        }
    }
}

extension RunShaper.Setting {
    /// Sets a stretch in the face's own superior or inferior forms where it has them all, else scaled and moved.
    ///
    /// All are those of the stretch and of the ten digits: PT Serif has drawn ¹ ² ³ alone, and beside them any other
    /// note mark would look like one of another kind.
    mutating func move(to position: LetterPosition, _ stretch: RunShaper.Stretch, of text: UnsafeBufferPointer<UInt16>,
                       with shaper: RunShaper) {
        var own = self
        own.features += position.features
        if shaper.differs(stretch, of: text, self, own), shaper.differsInDigits(self, own) {
            self = own
        } else {
            rise = size * position.rise
            size = size * LetterPosition.scale
        }
    }
}

extension RunShaper {
    fileprivate func differsInDigits(_ one: Setting, _ other: Setting) -> Bool {
        let digits = Array("0123456789".utf16), all = digits.indices
        let stretch = Stretch(range: all, context: all, isAtStart: false, isAtEnd: false)
        return digits.withUnsafeBufferPointer { differs(stretch, of: $0, one, other) }
    }

    /// Whether no glyph stays the same from one setting to the other, spaces aside.
    fileprivate func differs(_ stretch: Stretch, of text: UnsafeBufferPointer<UInt16>, _ one: Setting, _ other: Setting) -> Bool {
        var before: [ShapedGlyph] = [], after: [ShapedGlyph] = []
        shape(stretch, of: text, one, into: &before)
        shape(stretch, of: text, other, into: &after)
        guard before.count == after.count else { return false }
        let seen = zip(before, after).filter { text[min(Int($0.0.cluster), text.count - 1)] != 0x20 }
        return !seen.isEmpty && seen.allSatisfy { $0.id != $1.id }
    }
}
