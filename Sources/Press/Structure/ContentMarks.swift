import Drawing
import Glibc

/// Brackets the marked stretches of a draft's content: those of text by the type of their element and their number on the page,
/// all else as artifacts.
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
            guard let type = type(mark) else { return "/Artifact \(mark.artifact) BDC\n" }
            defer { next += 1 }
            return "\(type) <</MCID \(next)>> BDC\n"
        }
    }

    private static let mark = Array((Draft.mark + "\n").utf8)

    /// The content with its stretches bracketed; nil if it has not as many as it should.
    func bracket(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var done: [UInt8] = [], from = 0, count = 0
        done.reserveCapacity(content.count + operators.count * 32)
        while let mark = Self.nextMark(in: content, from: from) {
            guard count < operators.count else { return nil }
            done += UnsafeBufferPointer(rebasing: content[from..<mark])
            done += (count == 0 ? "" : "EMC\n").utf8
            done += operators[count].utf8
            from = mark + Self.mark.count
            count += 1
        }
        guard count == operators.count else { return nil }
        done += UnsafeBufferPointer(rebasing: content[from...])
        if count > 0 { done += "\nEMC\n".utf8 }
        return done
    }

    /// What ends a line is no part of a string: there a line that is broken ends with a reverse solidus. A colour may stand before it.
    ///
    /// Looks for the operator's letter, of which content has few, and at what is around it.
    private static func nextMark(in content: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var from = start
        while let base = content.baseAddress, from < content.count,
              let letter = memchr(base + from, Int32(UInt8(ascii: "r")), content.count - from) {
            let place = UnsafeRawPointer(letter) - UnsafeRawPointer(base) - operatorPlace
            from = place + operatorPlace + 1
            guard place >= start, place + mark.count <= content.count, memcmp(base + place, mark, mark.count) == 0 else { continue }
            if place == 0 || content[place - 1] == UInt8(ascii: "\n") || content[place - 1] == UInt8(ascii: " ") { return place }
        }
        return nil
    }

    /// Of the `r` of `re` in a mark.
    private static let operatorPlace = mark.firstIndex(of: UInt8(ascii: "r")) ?? 0
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
