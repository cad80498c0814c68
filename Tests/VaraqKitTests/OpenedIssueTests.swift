import Foundation
import Manuscript
import Testing
import VaraqKit

/// Editions set one after the other by a typesetter that keeps what they have in common.
@Suite("Opened issues") struct OpenedIssueTests {
    /// A typesetter's work on one edition: the files, or what a user is told.
    private struct Work: Hashable {
        var edition: String
        var layout: String?
        var isOffice = false
        /// Put behind the first paragraph of each article.
        var addition = ""
    }

    private struct Outcome: Equatable {
        var files: [[UInt8]]
        var said: [String]
    }

    private static func outcome(of work: Work, path: String, _ opened: OpenedIssue, by typesetter: Typesetter) throws -> Outcome {
        var diagnostics = Diagnostics()
        let order = Order(path: path, layout: work.layout, editions: [work.edition])
        var edition = try #require(opened.editions(for: order).first)
        edition.add(work.addition)
        guard let typeset = typesetter.typeset(edition, of: opened, order: order, into: &diagnostics) else {
            return Outcome(files: [], said: diagnostics.all.map(diagnostics.render))
        }
        let finish = work.isOffice ? typesetter.finish(FinishOrder(target: .office), for: path, into: &diagnostics) : nil
        let files = try finish.map { try typesetter.printed(typeset, for: $0, into: &diagnostics)?.files.map(\.bytes) ?? [] }
            ?? [typesetter.pdf(typeset)]
        return Outcome(files: files, said: diagnostics.all.map(diagnostics.render))
    }

    private static func open(_ path: String, by typesetter: Typesetter) throws -> OpenedIssue {
        var diagnostics = Diagnostics()
        let opened = try #require(typesetter.open(Order(path: path), into: &diagnostics))
        #expect(diagnostics.all == opened.found.all)
        return opened
    }

    /// What is set again has another edition, layout, target or text before it.
    @Test func `the same edition has the same bytes and faults, whatever was set before`() throws {
        let folder = try Folder(Copy.issue), typesetter = try Shop.typesetter()
        let opened = try Self.open(folder.path, by: typesetter), another = try Self.open(folder.path, by: typesetter)
        var works = [Work(edition: "fa"), Work(edition: "ru", layout: "column-a5"), Work(edition: "fa", isOffice: true, addition: " ۱۲۳۴"),
                     Work(edition: "ru", isOffice: true, addition: " и ещё \u{10330}"), Work(edition: "fa", layout: "pamphlet-a5")]
        let fresh = try works.map { work in
            let typesetter = try Shop.typesetter()
            return try Self.outcome(of: work, path: folder.path, try Self.open(folder.path, by: typesetter), by: typesetter)
        }
        #expect(Set(fresh.flatMap(\.files)).count == works.count && fresh[3].said != fresh[1].said)
        works += works.reversed()
        let expected = fresh + fresh.reversed()
        for (number, work) in works.enumerated() {
            let outcome = try Self.outcome(of: work, path: folder.path, number % 4 == 2 ? another : opened, by: typesetter)
            #expect(outcome == expected[number], "\(number): \(work)")
        }
    }

    @Test func `an edition of an opened issue is the one that an order gives`() throws {
        let folder = try Folder(Copy.issue), typesetter = try Shop.typesetter()
        var diagnostics = Diagnostics()
        let whole = try typesetter.typeset(Order(path: folder.path), into: &diagnostics).map(typesetter.pdf)
        let opened = try Self.open(folder.path, by: typesetter)
        let outcomes = try ["fa", "ru"].map { try Self.outcome(of: Work(edition: $0), path: folder.path, opened, by: typesetter) }
        #expect(outcomes.map(\.files) == whole.map { [$0] })
        #expect((opened.found.all.map(opened.found.render) + outcomes.flatMap(\.said)).sorted() == diagnostics.all.map(diagnostics.render).sorted())
    }

    /// A caller's table of files need not be the issue's.
    @Test func `faults of an edition name its own files`() throws {
        let folder = try Folder(Copy.issue), typesetter = try Shop.typesetter(), opened = try Self.open(folder.path, by: typesetter)
        var diagnostics = Diagnostics(), plain = Diagnostics()
        for file in ["a", "b", "c"] { _ = diagnostics.register(file: file) }
        let order = Order(path: folder.path, editions: ["ru"])
        var edition = try #require(opened.editions(for: order).first)
        edition.add(" \u{10330}")
        _ = typesetter.typeset(edition, of: opened, order: order, into: &diagnostics)
        _ = typesetter.typeset(edition, of: opened, order: order, into: &plain)
        #expect(diagnostics.all.map(diagnostics.render) == plain.all.map(plain.render))
        #expect(plain.all.map(plain.render).contains { $0.hasPrefix(folder["ru/lead.md"] + ":") })
    }

    @Test func `a layout that has changed is heeded by an issue opened again`() throws {
        var files = Copy.issue
        files["own.yaml"] = "extends: column-a5\nstyles: {body: {size: 9pt}}\n"
        let folder = try Folder(files), typesetter = try Shop.typesetter(), work = Work(edition: "ru", layout: "own")
        let before = try Self.open(folder.path, by: typesetter)
        let small = try Self.outcome(of: work, path: folder.path, before, by: typesetter)
        try "extends: column-a5\nstyles: {body: {size: 11pt}}\n".write(toFile: folder["own.yaml"], atomically: true, encoding: .utf8)
        #expect(try Self.outcome(of: work, path: folder.path, before, by: typesetter) == small)
        let after = try Self.open(folder.path, by: typesetter)
        #expect(try Self.outcome(of: work, path: folder.path, after, by: typesetter).files != small.files)
    }
}

extension Edition {
    /// Puts a text behind the first paragraph of each article.
    fileprivate mutating func add(_ addition: String) {
        for index in articles.indices {
            let place = articles[index].story.blocks.firstIndex { if case .paragraph = $0.content { true } else { false } }
            guard let place, case .paragraph(var text) = articles[index].story.blocks[place].content else { continue }
            text.text += addition.utf16
            articles[index].story.blocks[place].content = .paragraph(text)
        }
    }
}
