package import Diagnostics

/// A value of a YAML file and its place in it, with aliases resolved and all scalars left as they were written.
///
/// Values of several files may hang in one tree: each keeps the place it came from, so that a diagnostic about a merged
/// layout names the file that is to be mended.
package struct YAMLValue: Sendable {
    package enum Content: Sendable {
        /// `~`, `null`, or a key with nothing behind it.
        case nothing
        case scalar(String)
        case list([YAMLValue])
        /// In the order of the file; keys are unique.
        case mapping([Entry])
    }

    package struct Entry: Sendable {
        package var key: String
        package var keyPlace: SourcePlace
        package var value: YAMLValue
    }

    package var content: Content
    package var place: SourcePlace

    /// What it is, in words for a diagnostic.
    var kind: String {
        switch content {
        case .nothing: "nothing"
        case .scalar(let text): "'\(shortened(text))'"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The value at `key` of a mapping; nil for anything else.
    package func value(_ key: String) -> YAMLValue? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// A value and its relations as a list: a list as it is, anything else as a list of one.
    package var asList: [YAMLValue] {
        if case .list(let values) = content { return values }
        return [self]
    }

    /// The mapping without some of its keys; any other value as it is.
    func without(_ keys: [String]) -> YAMLValue {
        guard case .mapping(let entries) = content else { return self }
        return YAMLValue(content: .mapping(entries.filter { !keys.contains($0.key) }), place: place)
    }

    /// Values laid over each other, the first one lowest. There must be one.
    static func merged(_ layers: [YAMLValue]) -> YAMLValue {
        layers.dropFirst().reduce(layers[0]) { $0.overlaid(with: $1) }
    }

    /// This value with `other` laid over it: mappings are merged key by key at every depth, everything else is replaced,
    /// and a key that `other` gives as nothing is taken away.
    package func overlaid(with other: YAMLValue) -> YAMLValue {
        guard case .mapping(var entries) = content, case .mapping(let overlay) = other.content else { return other }
        for entry in overlay {
            let known = entries.firstIndex { $0.key == entry.key }
            switch (known, entry.value.content) {
            case (let index?, .nothing): entries.remove(at: index)
            case (let index?, _):
                entries[index].value = entries[index].value.overlaid(with: entry.value)
                entries[index].keyPlace = entry.keyPlace
            case (nil, _): entries.append(entry)
            }
        }
        return YAMLValue(content: .mapping(entries), place: other.place)
    }
}
