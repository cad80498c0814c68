import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Shaping

/// Lists, whose markers hang in the indent of their items.
extension BlockCopier {
    mutating func addList(_ list: List, in around: Surroundings, at place: SourcePlace) {
        let style = layout.style(around.item)
        let labels = list.labels
        let hang = hang(of: labels, in: style, isOwn: around.item == .listItem)
        var within = around
        within.start += hang
        within.isItem = true
        let fill = { (copier: inout BlockCopier) in
            for (label, item) in zip(labels, list.items) {
                copier.markers.append(copier.marker(label, in: style, at: around.start, width: hang,
                                                    place: item.first?.place ?? place))
                copier.enclose(.item) { $0.add(item, in: within) }
                copier.markers = copier.markers.filter { $0.start < around.start }
            }
        }
        enclose(.list(isNumbered: list.isNumbered)) { copier in
            if list.isTight { copier.group(fill) } else { fill(&copier) }
        }
    }

    /// The room for a marker and the gap behind it: as the style says, or enough for the widest label.
    private func hang(of labels: [String], in style: Style, isOwn: Bool) -> Length {
        let widest = labels.reduce(0) { max($0, $1.unicodeScalars.count) }
        let needed = widest == 1 ? 1.2 : Double(widest) * 0.6 + Self.markerGap
        return style.size * max(isOwn ? style.startIndent : 0, needed)
    }

    func marker(_ label: String, in style: Style, at start: Length, width: Length, place: SourcePlace) -> CopyBlock.Marker {
        let text = CopyText(language: language, direction: direction, inks: layout.inks)
            .styled(InlineText(label, at: place), in: style)
        return CopyBlock.Marker(text: text, start: start, width: width - style.size * Self.markerGap)
    }

    /// Between a marker and its text, in ems.
    private static let markerGap = 0.45
}

private extension List {
    var isNumbered: Bool { if case .numbers = numbering { true } else { false } }

    /// The marker of each item.
    var labels: [String] {
        switch numbering {
        case .bullets: Array(repeating: "•", count: items.count)
        case .numbers(let start, let digits, let delimiter):
            items.indices.map { digits.numerals.string(start + $0) + String(delimiter) }
        }
    }
}

private extension List.Digits {
    var numerals: Numerals {
        switch self {
        case .european: .european
        case .arabicIndic: .arabicIndic
        case .persian: .persian
        }
    }
}
