import Diagnostics
import Geometry
import Imposition

/// Reads a merged shop profile: whom it is for, what the file is like, the paper, and what is too fine or too much.
///
/// Everything is read even where something is at fault; the book gives the profile out only if there was none.
enum ProfileReader {
    static func read(_ file: YAMLValue, name: String, into diagnostics: inout Diagnostics) -> ShopProfile? {
        guard var reader = YAMLReader(file, as: "the profile", into: &diagnostics) else { return nil }
        _ = reader.value("extends")
        let summary = reader.string("summary", into: &diagnostics) ?? ""
        var profile = ShopProfile(name: name, summary: summary, target: target(&reader, into: &diagnostics))
        readFile(&reader, into: &profile, &diagnostics)
        readSheet(&reader, into: &profile, &diagnostics)
        readLimits(&reader, into: &profile, &diagnostics)
        check(profile, &reader, into: &diagnostics)
        reader.finish(into: &diagnostics)
        return profile
    }

    private static func target(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> Target {
        guard let value = reader.value("target") else {
            diagnostics.error(.input, "the profile needs a target", at: reader.place, hint: "as in target: press, or target: office")
            return .press
        }
        let target: Target? = value.choice("'target' of the profile", into: &diagnostics)
        if target == .screen {
            diagnostics.error(.input, "nobody prints what is for the screen", at: value.place, hint: "known: office, press")
        }
        return target ?? .press
    }

    // MARK: Keys

    private static func readFile(_ reader: inout YAMLReader, into profile: inout ShopProfile, _ diagnostics: inout Diagnostics) {
        profile.colour = reader.choice("colour", into: &diagnostics) ?? profile.colour
        profile.flavour = reader.choice("flavour", into: &diagnostics)
        profile.condition = condition(&reader, into: &diagnostics)
        profile.plates = reader.flag("plates", into: &diagnostics) ?? profile.plates
        profile.isImposed = reader.flag("imposed", into: &diagnostics) ?? profile.isImposed
        let marks: [MarkName] = reader.value("marks")?.asList.compactMap {
            $0.choice("a mark of the profile", into: &diagnostics)
        } ?? []
        profile.marks = MarkSet(marks.map(\.mark))
    }

    private static func readSheet(_ reader: inout YAMLReader, into profile: inout ShopProfile, _ diagnostics: inout Diagnostics) {
        profile.bleed = reader.length("bleed", .ofBleed, into: &diagnostics) ?? profile.bleed
        profile.safe = reader.length("safe", .ofEdge, into: &diagnostics) ?? profile.safe
        profile.unprintable = reader.length("unprintable", .ofEdge, into: &diagnostics) ?? profile.unprintable
        profile.paper = reader.value("paper").flatMap { AreaReader.trim($0, "'paper' of the profile", into: &diagnostics) }
        profile.caliper = reader.length("caliper", .ofLeaf, into: &diagnostics) ?? profile.caliper
        profile.sides = reader.choice("sides", into: &diagnostics) ?? profile.sides
        profile.flip = reader.choice("flip", into: &diagnostics) ?? profile.flip
    }

    private static func readLimits(_ reader: inout YAMLReader, into profile: inout ShopProfile, _ diagnostics: inout Diagnostics) {
        profile.inkLimit = reader.share("ink-limit", in: 1...4, into: &diagnostics) ?? profile.inkLimit
        profile.solid = reader.share("solid", into: &diagnostics) ?? profile.solid
        profile.resolution = reader.number("resolution", in: 36...2_400, into: &diagnostics) ?? profile.resolution
        profile.lineResolution = reader.number("line-resolution", in: 72...9_600, into: &diagnostics) ?? profile.lineResolution
        profile.leastRule = reader.length("least-rule", .ofHairline, into: &diagnostics) ?? profile.leastRule
        profile.leastType = reader.length("least-type", .ofSmallType, into: &diagnostics) ?? profile.leastType
        profile.leastMixedType = reader.length("least-mixed-type", .ofSmallType, into: &diagnostics) ?? profile.leastMixedType
    }

    /// A condition by its name, or the path of a file, which leads from the folder of the profile that names it.
    private static func condition(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> String? {
        guard let value = reader.value("condition"),
              let text = value.string("'condition' of the profile", into: &diagnostics) else { return nil }
        if ShopProfile.conditions.contains(text) { return text }
        guard text.hasSuffix(".icc") || text.hasSuffix(".icm") else {
            diagnostics.error(.input, "there is no output condition '\(shortened(text))'", at: value.place,
                              hint: spellingHint(for: text, among: ShopProfile.conditions).map {
                                  "\($0) an ICC profile of your own goes by its path, as in own.icc"
                              })
            return nil
        }
        let file = diagnostics.files[Int(value.place.file.index)]
        return text.hasPrefix("/") ? text : (file.lastIndex(of: "/").map { String(file[...$0]) } ?? "") + text
    }

    // MARK: What goes together

    private static func check(_ profile: ShopProfile, _ reader: inout YAMLReader, into diagnostics: inout Diagnostics) {
        if let place = reader.value("flavour")?.place, profile.flavour != nil {
            checkFlavour(of: profile, reader.value("condition") != nil, at: place, into: &diagnostics)
        }
        if profile.plates, profile.colour != .inks {
            let place = (reader.value("colour") ?? reader.value("plates"))?.place ?? reader.place
            diagnostics.error(.input, "plates are of inks", at: place, hint: "write colour: inks, or leave it out")
        }
        if profile.leastMixedType < profile.leastType {
            let place = (reader.value("least-mixed-type") ?? reader.value("least-type"))?.place ?? reader.place
            diagnostics.error(.input, "type in several inks may be smaller than type in one", at: place,
                              hint: "it needs to be \(profile.leastType) or more: inks never lie quite on one another")
        }
    }

    private static func checkFlavour(of profile: ShopProfile, _ hasCondition: Bool, at place: SourcePlace,
                                     into diagnostics: inout Diagnostics) {
        if profile.target == .office {
            diagnostics.error(.input, "a PDF/X is for a press, not for an office", at: place, hint: "write target: press, or leave out the flavour")
        }
        if !hasCondition {
            diagnostics.error(.input, "a PDF/X needs an output condition", at: place, hint: "as in condition: FOGRA39L")
        }
        if profile.colour == .rgb {
            diagnostics.error(.input, "a PDF/X for a press has no RGB", at: place, hint: "write colour: inks, process or gray")
        }
        if profile.plates {
            diagnostics.error(.input, "plates are grayscale files, not a PDF/X", at: place, hint: "leave out the flavour, or plates")
        }
    }
}

extension LengthBound {
    /// Of what goes beyond the trim.
    static let ofBleed = within(.zero...(.mm(20)), "from 0 to 20mm")
    /// Of a margin that a knife or a machine takes.
    static let ofEdge = within(.zero...(.mm(50)), "from 0 to 50mm")
    /// Of the thickness of a leaf.
    static let ofLeaf = within(.mm(0.02)...(.mm(2)), "from 0.02mm to 2mm")
    /// Of the thinnest rule.
    static let ofHairline = within(.zero...(.pt(4)), "from 0 to 4pt")
    /// Of the smallest type.
    static let ofSmallType = within(.zero...(.pt(24)), "from 0 to 24pt")
}
