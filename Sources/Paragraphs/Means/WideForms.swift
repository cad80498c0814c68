/// Filling a line by wider forms of a word's letters, where the face has some (`jalt`).
///
/// Class: loose lines. Cap: two words a line, never neighbours. Source: OpenType, registered features, jalt.
public struct WideForms: Sendable, Hashable {
    public var most = 2
    /// Demerits of a word in wider forms.
    public var cost: Float = 50
}
