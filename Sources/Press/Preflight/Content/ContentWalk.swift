/// Carries out what a page draws, without drawing it: who paints what, how large, in which inks, over which.
///
/// Forms are followed wherever they are drawn, patterns and glyphs of Type 3 fonts once. A thing that draws itself is told of and not
/// entered; depth, operators and bytes are bounded by the ``ReadingBudget``.
final class ContentWalk {
    let inspector: Inspector
    let page: PageFacts
    var grid: InkGrid?
    var state: GraphicsState
    var stack: [GraphicsState] = []
    var path = FlatPath()
    /// What a clip will be once the path is painted.
    private var isClipping = false
    var scope: ResourceScope
    /// Whether sizes and places count: not in patterns and glyphs.
    var measures = true
    /// From the inside of a text object to its page or form, and the same at the beginning of the line.
    var textChange = Affine(), lineChange = Affine()
    var text = TextBytes()
    /// Streams that are being drawn.
    private var active: Set<ObjectID> = []
    private var depth = 0
    /// Of forms that were drawn already.
    private var scopes: [ObjectID: ResourceScope] = [:]
    /// Whether each piece of marked content is tagged, or an artifact.
    private var marks: [Bool] = []

    private var file: ForeignFile { inspector.file }
    var limits: Limits { Limits(inspector.demands) }

    init(_ page: PageFacts, in inspector: Inspector) {
        self.page = page
        self.inspector = inspector
        scope = ResourceScope(page.resources, of: page, in: inspector)
        state = GraphicsState(clip: page.media ?? page.printed)
        if inspector.demands.isForPrint { grid = InkGrid(page.printed) }
    }

    /// The page itself, then what is laid over it.
    func run() {
        ResourceCheck(inspector: inspector, page: page, scope: scope).run()
        StateCheck(inspector: inspector, page: page).checkGroup(page.dictionary, of: "Page")
        for stream in contents() { carryOut(stream) }
        concludeInk()
        for (form, place) in AnnotationCheck(inspector: inspector).run(page) { draw(form, upon: place) }
    }

    /// The streams of the page as one text, for tokens may be parted by a white space only.
    private func contents() -> [[UInt8]] {
        let value = file.resolve(page.dictionary["/Contents"])
        let streams = value.stream.map { [$0] } ?? (value.array ?? []).prefix(10_000).compactMap { file.resolve($0).stream }
        var all: [UInt8] = []
        for stream in streams {
            all += bytes(of: stream, "Contents")
            all.append(10)
            if all.count > ReadingBudget.mostContent { break }
        }
        return all.isEmpty ? [] : [all]
    }

    /// The operators in a stream, as many as are read.
    private func bytes(of stream: PDFStream, _ owner: String) -> [UInt8] {
        let most = min(ReadingBudget.mostContent, inspector.budget.bytes)
        guard let data = file.data(of: stream, most: most) else {
            inspector.report(.unreadable, on: page, in: owner, "its filter is unknown, or it is broken")
            return []
        }
        inspector.budget.bytes -= data.bytes.count
        if data.bytes.count >= most {
            inspector.report(.tooMuch, on: page, in: owner, "it inflates to more than \(most >> 20) MiB: the rest is not read")
        } else if !data.isWhole { inspector.report(.unreadable, on: page, in: owner, "its data are broken") }
        return data.bytes
    }

    private func carryOut(_ bytes: [UInt8]) {
        let floor = stack.count, markFloor = marks.count
        bytes.withUnsafeBufferPointer { buffer in
            var reader = ContentReader(buffer)
            while let place = reader.next() {
                inspector.budget.operators -= 1
                guard inspector.budget.operators > 0 else {
                    return inspector.report(.tooMuch, on: page, in: "content", "it draws more than is followed")
                }
                guard let known = PaintOperator(buffer[place]) else {
                    strange(buffer[place])
                    continue
                }
                perform(known, &reader, buffer)
            }
        }
        if stack.count > floor, let first = stack.dropFirst(floor).first {
            state = first
            stack.removeLast(stack.count - floor)
        }
        marks.removeLast(max(0, marks.count - markFloor))
    }

    private func strange(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        let shown = String(decoding: word.prefix(12).map { 0x21...0x7E ~= $0 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        inspector.report(.stranger, on: page, in: "content", "'\(shown)' is no operator")
    }

    // MARK: Operators

    private func perform(_ known: PaintOperator, _ reader: inout ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) {
        func n(_ place: Int) -> Double { reader.number(place) ?? 0 }
        switch known {
        case .save: if stack.count < Self.deepestStack { stack.append(state) }
        case .restore: if let last = stack.popLast() { state = last }
        case .change: state.change = Affine(a: n(0), b: n(1), c: n(2), d: n(3), e: n(4), f: n(5)).then(state.change)
        case .width: state.lineWidth = abs(n(0))
        case .state: if let name = reader.name(0) { apply(name) }
        case .move: path.move(n(0), n(1), state.change)
        case .line: path.line(n(0), n(1), state.change)
        case .curve: path.curve(n(0), n(1), n(2), n(3), n(4), n(5), state.change)
        case .curveFromHere: path.curve(path.here.x, path.here.y, n(0), n(1), n(2), n(3), state.change)
        case .curveToThere: path.curve(n(0), n(1), n(2), n(3), n(2), n(3), state.change)
        case .rectangle: path.rectangle(n(0), n(1), n(2), n(3), state.change)
        case .stroke, .closeStroke: paint(fills: false, strokes: true)
        case .fill, .fillOld: paint(fills: true, strokes: false)
        case .fillEvenOdd: paint(fills: true, strokes: false, isEvenOdd: true)
        case .both, .closeBoth: paint(fills: true, strokes: true)
        case .bothEvenOdd, .closeBothEvenOdd: paint(fills: true, strokes: true, isEvenOdd: true)
        case .endPath: paint(fills: false, strokes: false)
        case .clip, .clipEvenOdd: isClipping = true
        case .fillGray: state.fill = Paint(scope.device(.gray), [n(0)])
        case .strokeGray: state.stroke = Paint(scope.device(.gray), [n(0)])
        case .fillRGB: state.fill = Paint(scope.device(.rgb), [n(0), n(1), n(2)])
        case .strokeRGB: state.stroke = Paint(scope.device(.rgb), [n(0), n(1), n(2)])
        case .fillCMYK: state.fill = Paint(scope.device(.cmyk), [n(0), n(1), n(2), n(3)])
        case .strokeCMYK: state.stroke = Paint(scope.device(.cmyk), [n(0), n(1), n(2), n(3)])
        case .fillSpace: state.fill = entered(reader.name(0))
        case .strokeSpace: state.stroke = entered(reader.name(0))
        case .fillColour, .fillColourNamed: state.fill = coloured(state.fill, reader)
        case .strokeColour, .strokeColourNamed: state.stroke = coloured(state.stroke, reader)
        case .shading: paintsSomething()
        case .object: if let name = reader.name(0) { draw(name) }
        case .imageData: checkInlineImage(reader, bytes)
        case .beginMark: marks.append((marks.last ?? false) || reader.name(0) == "/Artifact")
        case .beginMarkNamed: marks.append((marks.last ?? false) || isTagged(reader, bytes))
        case .endMark: _ = marks.popLast()
        case .beginText, .endText, .letterSpace, .wordSpace, .scale, .leading, .font, .textMode, .rise, .textMove, .textMoveLeading,
             .textMatrix, .nextLine, .show, .showSpaced, .showNextLine, .showNextLineSpaced:
            performText(known, reader, bytes)
        case .cap, .join, .mitre, .dash, .intent, .flatness, .close, .glyphWidth, .glyphWidthBox, .beginImage, .endImage, .markPoint,
             .markPointNamed, .beginCompatible, .endCompatible: break
        }
    }

    private static let deepestStack = 1000

    /// Source: ISO 32000-1 table 58.
    private func apply(_ name: String) {
        guard let entries = scope.entry("/ExtGState", name).dictionary else { return }
        if let width = file[entries, "/LW"].number { state.lineWidth = abs(width) }
        if let mode = file[entries, "/OPM"].integer { state.overprintMode = mode }
        if let stroke = file[entries, "/OP"].bool { (state.strokeOverprints, state.fillOverprints) = (stroke, stroke) }
        if let fill = file[entries, "/op"].bool { state.fillOverprints = fill }
        if let alpha = file[entries, "/ca"].number { state.fillAlpha = min(max(alpha, 0), 1) }
        if let blend = file[entries, "/BM"].name { state.multiplies = blend == "/Multiply" || blend == "/Darken" }
        if let font = file[entries, "/Font"].array, font.count == 2 {
            state.size = file.resolve(font[1]).number ?? state.size
            if let id = font[0].reference { state.font = inspector.font(id) }
        }
        if let mask = file[entries, "/SMask"].dictionary, let form = file[mask, "/G"].stream, inspector.meets(form.id) { look(at: form) }
    }

    private func entered(_ name: String?) -> Paint {
        guard let name else { return Paint() }
        let space = scope.space(name)
        return Paint(space, space.initial)
    }

    private func coloured(_ old: Paint, _ reader: ContentReader) -> Paint {
        if case .pattern = old.space, let name = reader.name(reader.operands.count - 1) {
            if let pattern = scope.entry("/Pattern", name).stream, inspector.meets(pattern.id) { look(at: pattern) }
            return old
        }
        return Paint(old.space, reader.operands.indices.compactMap(reader.number))
    }

    /// Whether marked content has a number in the structure, or is an artifact. Source: ISO 32000-1 14.6, 14.8.2.2.
    private func isTagged(_ reader: ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if reader.name(0) == "/Artifact" { return true }
        if let name = reader.name(1), reader.operands.count == 2 {
            return scope.entry("/Properties", name).dictionary?.has("/MCID") == true
        }
        return reader.operands.indices.contains { reader.name($0) == "/MCID" }
    }

    /// Something visible comes on the page.
    func paintsSomething() {
        guard marks.last != true, measures else { return }
        inspector.report(.untaggedContent, on: page, in: "content", "something is drawn that no structure knows of")
    }

    private func paint(fills: Bool, strokes: Bool, isEvenOdd: Bool = false) {
        if let bounds = path.bounds {
            if fills || strokes {
                paintsSomething()
                if measures { measurePath(bounds, fills: fills, strokes: strokes, isEvenOdd: isEvenOdd) }
            }
            if isClipping { state.clip = state.clip.cut(to: bounds) ?? Box(left: 0, bottom: 0, right: -1, top: -1) }
        }
        isClipping = false
        path.clear()
    }

    // MARK: Things inside of things

    private func draw(_ name: String) {
        guard let object = scope.entry("/XObject", name).stream else { return }
        switch file[object.dictionary, "/Subtype"].name {
        case "/Image":
            paintsSomething()
            if measures { measurePicture(object, named: "Image \(name)") }
        case "/Form": follow(object, named: "Form \(name)")
        default: break
        }
    }

    /// Carries out a form, or what is drawn like one, in a state of its own.
    private func follow(_ form: PDFStream, named owner: String, then change: Affine = Affine()) {
        guard !active.contains(form.id) else { return inspector.report(.cycle, on: page, in: owner, "it draws itself") }
        guard depth < ReadingBudget.deepest else { return inspector.report(.tooMuch, on: page, in: owner, "forms nest too deep") }
        let outer = (state: state, scope: scope, path: path, text: (textChange, lineChange))
        depth += 1
        active.insert(form.id)
        enter(form, owner, change)
        let content = content(of: form, owner)
        inspector.budget.operators -= ReadingBudget.costOfForm + content.count / 16
        carryOut(content)
        active.remove(form.id)
        depth -= 1
        (state, scope, path) = (outer.state, outer.scope, outer.path)
        (textChange, lineChange) = outer.text
    }

    /// The operators of a form, which may be drawn again and again.
    private func content(of form: PDFStream, _ owner: String) -> [UInt8] {
        if let known = inspector.contents[form.id] { return known }
        let content = bytes(of: form, owner)
        inspector.keep(content, of: form.id)
        return content
    }

    private func enter(_ form: PDFStream, _ owner: String, _ change: Affine) {
        path = FlatPath()
        let matrix = file.numbers(form.dictionary["/Matrix"]).flatMap(Affine.init) ?? Affine()
        state.change = matrix.then(change).then(state.change)
        if let box = file.box(form.dictionary["/BBox"]) {
            state.clip = state.clip.cut(to: box.mapped(by: state.change)) ?? Box(left: 0, bottom: 0, right: -1, top: -1)
        }
        if let resources = file.dictionary("/Resources", of: form.dictionary) {
            scope = scopes[form.id] ?? ResourceScope(resources, of: page, in: inspector)
            scopes[form.id] = scope
            if inspector.meets(form.id) { ResourceCheck(inspector: inspector, page: page, scope: scope).run() }
        }
    }

    /// Follows a pattern, a glyph or a mask for what it is made of, not for where it stands.
    private func look(at stream: PDFStream) {
        let (outer, outerStack) = (measures, stack)
        measures = false
        stack = []
        follow(stream, named: "object \(stream.id.number)")
        measures = outer
        stack = outerStack
    }

    /// The glyphs of a Type 3 font, once.
    func look(atGlyphsOf font: PDFDictionary) {
        let glyphs = file.dictionary("/CharProcs", of: font)?.entries ?? [], outer = scope
        if let resources = file.dictionary("/Resources", of: font) {
            scope = ResourceScope(resources, of: page, in: inspector)
            ResourceCheck(inspector: inspector, page: page, scope: scope).run()
        }
        for (_, value) in glyphs.prefix(1000) {
            if let glyph = file.resolve(value).stream, inspector.meets(glyph.id) { look(at: glyph) }
        }
        scope = outer
    }

    /// An annotation as it looks, its box put upon its place. Source: ISO 32000-1 12.5.5.
    private func draw(_ form: PDFStream, upon place: Box) {
        guard let box = file.box(form.dictionary["/BBox"]) else { return }
        let matrix = file.numbers(form.dictionary["/Matrix"]).flatMap(Affine.init) ?? Affine(), shown = box.mapped(by: matrix)
        state = GraphicsState(clip: page.media ?? page.printed)
        stack = []
        let across = place.width / max(shown.width, 1e-6), up = place.height / max(shown.height, 1e-6)
        // What is drawn by annotations is tagged by them.
        marks.append(true)
        follow(form, named: "annotation",
               then: Affine(a: across, d: up, e: place.left - shown.left * across, f: place.bottom - shown.bottom * up))
        _ = marks.popLast()
    }

    // MARK: Pictures in the content

    private func checkInlineImage(_ reader: ContentReader, _ bytes: UnsafeBufferPointer<UInt8>) {
        paintsSomething()
        let entries = InlineImage(reader, bytes)
        if let name = entries.name("/ColorSpace") {
            _ = ColourReader(inspector: inspector, page: page).space(.name(name), in: scope.dictionary, of: "inline image")
        }
        if entries.has("/LZWDecode") { inspector.report(.lzw, on: page, in: "inline image", "the filter is LZWDecode") }
        if entries.isTrue("/Interpolate") { inspector.report(.interpolate, on: page, in: "inline image", "/Interpolate is true") }
        guard measures, let width = entries.number("/Width"), let height = entries.number("/Height") else { return }
        let isLineArt = entries.isTrue("/ImageMask") || entries.number("/BitsPerComponent") == 1
        measureResolution(width, height, isLineArt: isLineArt, named: "inline image")
    }
}

extension Affine {
    /// Six numbers; nil for any other count.
    init?(_ numbers: [Double]) {
        guard numbers.count == 6 else { return nil }
        self.init(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    }
}
