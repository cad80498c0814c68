import Drawing
import Glibc

/// Rewrites the tags that bracket stretches of a draft's content: those of text get its type and its number on the page,
/// all else is an artifact.
///
/// Source: ISO 32000-1 14.6, 14.7.4.2 and 14.8.2.2.
struct ContentMarks {
    /// The operator that begins each stretch of a page, in their order.
    private let operators: [String]

    /// - Parameter type: of the element that a marked stretch belongs to, nil for an artifact; stretches of text and figures are
    ///   numbered in their order.
    init(_ marks: [Draft.Mark], type: (Draft.Mark) -> String?) {
        var next = 0
        operators = marks.map { mark in
            guard let type = type(mark) else { return "/Artifact \(mark.artifact) BDC" }
            defer { next += 1 }
            return "\(type) <</MCID \(next)>> BDC"
        }
    }

    /// Cairo's tags stand alone on their lines, which nothing within a string can: there a broken line ends with `\`.
    private static let begin = Array("/Span << /MCID ".utf8), end = Array(" >> BDC\n".utf8)

    /// The content with its tags rewritten; nil if it has not as many as it should.
    func rewrite(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var done: [UInt8] = [], from = 0, count = 0
        done.reserveCapacity(content.count)
        while let tag = Self.nextTag(in: content, from: from) {
            guard count < operators.count else { return nil }
            done += content[from..<tag.lowerBound]
            done += operators[count].utf8
            from = tag.upperBound
            count += 1
        }
        guard count == operators.count else { return nil }
        done += content[from...]
        return done
    }

    /// The place of the next tag, without the end of its line.
    private static func nextTag(in content: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var from = start
        while let base = content.baseAddress, from < content.count,
              let slash = memchr(base + from, Int32(begin[0]), content.count - from) {
            let tag = UnsafeRawPointer(slash) - UnsafeRawPointer(base)
            from = tag + 1
            guard tag == 0 || content[tag - 1] == UInt8(ascii: "\n"), content[tag...].starts(with: begin) else { continue }
            let number = content[(tag + begin.count)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            if content[number.endIndex...].starts(with: end) { return tag..<number.endIndex + end.count - 1 }
        }
        return nil
    }
}

private extension Draft.Mark {
    /// What kind of artifact it would be. Source: ISO 32000-1 14.8.2.2.2; ISO 14289-1 7.8.
    var artifact: String {
        switch self {
        case .head: "<</Type/Pagination/Subtype/Header>>"
        case .foot: "<</Type/Pagination/Subtype/Footer>>"
        default: "<</Type/Layout>>"
        }
    }
}
