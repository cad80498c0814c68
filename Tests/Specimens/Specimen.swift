import CHarfBuzz
public import FontKit
public import Geometry
public import LayoutBook
public import Makeup
public import Paragraphs

/// Documents made by hand, for tests of the stages that come after makeup.
public enum Specimen {
    public static let serif = FaceID(index: 0)
    public static let naskh = FaceID(index: 1)

    /// Indexed by the faces above.
    public static let files = [
        FontFile(path: "/usr/share/fonts/truetype/paratype/PTF55F.ttf"),
        FontFile(path: "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"),
    ]

    public static let inks = [Ink.black, Ink(name: "red", red: 200, green: 30, blue: 15)]
    public static let trim = Size(width: .mm(148), height: .mm(210))

    /// A stretch of text in one direction; split at its spaces into words.
    public struct Run {
        var text: String
        var face: FaceID
        var ink: InkKey
        var link: Int32
        var isRightToLeft: Bool

        public init(_ text: String, face: FaceID = Specimen.serif, ink: InkKey = .black, link: Int32 = -1,
                    isRightToLeft: Bool = false) {
            self.text = text
            self.face = face
            self.ink = ink
            self.link = link
            self.isRightToLeft = isRightToLeft
        }

        var words: [String] {
            var words: [String] = [""]
            for character in text {
                if words[words.count - 1].hasSuffix(" ") { words.append("") }
                words[words.count - 1].append(character)
            }
            return words
        }
    }

    /// A line of runs in reading order, set ragged from the left for a left-to-right line, else from the right.
    public static func line(_ runs: [Run], size: Length = .pt(10), direction: Direction = .leftToRight,
                            measure: Length = .pt(300)) -> TextLine {
        var line = TextLine(), x = direction.isRightToLeft ? measure.points : 0
        for run in runs {
            for word in run.words {
                let shaped = Shaper.shape(word, run: run, size: size)
                if direction.isRightToLeft { x -= shaped.advance }
                line.append(shaped, run: run, size: size, x: x)
                if !direction.isRightToLeft { x += shaped.advance }
            }
        }
        line.left = direction.isRightToLeft ? .pt(x) : .zero
        line.width = direction.isRightToLeft ? measure - .pt(x) : .pt(x)
        return line
    }

    public static func item(_ runs: [Run], x: Length = .pt(50), y: Length = .pt(100), size: Length = .pt(10),
                            direction: Direction = .leftToRight, links: [String] = []) -> PageItem {
        let line = line(runs, size: size, direction: direction)
        return PageItem(
            reading: ReadingID(matter: 0, block: 0, line: 0),
            content: .line(PlacedLine(
                origin: Point(x: x, y: y), measure: .pt(300), line: line, direction: direction,
                language: direction.isRightToLeft ? "fa" : "ru", style: .body, source: nil, links: links)))
    }

    public static func rule(_ shape: PlacedRule.Shape, ink: InkKey = .black) -> PageItem {
        PageItem(reading: nil, content: .rule(PlacedRule(shape: shape, ink: ink)))
    }

    public static func page(_ items: [PageItem], number: Int = 1, label: String? = nil, trim: Size = trim) -> Page {
        Page(number: number, label: label ?? "\(number)", trim: trim, items: items)
    }

    public static func document(_ pages: [Page], title: String = "Заря", author: String? = "А. Б.",
                                language: String = "ru", direction: Direction = .leftToRight, inks: [Ink] = inks,
                                outline: [Document.OutlineEntry] = []) -> Document {
        Document(title: title, author: author, language: language, direction: direction, inks: inks, pages: pages,
                 outline: outline)
    }
}

extension TextLine {
    fileprivate mutating func append(_ shaped: Shaper.Word, run: Specimen.Run, size: Length, x: Double) {
        let starts = (glyphs.count, clusters.count, text.count)
        glyphs += shaped.glyphs.map { Glyph(id: $0.id, x: $0.x + Float(x), y: $0.y) }
        clusters += shaped.clusters
        text += shaped.text
        words.append(Word(
            glyphs: Int32(starts.0)..<Int32(glyphs.count), clusters: Int32(starts.1)..<Int32(clusters.count),
            text: Int32(starts.2)..<Int32(text.count), face: run.face, size: size, ink: run.ink, link: run.link,
            isRightToLeft: run.isRightToLeft))
    }
}

/// As little of HarfBuzz as it takes to set a word.
private enum Shaper {
    struct Word {
        var glyphs: [TextLine.Glyph] = []
        var clusters: [TextLine.Cluster] = []
        var text: [UInt8] = []
        var advance = 0.0
    }

    static func shape(_ word: String, run: Specimen.Run, size: Length) -> Word {
        let blob = hb_blob_create_from_file(Specimen.files[Int(run.face.index)].path)
        let face = hb_face_create(blob, 0), font = hb_font_create(face), buffer = hb_buffer_create()
        defer {
            hb_buffer_destroy(buffer)
            hb_font_destroy(font)
            hb_face_destroy(face)
            hb_blob_destroy(blob)
        }
        let bytes = Array(word.utf8), scale = size.points / Double(hb_face_get_upem(face))
        hb_buffer_add_utf8(buffer, word, Int32(bytes.count), 0, Int32(bytes.count))
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
        hb_buffer_guess_segment_properties(buffer)
        var joiner: hb_codepoint_t = 0
        if hb_font_get_nominal_glyph(font, 0x200C, &joiner) != 0 { hb_buffer_set_invisible_glyph(buffer, joiner) }
        hb_buffer_set_direction(buffer, run.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        hb_shape(font, buffer, nil, 0)
        var count: UInt32 = 0
        let infos = Array(UnsafeBufferPointer(start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count)))
        let places = UnsafeBufferPointer(start: hb_buffer_get_glyph_positions(buffer, &count), count: Int(count))
        var shaped = Word(), pen = 0.0
        for (info, place) in zip(infos, places) {
            shaped.glyphs.append(TextLine.Glyph(id: info.codepoint, x: Float(pen + Double(place.x_offset) * scale),
                                                y: Float(-Double(place.y_offset) * scale)))
            pen += Double(place.x_advance) * scale
        }
        shaped.advance = pen
        shaped.gather(infos.map { Int($0.cluster) }, of: bytes)
        return shaped
    }
}

extension Shaper.Word {
    /// Clusters from left to right, each with the bytes from its start to the next in reading order.
    fileprivate mutating func gather(_ starts: [Int], of bytes: [UInt8]) {
        let inOrder = Set(starts).sorted() + [bytes.count]
        var index = 0
        while index < starts.count {
            let start = starts[index], glyphs = starts[index...].prefix { $0 == start }.count
            let end = inOrder.first { $0 > start } ?? bytes.count
            clusters.append(TextLine.Cluster(bytes: UInt32(end - start), glyphs: UInt32(glyphs)))
            text += bytes[start..<end]
            index += glyphs
        }
    }
}
