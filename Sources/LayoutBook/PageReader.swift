import Diagnostics
import Geometry

/// A page as it was read, with the places of its frames for what is said of them later.
struct ReadPage {
    var template: PageTemplate
    /// Parallel to the template's frames.
    var frames: [ReadFrame]
    var place: SourcePlace
}

/// A frame as it was read.
struct ReadFrame {
    var plan: FramePlan
    var place: SourcePlace
    /// Where its thread or its matters are named.
    var contentPlace: SourcePlace
    /// Of each matter it takes; empty for a frame of a thread.
    var matterPlaces: [SourcePlace]
}

/// Reads the pages of a layout with their frames and furniture.
enum PageReader {
    static func read(_ layout: inout YAMLReader, area: PageArea, into diagnostics: inout Diagnostics) -> [ReadPage] {
        guard let value = layout.value("pages"), case .list(let items) = value.content, !items.isEmpty else {
            diagnostics.error(.input, "the layout needs pages", at: layout.value("pages")?.place ?? layout.place,
                              hint: "as in pages: [{name: text, repeat: true, frames: [{name: text, thread: main}]}]")
            return []
        }
        var pages: [ReadPage] = []
        for (index, item) in items.enumerated() {
            guard let page = page(item, number: index + 1, area: area, into: &diagnostics) else { continue }
            if pages.contains(where: { $0.template.name == page.template.name }) {
                diagnostics.error(.input, "two pages are named '\(shortened(page.template.name))'", at: page.place)
            }
            pages.append(page)
        }
        return pages
    }

    private static func page(_ value: YAMLValue, number: Int, area: PageArea,
                             into diagnostics: inout Diagnostics) -> ReadPage? {
        let name = value.value("name")?.string("the name of a page", into: &diagnostics) ?? "\(number)"
        guard var reader = YAMLReader(value, as: "page '\(shortened(name))'", into: &diagnostics) else { return nil }
        _ = reader.value("name")
        let repeats = reader.flag("repeat", into: &diagnostics) ?? false
        let frames = FrameReader.read(&reader, columns: area.columns, into: &diagnostics)
        let furniture = reader.value("furniture")?.asList.compactMap {
            self.furniture($0, on: name, into: &diagnostics)
        }
        reader.finish(into: &diagnostics)
        if repeats, !frames.contains(where: \.isOfThread) {
            diagnostics.error(.input, "page '\(shortened(name))' repeats but no frame on it belongs to a thread", at: reader.place,
                              hint: "it would repeat without end")
        }
        let template = PageTemplate(name: name, repeats: repeats, area: area, frames: frames.map(\.plan),
                                    furniture: furniture ?? [])
        return ReadPage(template: template, frames: frames, place: reader.place)
    }

    private static func furniture(_ value: YAMLValue, on page: String,
                                  into diagnostics: inout Diagnostics) -> Furniture? {
        guard var reader = YAMLReader(value, as: "furniture of page '\(shortened(page))'", into: &diagnostics) else { return nil }
        let edge: Furniture.Edge? = reader.choice("edge", into: &diagnostics)
        let side: Furniture.Side? = reader.choice("side", into: &diagnostics)
        let text: Furniture.Text? = reader.choice("text", into: &diagnostics)
        let style: StyleName? = reader.choice("style", into: &diagnostics)
        let distance = reader.length("distance", into: &diagnostics)
        let leaf: Furniture.Leaf? = reader.choice("on", into: &diagnostics)
        reader.finish(into: &diagnostics)
        if reader.value("text") == nil {
            diagnostics.error(.input, "\(reader.subject) needs a text", at: reader.place,
                              hint: spellingHint(for: "", among: Furniture.Text.allCases.map(\.rawValue)))
        }
        guard let text else { return nil }
        return Furniture(edge: edge ?? .foot, side: side ?? .outside, text: text,
                         style: style ?? (text == .folio ? .folio : .runningHead), distance: distance ?? .mm(8),
                         leaf: leaf ?? .both)
    }
}

extension ReadFrame {
    var isOfThread: Bool {
        if case .thread = plan.content { return true }
        return false
    }
}
