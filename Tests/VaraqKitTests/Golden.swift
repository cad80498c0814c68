import Foundation
import Testing

/// Texts that were looked at once and must not change unseen: the files under `Goldens`.
///
/// With VARAQ_RECORD in the environment they are written anew. That run fails: look at what was recorded, then run again
/// without it.
enum Golden {
    static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = Shop.root + "/Tests/VaraqKitTests/Goldens/" + name + ".txt"
        if ProcessInfo.processInfo.environment["VARAQ_RECORD"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("\(name) was recorded: look at it, then test without VARAQ_RECORD", sourceLocation: sourceLocation)
            return
        }
        guard let golden = try? String(contentsOfFile: path, encoding: .utf8) else {
            Issue.record("there is no golden \(name): set VARAQ_RECORD=1 to record it", sourceLocation: sourceLocation)
            return
        }
        guard golden != text else { return }
        Issue.record("\(name) has changed:\n\(difference(from: golden, to: text))", sourceLocation: sourceLocation)
    }

    /// The lines that went (`-`) and came (`+`) with their numbers, the first forty of them.
    static func difference(from old: String, to new: String) -> String {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = after.difference(from: before).map { change in
            switch change {
            case .remove(let line, let text, _): (line: line, order: 0, text: "-\(line + 1) \(text)")
            case .insert(let line, let text, _): (line: line, order: 1, text: "+\(line + 1) \(text)")
            }
        }.sorted { ($0.line, $0.order) < ($1.line, $1.order) }
        let shown = changes.prefix(40).map(\.text)
        return (shown + (changes.count > 40 ? ["… and \(changes.count - 40) more"] : [])).joined(separator: "\n")
    }
}

@Suite("Goldens") struct GoldenDifferenceTests {
    @Test func `a difference shows the lines that went and came`() {
        #expect(Golden.difference(from: "a\nb\nc\n", to: "a\nB\nc\nd\n") == "-2 b\n+2 B\n+4 d")
        let many = (0..<50).map(String.init).joined(separator: "\n")
        #expect(Golden.difference(from: many, to: "").hasSuffix("… and 11 more"))
    }
}
