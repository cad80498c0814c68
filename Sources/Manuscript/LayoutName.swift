public import Diagnostics

/// The name of a layout, and where an author wrote it.
public struct LayoutName: Sendable, Hashable {
    public var name: String
    public var place: SourcePlace

    public init(name: String, place: SourcePlace) {
        self.name = name
        self.place = place
    }
}

extension YAMLValue {
    /// The name of a layout; anything but text is an error.
    func layoutName(into diagnostics: inout Diagnostics) -> LayoutName? {
        string(named: "layout", into: &diagnostics).map { LayoutName(name: $0, place: place) }
    }
}
