/// Text: where it stands, how large it is, and what it is printed in. Source: ISO 32000-1 9.3 and 9.4.
extension ContentWalk {
    func performText(_ known: PaintOperator, _ reader: ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) {
        func n(_ place: Int) -> Double { reader.number(place) ?? 0 }
        switch known {
        case .beginText: (textChange, lineChange) = (Affine(), Affine())
        case .letterSpace: state.letterSpace = n(0)
        case .wordSpace: state.wordSpace = n(0)
        case .scale: state.scale = n(0) / 100
        case .leading: state.leading = n(0)
        case .rise: state.rise = n(0)
        case .textMode: state.textMode = Int(min(max(n(0), 0), 7))
        case .font: select(reader)
        case .textMove: moveLine(n(0), n(1))
        case .textMoveLeading:
            state.leading = -n(1)
            moveLine(n(0), n(1))
        case .textMatrix:
            lineChange = Affine(a: n(0), b: n(1), c: n(2), d: n(3), e: n(4), f: n(5))
            textChange = lineChange
        case .nextLine: moveLine(0, -state.leading)
        case .show: show(reader, bytes)
        case .showSpaced: show(reader, bytes)
        case .showNextLine:
            moveLine(0, -state.leading)
            show(reader, bytes)
        case .showNextLineSpaced:
            (state.wordSpace, state.letterSpace) = (n(0), n(1))
            moveLine(0, -state.leading)
            show(reader, bytes)
        default: break
        }
    }

    private func moveLine(_ x: Double, _ y: Double) {
        lineChange = Affine.move(x, y).then(lineChange)
        textChange = lineChange
    }

    private func select(_ reader: ContentReader) {
        state.size = reader.number(1) ?? 0
        guard let name = reader.name(0) else { return }
        state.font = scope.font(name)
        guard state.font?.isType3 == true, let fonts = inspector.file.dictionary("/Font", of: scope.dictionary) else { return }
        let isNew = fonts[name].reference.map { inspector.meetsGlyphs(of: $0) } ?? true
        if isNew, let font = inspector.file[fonts, name].dictionary { look(atGlyphsOf: font) }
    }

    /// Sets the strings among the operands one after another, moved by the numbers between them.
    private func show(_ reader: ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) {
        let start = textChange
        var letters = 0
        for (place, token) in reader.operands.enumerated() {
            switch token.kind {
            case .literal, .hexadecimal:
                text.read(token, bytes)
                let run = state.font?.advance(text.bytes[...]) ?? (Double(text.bytes.count) * 500, text.bytes.count, 0)
                letters += run.letters
                advance((run.width / 1000 * state.size + Double(run.letters) * state.letterSpace + Double(run.spaces) * state.wordSpace))
            // The two numbers of " are no moves.
            case .number where reader.operands.count != 3 || reader.operands[0].kind == .bracket:
                advance(-(reader.number(place) ?? 0) / 1000 * state.size)
            default: break
            }
        }
        if letters > 0, state.textMode != 3, state.textMode != 7 {
            paintsSomething()
            measureText(from: start)
        }
    }

    private func advance(_ width: Double) {
        guard width.isFinite else { return }
        textChange = Affine.move(width * state.scale, 0).then(textChange)
    }

    // MARK: What is said of text

    private func measureText(from start: Affine) {
        guard measures, inspector.demands.isForPrint, let font = state.font, !font.isType3 else { return }
        let onPage = start.then(state.change), size = abs(state.size) * onPage.upScale, place = box(from: onPage)
        guard size > 0, let seen = place.cut(to: state.clip), seen.meets(page.finished) else { return }
        measureSize(size, seen, font)
        if inspector.demands.shop != nil { measureSafety(seen) }
        measureInks(size, seen)
    }

    /// From a descender to the height of a capital, as usual faces have them.
    private func box(from start: Affine) -> Box {
        let end = textChange.then(state.change), low = -0.2 * state.size + state.rise, high = 0.7 * state.size + state.rise
        let corners = [start.applied(to: 0, low), start.applied(to: 0, high), end.applied(to: 0, low), end.applied(to: 0, high)]
        let xs = corners.map(\.x), ys = corners.map(\.y)
        return Box(left: xs.min() ?? 0, bottom: ys.min() ?? 0, right: xs.max() ?? 0, top: ys.max() ?? 0)
    }

    private func measureSize(_ size: Double, _ seen: Box, _ font: FontFacts) {
        guard size < limits.type - Limits.slack else { return }
        inspector.report(.smallType, on: page, in: "content", at: seen, "type of \(points(size)); \(points(limits.type)) is the least")
    }

    private func measureSafety(_ seen: Box) {
        guard let trim = page.trim, limits.safe > 0 else { return }
        let least = min(seen.left - trim.left, trim.right - seen.right, seen.bottom - trim.bottom, trim.top - seen.top)
        guard least < limits.safe - 0.1 else { return }
        inspector.report(.unsafe, on: page, in: "content", at: seen, "text stands nearer to the trim than \(millimetres(limits.safe))")
    }

    private func measureInks(_ size: Double, _ seen: Box) {
        let fills = [0, 2, 4, 6].contains(state.textMode), paint = fills ? state.fill : state.stroke, mix = paint.mix
        guard !paint.isPattern, !limits.mixesItself else { return }
        let overprints = fills ? state.fillOverprints : state.strokeOverprints, isSmall = size < limits.mixedType - Limits.slack
        if mix.isWhite {
            if overprints, vanishes(paint) { inspector.report(.whiteOver, on: page, in: "content", at: seen, "white type overprints") }
            let below = grid?.ink(at: (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2) ?? 0
            if isSmall, !overprints, below > 0.1 {
                inspector.report(.reversedType, on: page, in: "content", at: seen,
                                 "type of \(points(size)) is white on a surface; \(points(limits.mixedType)) is the least")
            }
            return
        }
        guard mix.isExact else { return }
        if mix[PlateTable.black] > 0.99, mix.count > 1 {
            inspector.report(.richBlack, on: page, in: "content", at: seen, "black type has \(mix.count) inks")
        }
        if isSmall, mix.count > 1 {
            inspector.report(.mixedType, on: page, in: "content", at: seen,
                             "type of \(points(size)) is in \(mix.count) inks; \(points(limits.mixedType)) is the least")
        }
        if mix.isPlainBlack, !(overprints && (state.overprintMode == 1 || isSeparation(paint))) {
            inspector.report(.blackOut, on: page, in: "content", at: seen, "black type does not overprint")
        }
    }

    private func isSeparation(_ paint: Paint) -> Bool { if case .inks = paint.space { true } else { false } }
}
