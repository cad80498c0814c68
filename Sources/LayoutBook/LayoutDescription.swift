public import Geometry

/// A layout in words and a picture, for someone who chooses one.
extension Layout {
    /// Sheet, columns, styles, and each page as a small picture; for a sheet that runs in `direction`.
    public func describe(direction: Direction) -> String {
        var lines = [summary.isEmpty ? name : "\(name): \(summary)", ""]
        lines += setting(direction)
        lines += ["", "styles"] + styleLines()
        for page in pages {
            lines += ["", page.repeats ? "page '\(page.name)', repeated as often as needed" : "page '\(page.name)'"]
            if page.area != area { lines.append("  " + words(for: page.area, direction)) }
            lines += PagePicture(page, of: self, direction: direction).lines
            lines += frameLines(of: page) + page.furniture.map(Self.words)
        }
        lines += ["", "threads"] + threads.map { "  " + Self.words(for: $0) }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Sheet and columns

    private func setting(_ direction: Direction) -> [String] {
        var lines = [
            "sheet    \(mm(area.trim.width)) × \(mm(area.trim.height))",
            "margins  top \(mm(area.margins.top)), bottom \(mm(area.margins.bottom)), "
                + "inside \(mm(area.margins.inside)), outside \(mm(area.margins.outside))",
        ]
        if pages.contains(where: { $0.area == area }) {
            lines.append("columns  \(columnWords(for: area)); \(area.lines(ofLeading: leading)) lines, \(leading) apart")
            lines.append("measure  \(mm(area.columnWidth)), about \(charactersPerLine(area, direction)) characters of text")
        }
        lines.append("inks     " + inks.map(Self.words).joined(separator: ", "))
        if fold != .none { lines.append("fold     \(fold.rawValue)" + (hasBackCover ? ", with a back cover" : "")) }
        lines.append("notes    " + (notes == .column ? "at the foot of their column" : "behind their article"))
        return lines + (fit.map(fitLines) ?? [])
    }

    private static func words(for ink: Ink) -> String {
        guard ink.tint == nil else { return ink.name }
        let plate = ink.kind == .spot && ink.plate != ink.name ? ", plate \(shortened(ink.plate))" : ""
        return "\(ink.name) (\(ink.kind.rawValue)\(plate))"
    }

    private func columnWords(for area: PageArea) -> String {
        area.columns == 1 ? "1 column" : "\(area.columns) columns, \(mm(area.gutter)) apart"
    }

    /// A page that differs from the others.
    private func words(for area: PageArea, _ direction: Direction) -> String {
        "\(mm(area.trim.width)) × \(mm(area.trim.height)), \(columnWords(for: area)) of \(mm(area.columnWidth)), "
            + "about \(charactersPerLine(area, direction)) characters; \(area.lines(ofLeading: leading)) lines"
    }

    private func fitLines(_ fit: FitRanges) -> [String] {
        func words<Value: Equatable>(_ range: ClosedRange<Value>, _ word: (Value) -> String) -> String {
            let least = word(range.lowerBound), greatest = word(range.upperBound)
            return least == greatest ? least : "\(least) to \(greatest)"
        }
        let ranges = "fit      size \(words(fit.size, \.description)), leading \(words(fit.leading, Length.rounded)), "
            + "gutter \(words(fit.gutter, mm)), spacing \(words(fit.spacing, Length.rounded)), "
            + "pictures \(words(fit.pictures, Length.rounded))"
        return [ranges] + (fit.sacrifices.isEmpty ? [] : ["         leaves out " + fit.sacrifices.joined(separator: ", ")])
    }

    private func mm(_ length: Length) -> String { Length.rounded((length.millimetres * 10).rounded() / 10) + " mm" }

    /// Characters, spaces included, that a line of `body` holds on average.
    ///
    /// Running prose takes 0.53 em a character in a Cyrillic serif and 0.4 em in a Naskh: mean of long texts.
    private func charactersPerLine(_ area: PageArea, _ direction: Direction) -> Int {
        let body = style(.body)
        return Int(clamping: (area.columnWidth / body.size / (direction.isRightToLeft ? 0.4 : 0.53)).rounded())
    }

    // MARK: Styles

    private func styleLines() -> [String] {
        let width = StyleName.allCases.map(\.rawValue.count).max() ?? 0
        return StyleName.allCases.map { name in
            let padding = String(repeating: " ", count: width - name.rawValue.count)
            return "  \(name.rawValue)\(padding)  \(words(for: style(name)))"
        }
    }

    private func words(for style: Style) -> String {
        var words = ["\(style.role.rawValue) \(style.weight.rawValue) \(style.size)/\(style.leading ?? leading)",
                     style.alignment.rawValue]
        if style.indent > 0 { words.append("indent \(Length.rounded(style.indent))em") }
        if style.startIndent > 0 { words.append("start \(Length.rounded(style.startIndent))em") }
        if style.endIndent > 0 { words.append("end \(Length.rounded(style.endIndent))em") }
        if style.spaceBefore > 0 { words.append("before \(Length.rounded(style.spaceBefore))") }
        if style.spaceAfter > 0 { words.append("after \(Length.rounded(style.spaceAfter))") }
        if style.keepWithNext > 0 { words.append("keep \(style.keepWithNext)") }
        if style.hyphenate { words.append("hyphenated") }
        if style.slope != .upright { words.append(style.slope.rawValue) }
        if style.ink != .black { words.append(inks[Int(style.ink.index)].name) }
        if let marks = style.marksInk { words.append("marks \(inks[Int(marks.index)].name)") }
        return (words + style.features.map { "\($0.tag)=\($0.value)" }).joined(separator: ", ")
    }

    private static func words(for furniture: Furniture) -> String {
        let leaf = furniture.leaf == .both ? "" : ", on a \(furniture.leaf.rawValue)"
        return "  \(furniture.edge.rawValue), \(furniture.side.rawValue): \(furniture.text.rawValue)\(leaf)"
    }

    private static func words(for thread: ThreadPlan) -> String {
        var words = thread.stories.map(\.words)
        if thread.hasJumps { words.append("with jump lines") }
        if thread.balances { words.append("last columns level") }
        if thread.isParallel { words.append("beside the second edition") }
        return "\(thread.name): " + words.joined(separator: ", ")
    }
}
