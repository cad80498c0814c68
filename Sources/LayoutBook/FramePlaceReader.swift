import Diagnostics
import Geometry

/// Reads where a frame stands on the grid of its page, and how high it is.
enum FramePlaceReader {
    /// - Parameters:
    ///   - columns: how many the page has.
    ///   - plan: knows its content already.
    static func read(_ frame: inout YAMLReader, columns: Int, into plan: inout FramePlan, _ diagnostics: inout Diagnostics) {
        plan.columns = self.columns(&frame, of: columns, into: &diagnostics)
        plan.below = neighbour("below", &frame, gap: frame.value("gap"), into: &diagnostics)
        plan.above = neighbour("above", &frame, gap: nil, into: &diagnostics)
        plan.height = height(&frame, into: &diagnostics) ?? (plan.isOfThread ? .fill : .fit)
        let usual: FramePlan.Stand = plan.below.frames.isEmpty && !plan.above.frames.isEmpty ? .foot : .head
        plan.stands = frame.choice("stands", into: &diagnostics) ?? usual
        plan.alignment = frame.choice("align", into: &diagnostics) ?? plan.alignment
        plan.level = frame.whole("level", in: -9...9, into: &diagnostics) ?? plan.level
        readRows(&frame, into: &plan, &diagnostics)
    }

    // MARK: Columns

    /// `all`, one column or a range of columns.
    private static func columns(_ reader: inout YAMLReader, of columns: Int,
                                into diagnostics: inout Diagnostics) -> ClosedRange<Int> {
        guard let value = reader.value("columns"),
              let text = value.string("'columns' of \(reader.subject)", into: &diagnostics), text != "all"
        else { return 1...columns }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, 1 <= first, first <= last else {
            diagnostics.error(.input, "'columns' of \(reader.subject) cannot be '\(shortened(text))'", at: value.place,
                              hint: "as in all, 1 or 1-2")
            return 1...columns
        }
        guard last <= columns else {
            let number = columns == 1 ? "1 column" : "\(columns) columns"
            diagnostics.error(.input, "\(reader.subject) stands in column \(last), but the grid has \(number)",
                              at: value.place)
            return 1...columns
        }
        return first...last
    }

    // MARK: Neighbours

    /// A name, a list of names, or a mapping of `frames` and `gap`; `gap` beside it is the same.
    ///
    /// A mapping without frames is a gap at the head or the foot of the text area.
    private static func neighbour(_ key: String, _ reader: inout YAMLReader, gap: YAMLValue?,
                                  into diagnostics: inout Diagnostics) -> FramePlan.Neighbour {
        let subject = "'\(key)' of \(reader.subject)"
        var neighbour = FramePlan.Neighbour()
        guard let value = reader.value(key) else {
            if let gap {
                diagnostics.error(.input, "'gap' of \(reader.subject) needs a frame that it stands below", at: gap.place,
                                  hint: "write below: {gap: 2} for a gap at the head of the page")
            }
            return neighbour
        }
        if case .mapping = value.content, var inner = YAMLReader(value, as: subject, into: &diagnostics) {
            neighbour.frames = names(inner.value("frames"), subject, into: &diagnostics)
            neighbour.gap = inner.number("gap", in: 0...200, into: &diagnostics) ?? 0
            inner.finish(into: &diagnostics)
        } else {
            neighbour.frames = names(value, subject, into: &diagnostics)
        }
        if let gap = gap?.number("'gap' of \(reader.subject)", in: 0...200, into: &diagnostics) { neighbour.gap = gap }
        return neighbour
    }

    private static func names(_ value: YAMLValue?, _ subject: String,
                              into diagnostics: inout Diagnostics) -> [String] {
        value?.asList.prefix(FrameReader.most).compactMap { $0.string(subject, into: &diagnostics) } ?? []
    }

    // MARK: Height

    /// `fill`, `fit` or a number of grid lines.
    private static func height(_ reader: inout YAMLReader, into diagnostics: inout Diagnostics) -> FramePlan.Height? {
        guard let value = reader.value("height") else { return nil }
        switch value.content {
        case .scalar("fill"): return .fill
        case .scalar("fit"): return .fit
        case .scalar(let text) where Int(text).map { (1...1_000).contains($0) } ?? false: return .lines(Int(text) ?? 1)
        default:
            diagnostics.error(.input, "'height' of \(reader.subject) cannot be \(value.kind)", at: value.place,
                              hint: "write fill, fit or a number of grid lines")
            return .fill
        }
    }

    private static func readRows(_ reader: inout YAMLReader, into plan: inout FramePlan, _ diagnostics: inout Diagnostics) {
        plan.leastRows = reader.whole("min-lines", in: 0...1_000, into: &diagnostics) ?? plan.leastRows
        plan.mostRows = reader.whole("max-lines", in: 1...1_000, into: &diagnostics) ?? plan.mostRows
        guard let given = reader.value("max-lines") ?? reader.value("min-lines") else { return }
        if plan.leastRows > plan.mostRows {
            diagnostics.error(.input, "\(reader.subject) has at least \(plan.leastRows) lines and at most \(plan.mostRows)",
                              at: given.place, hint: "'max-lines' must not be less than 'min-lines'")
        }
        if plan.height != .fit {
            diagnostics.warn("\(reader.subject) does not fit its content, so it has no least or greatest number of lines",
                             at: given.place, hint: "write height: fit")
        }
    }
}
