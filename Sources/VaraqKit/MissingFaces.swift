import Diagnostics
import FontKit
import Glibc
import Manuscript
import Proofing

/// Which characters no face of the catalogue has.
struct MissingFaces {
    private let fonts: FontLibrary
    /// What is known of characters that have been looked up.
    private var known: [Unicode.Scalar: Bool] = [:]

    /// Nil where there is no catalogue to look into.
    init?(_ resources: Resources?) {
        guard let resources else { return nil }
        // What is wrong with the catalogue is for those to say who set pages.
        var diagnostics = Diagnostics()
        guard let catalogue = Catalogue.read(path: resources.catalogue, into: &diagnostics) else { return nil }
        fonts = FontLibrary(catalogue: catalogue, directories: FontDirectories(own: [resources.fonts]))
    }

    /// The first place of each such character in an article.
    mutating func findings(in story: Story, _ bytes: [UInt8]) -> [Repair] {
        var said: Set<Unicode.Scalar> = [], found: [Repair] = []
        for (origin, character) in story.characters(of: bytes) where !said.contains(character) && !hasFace(character) {
            said.insert(character)
            let name = character.properties.name.map { ", \($0)" } ?? ""
            let code = String(character.value, radix: 16, uppercase: true)
            let number = String(repeating: "0", count: max(0, 4 - code.count)) + code
            found.append(Repair(rule: .noFace, confidence: .high, origin: origin, before: String(Character(character)),
                                message: "no font has «\(character)» (U+\(number)\(name)); \(fonts.hintForMissingCharacter)"))
        }
        return found
    }

    private mutating func hasFace(_ character: Unicode.Scalar) -> Bool {
        if let known = known[character] { return known }
        let hasFace = !Self.isSet(character) || fonts.faces.indices.contains { index in
            fonts.face(FaceID(index: UInt16(index)))?.covers(character.value) == true
        }
        known[character] = hasFace
        return hasFace
    }

    /// Whether a character is drawn at all: spaces are made, controls heeded.
    private static func isSet(_ character: Unicode.Scalar) -> Bool {
        if character.value < 0x7F { return false }
        switch character.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: return false
        default: return !character.properties.isDefaultIgnorableCodePoint
        }
    }
}

/// The permissions of a file, for the one that takes its place.
struct FileMode {
    private let mode: mode_t

    /// Nil where there is no such file.
    init?(of path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        mode = facts.st_mode & 0o7777
    }

    func restore(to path: String) { chmod(path, mode) }
}
