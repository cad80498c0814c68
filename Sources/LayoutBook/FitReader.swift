import Diagnostics
import Geometry

/// Reads what may be varied to make the text fit its sheet.
struct FitReader {
    private var reader: YAMLReader
    private let layout: Layout

    /// Nil where the layout takes its text as it comes.
    ///
    /// A frame that is to be left out by its name gets that name as its ``FramePlan/sacrifice``.
    /// - Parameter layout: with its styles and its grid.
    static func read(_ file: inout YAMLReader, of layout: Layout, pages: inout [ReadPage],
                     into diagnostics: inout Diagnostics) -> FitRanges? {
        guard let reader = file.mapping("fit", into: &diagnostics) else { return nil }
        var fit = FitReader(reader: reader, layout: layout)
        let ranges = fit.ranges(pages: &pages, into: &diagnostics)
        fit.checkRoom(for: ranges, on: pages, into: &diagnostics)
        fit.warnOfNothingToFit(on: pages, into: &diagnostics)
        return ranges
    }

    private mutating func ranges(pages: inout [ReadPage], into diagnostics: inout Diagnostics) -> FitRanges {
        let body = layout.style(.body).size
        let size = lengths("size", .ofType, or: body, into: &diagnostics)
        let leading = numbers("leading", in: 0.9...4, or: layout.leading / body, into: &diagnostics)
        let gutter = lengths("gutter", .notNegative, or: layout.area.gutter, into: &diagnostics)
        let spacing = numbers("spacing", in: 0...10, or: 1, into: &diagnostics)
        let pictures = numbers("pictures", in: 0.1...10, or: 1, into: &diagnostics)
        let sacrifices = sacrifices(of: &pages, into: &diagnostics)
        reader.finish(into: &diagnostics)
        return FitRanges(size: size, leading: leading, gutter: gutter, spacing: spacing, pictures: pictures, sacrifices: sacrifices)
    }

    // MARK: Ranges

    private mutating func lengths(_ key: String, _ bound: LengthBound, or usual: Length,
                                  into diagnostics: inout Diagnostics) -> ClosedRange<Length> {
        range(key, into: &diagnostics) { $0.length($1, bound, into: &$2) } ?? usual...usual
    }

    private mutating func numbers(_ key: String, in bounds: ClosedRange<Double>, or usual: Double,
                                  into diagnostics: inout Diagnostics) -> ClosedRange<Double> {
        range(key, into: &diagnostics) { $0.number($1, in: bounds, into: &$2) } ?? usual...usual
    }

    /// Two values that rise, or one; nil without the key, or after saying what is wrong.
    private mutating func range<Value: Comparable>(
        _ key: String, into diagnostics: inout Diagnostics, read: (YAMLValue, String, inout Diagnostics) -> Value?
    ) -> ClosedRange<Value>? {
        guard let value = reader.value(key) else { return nil }
        let what = "'\(key)' of \(reader.subject)", ends = value.asList
        guard ends.count == 1 || ends.count == 2 else {
            diagnostics.error(.input, "\(what) must be two values, the least and the greatest, or one", at: value.place)
            return nil
        }
        let values = ends.compactMap { read($0, what, &diagnostics) }
        guard values.count == ends.count, let first = values.first, let last = values.last else { return nil }
        if first <= last { return first...last }
        let words = ends.map(\.word)
        diagnostics.error(.input, "\(what) must rise, but \(words[0]) is more than \(words[1])", at: value.place,
                          hint: "write [\(words[1]), \(words[0])]")
        return nil
    }

    /// At the largest setting there must be a line on each page.
    private mutating func checkRoom(for ranges: FitRanges, on pages: [ReadPage], into diagnostics: inout Diagnostics) {
        let leading = ranges.size.upperBound * ranges.leading.upperBound
        guard let page = pages.first(where: { $0.template.area.lines(ofLeading: leading) < 1 }) else { return }
        let place = reader.value("leading")?.place ?? reader.value("size")?.place ?? reader.place
        diagnostics.error(.input,
                          "lines that 'fit' sets \(leading) apart leave no room for one on page '\(shortened(page.template.name))'",
                          at: place, hint: "the greatest 'size' times the greatest 'leading' must be less")
    }

    /// Where pages are added as the text needs them there is nothing to fill, and two languages share one grid.
    private func warnOfNothingToFit(on pages: [ReadPage], into diagnostics: inout Diagnostics) {
        if let page = pages.first(where: \.template.repeats) {
            diagnostics.warn("'fit' does nothing, since page '\(shortened(page.template.name))' repeats as often as the text needs",
                             at: reader.place, hint: "take 'repeat' away from the page, or write fit: ~")
        } else if layout.isParallel {
            diagnostics.warn("'fit' does nothing, since a thread sets two languages side by side",
                             at: reader.place, hint: "write fit: ~")
        }
    }

    // MARK: Sacrifices

    /// What articles have that can be left out.
    private static let divisions = ["pullquote", "notice", "figure", "ornament", "qr"]

    private mutating func sacrifices(of pages: inout [ReadPage], into diagnostics: inout Diagnostics) -> [String] {
        let values = reader.value("sacrifice")?.asList ?? []
        let names = values.compactMap { $0.string("'sacrifice' of \(reader.subject)", into: &diagnostics) }
        let known = Set(names)
        for page in pages.indices {
            for index in pages[page].frames.indices {
                name(&pages[page].frames[index], among: known, into: &diagnostics)
            }
            pages[page].template.frames = pages[page].frames.map(\.plan)
        }
        check(values, frames: pages.flatMap(\.frames), into: &diagnostics)
        return names
    }

    /// Gives a frame its own name for being left out, where that is what the layout says; and warns of a name that is not used.
    private func name(_ frame: inout ReadFrame, among names: Set<String>, into diagnostics: inout Diagnostics) {
        if let name = frame.plan.sacrifice {
            guard !names.contains(name) else { return }
            diagnostics.warn("frame '\(shortened(frame.plan.name))' is never left out: 'fit' does not sacrifice '\(shortened(name))'",
                             at: frame.sacrificePlace, hint: "add it to 'sacrifice' of 'fit'")
        } else if !frame.isOfThread, names.contains(frame.plan.name), !Self.divisions.contains(frame.plan.name) {
            frame.plan.sacrifice = frame.plan.name
        }
    }

    private func check(_ values: [YAMLValue], frames: [ReadFrame], into diagnostics: inout Diagnostics) {
        let known = Set(frames.compactMap(\.plan.sacrifice) + Self.divisions)
        var seen: Set<String> = []
        for value in values {
            guard case .scalar(let name) = value.content else { continue }
            if !seen.insert(name).inserted {
                diagnostics.error(.input, "'\(shortened(name))' is sacrificed twice", at: value.place)
            } else if !known.contains(name) {
                diagnostics.error(.input, "there is no frame and no part of articles '\(shortened(name))' to leave out",
                                  at: value.place, hint: hint(for: name, frames: frames))
            }
        }
    }

    private func hint(for name: String, frames: [ReadFrame]) -> String? {
        if let frame = frames.first(where: { $0.plan.name == name }) {
            return frame.plan.sacrifice.map { "frame '\(shortened(name))' is left out as '\(shortened($0))'" }
                ?? "frame '\(shortened(name))' belongs to a thread, which would have less room without it"
        }
        var names: [String] = []
        for frame in frames where !frame.isOfThread {
            let name = frame.plan.sacrifice ?? frame.plan.name
            if !names.contains(name), !Self.divisions.contains(name) { names.append(name) }
        }
        return spellingHint(for: name, among: names + Self.divisions)
    }
}

extension YAMLValue {
    /// A scalar as it was written.
    fileprivate var word: String {
        if case .scalar(let text) = content { return shortened(text) }
        return kind
    }
}
