import Geometry
import LayoutBook
import Paragraphs

/// Pages as lines of text, for eyes and for goldens: one line of the dump for each line of text and each rule.
///
/// All numbers are points, rounded to hundredths; x is the left end of the ink, y the baseline, both in page space.
public enum PageDump {
    /// Every page with its items in reading order.
    public static func pages(of document: Document) -> String {
        let direction = document.direction.isRightToLeft ? "rtl" : "ltr"
        var dump = "document \(document.language) \(direction) \"\(document.title)\"\(fold(of: document))\n"
        for page in document.pages {
            dump += "page \(page.number) [\(page.label)] \(number(page.trim.width)) x \(number(page.trim.height))\n"
            for item in page.items { dump += "  " + line(of: item, inks: document.inks) + "\n" }
        }
        for entry in document.outline {
            dump += "outline \(entry.level) page \(entry.page + 1) y \(number(entry.top)) \"\(entry.title)\"\n"
        }
        return dump
    }

    private static func fold(of document: Document) -> String { document.fold == .none ? "" : " fold \(document.fold.rawValue)" }

    /// Every line of text alone, with its page and the facts of its setting; of kashidas the rules they were put in by.
    public static func lines(of document: Document) -> String {
        var dump = ""
        for page in document.pages {
            for item in page.items {
                guard case .line(let placed) = item.content else { continue }
                let facts = placed.line.facts
                dump += "\(page.number) y \(number(placed.origin.y)) x \(number(placed.origin.x + placed.line.left))"
                dump += " w \(number(placed.line.width)) of \(number(placed.measure)) gap \(Length.rounded(facts.gap))"
                dump += "\(facts.isJustified ? "" : " ragged")\(facts.isHyphenated ? " hyphen" : "")"
                if facts.scaling != 0 { dump += " scaled \(Length.rounded(facts.scaling * 100))%" }
                if !facts.kashidas.isEmpty { dump += " kashida \(facts.kashidas.map { "\($0.rule)" }.joined(separator: ","))" }
                if facts.endsInShortWord { dump += " short-word" }
                if facts.excess > .zero { dump += " over \(number(facts.excess))" }
                dump += " \(text(of: placed.line))\n"
            }
        }
        return dump
    }

    private static func line(of item: PageItem, inks: [Ink]) -> String {
        switch item.content {
        case .line(let placed):
            let id = item.reading.map { "\($0.matter).\($0.block).\($0.line)" } ?? "-"
            return "\(id) \(placed.style.rawValue) y \(number(placed.origin.y)) x \(number(placed.origin.x + placed.line.left))"
                + " w \(number(placed.line.width)) gap \(Length.rounded(placed.line.facts.gap)) \(text(of: placed.line))"
        case .rule(let rule):
            let ink = rule.ink == .black ? "" : " " + inks[Int(rule.ink.index)].name
            switch rule.shape {
            case .filled(let rect): return "rule \(describe(rect))\(ink)"
            case .outline(let rect, let thickness): return "box \(describe(rect)) stroke \(number(thickness))\(ink)"
            case .rounded(let rect, let radius): return "tint \(describe(rect)) radius \(number(radius))\(ink)"
            case .roundedOutline(let rect, let radius, let thickness):
                return "box \(describe(rect)) radius \(number(radius)) stroke \(number(thickness))\(ink)"
            case .dashed(let rect, let dash, let gap): return "dashes \(describe(rect)) \(number(dash)) and \(number(gap))\(ink)"
            }
        case .picture(let picture):
            let id = item.reading.map { "\($0.matter).\($0.block).\($0.line)" } ?? "-"
            return "\(id) picture \(picture.artwork) \(describe(picture.area)) |\(picture.alternative)|"
        }
    }

    private static func describe(_ rect: Rect) -> String {
        "y \(number(rect.top)) x \(number(rect.left)) w \(number(rect.size.width)) h \(number(rect.size.height))"
    }

    /// In the order of reading: the clusters of a right-to-left word lie the other way round.
    private static func text(of line: TextLine) -> String {
        var text = line.text
        for word in line.words where word.isRightToLeft {
            let range = Int(word.text.lowerBound)..<Int(word.text.upperBound)
            var start = range.lowerBound
            let clusters = line.clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)].map { cluster in
                defer { start += Int(cluster.bytes) }
                return line.text[start..<start + Int(cluster.bytes)]
            }
            text.replaceSubrange(range, with: clusters.reversed().joined())
        }
        return "|" + String(decoding: text, as: UTF8.self) + "|"
    }

    private static func number(_ length: Length) -> String { Length.rounded(length.points) }
}
