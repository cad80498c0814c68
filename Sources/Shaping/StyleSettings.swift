import CHarfBuzz
import FontKit
import LayoutBook

/// What shaping keeps of a text style: HarfBuzz's language and features, and the faces by script.
final class StyleSettings {
    let role: FontRole
    let weight: FontWeight
    let slope: FontSlope
    let language: String
    let fontFeatures: [FontFeature]
    /// In ems.
    let letterSpacing: Double
    let hbLanguage: hb_language_t?
    private let hbFeatures: [hb_feature_t]
    private let spacedFeatures: [hb_feature_t]
    /// Of the paragraph that the text stands in, which may have another language.
    private let paragraph: Script
    private let fonts: FontLibrary
    /// By ICU's script number.
    private var chains: [FaceChain?] = Array(repeating: nil, count: 256)

    init(_ style: TextStyle, in paragraph: Script, fonts: FontLibrary) {
        self.fonts = fonts
        self.paragraph = paragraph
        role = style.role
        weight = style.weight
        slope = style.slope
        language = style.language
        fontFeatures = style.features
        letterSpacing = style.letterSpacing
        hbLanguage = hb_language_from_string(style.language, -1)
        hbFeatures = style.features.map(Self.feature)
        spacedFeatures = LetterSpacing.features.map(Self.feature) + hbFeatures
    }

    func matches(_ style: TextStyle, in paragraph: Script) -> Bool {
        role == style.role && weight == style.weight && slope == style.slope && language == style.language
            && fontFeatures == style.features && letterSpacing == style.letterSpacing && paragraph == self.paragraph
    }

    /// What HarfBuzz is told in a script.
    func hbFeatures(in script: Script) -> [hb_feature_t] {
        letterSpacing != 0 && !LetterSpacing.isJoined(script) ? spacedFeatures : hbFeatures
    }

    func chain(_ number: UInt8, table: inout CharacterTable) -> FaceChain {
        if let chain = chains[Int(number)] { return chain }
        let chain = FaceChain(fonts: fonts, role: role, weight: weight, slope: slope, script: table.script(number),
                              paragraph: paragraph)
        chains[Int(number)] = chain
        return chain
    }

    static func feature(_ feature: FontFeature) -> hb_feature_t {
        let tag = hb_tag_from_string(feature.tag, -1)
        return hb_feature_t(tag: tag, value: feature.value, start: 0, end: UInt32.max)
    }
}
