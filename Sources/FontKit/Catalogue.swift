public import Diagnostics
public import LayoutBook

/// The families a run may set type in, and which of them serves a role in a script.
///
/// Invariant: every index into ``families`` that a catalogue holds is valid; keys of families are unique.
public struct Catalogue: Sendable {
    /// In the order of the file.
    public var families: [Family]
    /// Indexes ``families``; by role and script, in order of preference.
    var preferences: [FontRole: [Script: [Int]]]
    /// Indexes ``families``; asked last, in this order.
    public var fallback: [Int]
    /// How emphasis looks in a script; where nothing is said it is italic.
    var emphasis: [Script: Emphasis] = [:]

    /// What stands for italics in a script.
    public enum Emphasis: Sendable, Hashable {
        /// The italic of the family, bold in a family that was drawn without one.
        case italic
        case bold
        /// Another family, an index into ``Catalogue/families``.
        case family(Int)
    }

    /// A family of the catalogue: where its files are and what one may do with them.
    public struct Family: Sendable, Hashable {
        /// What roles call it by.
        public var key: String
        public var name: String
        /// Those it is chosen for; the first is its own.
        public var scripts: [Script]
        /// Scripts whose letters it has drawn to go with its own: inside its paragraphs they are set in it too.
        public var companions: [Script]
        public var licence: String
        /// The Debian package that brings it.
        public var package: String
        /// Below a system's font directory.
        public var folder: String
        /// File names by slope and weight, upright before italic and regular before bold; at least one.
        public var files: [File]
        /// Its size inside a paragraph of a script that it does not serve, against the size of that paragraph.
        public var scale: Double
        /// Where its words may be stretched by kashida.
        public var kashida: KashidaStyle

        public struct File: Sendable, Hashable {
            public var weight: FontWeight
            public var slope: FontSlope = .upright
            public var name: String
        }

        public func serves(_ script: Script) -> Bool { scripts.contains(script) }
    }

    /// The families that a role asks for in a script, in order of preference; empty where the catalogue says nothing.
    public func preferred(role: FontRole, script: Script) -> [Int] { preferences[role]?[script] ?? [] }

    /// What stands for italics in a script.
    public func emphasis(in script: Script) -> Emphasis { emphasis[script] ?? .italic }

    /// All families that may set a character in this role and script, best first, each once: those that the paragraph's
    /// own script prefers and that serve this one too or bring it as a companion, then the preferred ones, then of the fallback those that
    /// serve the script, then the rest of the fallback.
    func order(role: FontRole, script: Script, in paragraph: Script) -> [Int] {
        let hosts = script == paragraph ? [] : preferred(role: role, script: paragraph).filter {
            families[$0].serves(script) || families[$0].companions.contains(script)
        }
        let serving = fallback.filter { families[$0].serves(script) }
        return (hosts + preferred(role: role, script: script) + serving + fallback).reduce(into: []) { order, family in
            if !order.contains(family) { order.append(family) }
        }
    }
}

/// The rules by which a face takes kashida.
public enum KashidaStyle: String, Sendable, CaseIterable {
    /// Faces whose letters change with their neighbours, as calligraphers write them.
    case naskh
    /// Faces of few forms a letter, such as those of the press and kufi ones.
    case simple
    /// None, as nastaliq and ruqah have it.
    case off
}

extension Catalogue {
    /// Reads a catalogue; all its faults are collected, and nil is returned if it cannot be used at all.
    public static func read(path: String, into diagnostics: inout Diagnostics) -> Catalogue? {
        let file = diagnostics.register(file: path)
        guard let bytes = FileBytes.read(path) else {
            diagnostics.error(.missingGlyph, "the font catalogue \(path) cannot be read",
                              hint: "Fonts/catalogue.yaml comes with Varaq; it says which fonts there are")
            return nil
        }
        return parse(bytes, file: file, into: &diagnostics)
    }
}
