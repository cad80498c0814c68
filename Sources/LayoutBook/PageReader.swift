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
    /// Of the name by which it is left out.
    var sacrificePlace: SourcePlace?
    /// Of the share that makes it as wide as it is in its columns, and of the padding in it.
    var sharePlace: SourcePlace?
    var paddingPlace: SourcePlace?

    var isOfThread: Bool { plan.isOfThread }
}

/// Reads the pages of a layout with their frames and furniture.
enum PageReader {
    /// More pages than anyone plans one by one.
    private static let most = 200

    /// - Parameter plan: knows its area, leading and inks; tints of boxes are added to its inks.
    static func read(_ layout: inout YAMLReader, of plan: inout Layout, into diagnostics: inout Diagnostics) -> [ReadPage] {
        guard let value = layout.value("pages"), case .list(let items) = value.content, !items.isEmpty else {
            diagnostics.error(.input, "the layout needs pages", at: layout.value("pages")?.place ?? layout.place,
                              hint: "as in pages: [{name: text, repeat: true, frames: [{name: text, thread: main}]}]")
            return []
        }
        if items.count > most {
            diagnostics.error(.input, "the layout has \(items.count) pages; \(most) is the most", at: value.place,
                              hint: "a page with repeat: true is used as often as the text needs")
        }
        let marginsPlace = layout.value("margins")?.place ?? layout.place
        var pages: [ReadPage] = []
        for (index, item) in items.prefix(most).enumerated() {
            guard let page = page(item, number: index + 1, of: &plan, margins: marginsPlace, into: &diagnostics) else { continue }
            if pages.contains(where: { $0.template.name == page.template.name }) {
                diagnostics.error(.input, "two pages are named '\(shortened(page.template.name))'", at: page.place)
            }
            pages.append(page)
        }
        return pages
    }

    private static func page(_ value: YAMLValue, number: Int, of plan: inout Layout, margins: SourcePlace,
                             into diagnostics: inout Diagnostics) -> ReadPage? {
        let name = value.value("name")?.string("the name of a page", into: &diagnostics) ?? "\(number)"
        guard var reader = YAMLReader(value, as: "page '\(shortened(name))'", into: &diagnostics) else { return nil }
        _ = reader.value("name")
        let area = AreaReader.area(of: &reader, over: plan.area, into: &diagnostics)
        AreaReader.check(area, leading: plan.leading, at: AreaReader.place(of: &reader) ?? margins, into: &diagnostics)
        let repeats = reader.flag("repeat", into: &diagnostics) ?? false
        let frames = FrameReader.read(&reader, columns: area.columns, inks: &plan.inks, into: &diagnostics)
        let furniture = reader.value("furniture")?.asList.compactMap {
            FurnitureReader.furniture($0, of: reader.subject, in: area, into: &diagnostics)
        }
        var template = PageTemplate(name: name, repeats: repeats, area: area, frames: frames.map(\.plan),
                                    furniture: furniture ?? [])
        template.foldLines = reader.value("fold-lines")?.asList.compactMap {
            FurnitureReader.foldLine($0, of: reader.subject, into: &diagnostics)
        } ?? []
        reader.finish(into: &diagnostics)
        if repeats, !frames.contains(where: \.isOfThread) {
            diagnostics.error(.input, "\(reader.subject) repeats but no frame on it belongs to a thread", at: reader.place,
                              hint: "it would repeat without end")
        }
        if !diagnostics.hasErrors {
            FrameStack(frames).check(against: area.lines(ofLeading: plan.leading), of: reader.subject, into: &diagnostics)
        }
        return ReadPage(template: template, frames: frames, place: reader.place)
    }
}
