public import Diagnostics
public import LayoutBook
import Synchronization

/// The faces of a catalogue, found and loaded when first asked for.
///
/// One library serves all workers of a process: what it hands out is immutable, and what it finds out is kept under a
/// lock. A worker holds on to the ``Face`` values it uses, so that shaping itself takes no lock.
public final class FontLibrary: Sendable {
    public let catalogue: Catalogue
    /// Every file that the catalogue names, family by family, in the order of its files; indexed by ``FaceID``.
    public let faces: [CataloguedFace]
    let searched: FontDirectories
    private let state: Mutex<State>

    /// A file that the catalogue names, there or not.
    public struct CataloguedFace: Sendable, Hashable {
        /// Indexes ``Catalogue/families``.
        public var family: Int
        public var weight: FontWeight
        public var slope: FontSlope = .upright
        public var file: String
    }

    private enum Slot {
        case unknown
        case missing
        case broken(path: String)
        case found(path: String)
        case loaded(Face)
    }

    private struct State {
        var slots: [Slot]
        var finder: FontFinder
    }

    public init(catalogue: Catalogue, directories: FontDirectories) {
        self.catalogue = catalogue
        searched = directories
        faces = catalogue.families.indices.flatMap { family in
            catalogue.families[family].files.map {
                CataloguedFace(family: family, weight: $0.weight, slope: $0.slope, file: $0.name)
            }
        }
        precondition(faces.count <= Int(UInt16.max))
        state = Mutex(State(slots: Array(repeating: .unknown, count: faces.count), finder: FontFinder(directories)))
    }

    /// Stands in a run that has no face because no font is there at all; a catalogue always names one.
    package var anyFace: FaceID { FaceID(index: 0) }

    /// The face, loaded now if it was not; nil if its file is missing or is no font.
    public func face(_ id: FaceID) -> Face? {
        state.withLock { state in
            if case .loaded(let face) = state.slots[Int(id.index)] { return face }
            guard let path = path(id, &state) else { return nil }
            let entry = faces[Int(id.index)], family = catalogue.families[entry.family]
            let face = Face(id: id, family: entry.family, name: family.name, scale: family.scale, weight: entry.weight,
                            slope: entry.slope, path: path)
            state.slots[Int(id.index)] = face.map { .loaded($0) } ?? .broken(path: path)
            return face
        }
    }

    /// Where the face's file is; nil if it is missing or known to be no font.
    public func path(of id: FaceID) -> String? { state.withLock { path(id, &$0) } }

    /// Every file that the catalogue finds here, font or not, in the order of the faces.
    public var paths: [String] { faces.indices.compactMap { path(of: FaceID(index: UInt16($0))) ?? brokenPath(of: FaceID(index: UInt16($0))) } }

    /// The file of every face that has been loaded, indexed by ``FaceID``; an empty path for the others.
    public var files: [FontFile] {
        state.withLock { state in
            state.slots.map { slot in
                guard case .loaded(let face) = slot else { return FontFile(path: "") }
                guard case .width(let width) = face.widerForms else { return FontFile(path: face.path, index: face.faceIndex) }
                return FontFile(path: face.path, index: face.faceIndex, wideWidth: width)
            }
        }
    }

    private func path(_ id: FaceID, _ state: inout State) -> String? {
        let entry = faces[Int(id.index)]
        switch state.slots[Int(id.index)] {
        case .loaded(let face): return face.path
        case .found(let path): return path
        case .missing, .broken: return nil
        case .unknown:
            let path = state.finder.find(entry.file, folder: catalogue.families[entry.family].folder)
            state.slots[Int(id.index)] = path.map { .found(path: $0) } ?? .missing
            return path
        }
    }

    /// The faces that may set a character of a script in a role, best first; only those whose file is there.
    ///
    /// Of each family the face of the weight and slope comes first and its other faces next: a missing bold falls back to
    /// the same family's regular before another family is asked. Where italics are asked for, a script that emphasises by
    /// another family has that first; a family without italics gives its bold, and none is slanted by us.
    /// - Parameter paragraph: The main script of the paragraph that the character stands in; nil for the character's own.
    public func candidates(role: FontRole, weight: FontWeight, slope: FontSlope = .upright, script: Script,
                           in paragraph: Script? = nil) -> [FaceID] {
        let order = catalogue.order(role: role, script: script, in: paragraph ?? script)
        let all = emphasised(order, slope, script).flatMap { self.faces(of: $0, weight, slope, script) }
        return state.withLock { state in all.filter { path($0, &state) != nil } }
    }

    /// Families in the order they are asked, that of a script's emphasis first.
    private func emphasised(_ families: [Int], _ slope: FontSlope, _ script: Script) -> [Int] {
        guard slope == .italic, case .family(let family) = catalogue.emphasis(in: script) else { return families }
        return [family] + families.filter { $0 != family }
    }

    /// All faces of a family, the one that is asked for first.
    private func faces(of family: Int, _ weight: FontWeight, _ slope: FontSlope, _ script: Script) -> [FaceID] {
        let all = faces.indices.filter { faces[$0].family == family }
        let (weight, slope) = cut(of: family, weight, slope, script)
        func apart(_ index: Int) -> Int {
            (faces[index].slope == slope ? 0 : 2) + (faces[index].weight == weight ? 0 : 1)
        }
        return (0...3).flatMap { distance in all.filter { apart($0) == distance } }.map { FaceID(index: UInt16($0)) }
    }

    /// What a family shows where italics are asked for: them, in the weight, if they were drawn, else its bold; in a family
    /// that stands for emphasis itself, the weight alone.
    private func cut(of family: Int, _ weight: FontWeight, _ slope: FontSlope, _ script: Script) -> (FontWeight, FontSlope) {
        guard slope == .italic else { return (weight, .upright) }
        switch catalogue.emphasis(in: script) {
        case .family(family): return (weight, .upright)
        case .italic where catalogue.families[family].files.contains { $0.slope == .italic }: return (weight, .italic)
        default: return (.bold, .upright)
        }
    }
}

extension FontLibrary {
    /// Says that the face which the catalogue puts first is missing or is no font, if so.
    ///
    /// Another face is used instead, but a page set in another face than asked for is not the page: this is an error.
    public func reportMissing(role: FontRole, weight: FontWeight, slope: FontSlope = .upright, script: Script,
                              into diagnostics: inout Diagnostics) {
        guard let first = emphasised(catalogue.preferred(role: role, script: script), slope, script).first,
              let wanted = faces(of: first, weight, slope, script).first, face(wanted) == nil else { return }
        let family = catalogue.families[first], file = faces[Int(wanted.index)].file
        let hint = howToGet(family, file: file)
        if let path = brokenPath(of: wanted) {
            diagnostics.error(.missingGlyph, "\(path) is not a font that can be read", hint: hint)
        } else {
            let use = "\(role.rawValue) in the script \(script)"
            diagnostics.error(.missingGlyph, "the font \(family.name) (\(file)) is missing; it is for \(use)", hint: hint)
        }
    }

    func brokenPath(of id: FaceID) -> String? {
        state.withLock {
            if case .broken(let path) = $0.slots[Int(id.index)] { return path }
            return nil
        }
    }

    /// What to do to have a family's file.
    func howToGet(_ family: Catalogue.Family, file: String) -> String {
        let put = "put \(file) into \(searched.own.first ?? "Fonts")"
        return family.package.isEmpty ? put : "apt-get install \(family.package), or \(put)"
    }

    /// How to have characters that no font has.
    public var hintForMissingCharacter: String {
        "put a font that has it into \(searched.own.first ?? "Fonts") and name it under `fallback` in catalogue.yaml there"
    }
}
