import Foundation
import Pressroom
import Testing

struct PlanFileTests {
    private func lines(_ stems: [String]) -> [PlanFile.Line] {
        stems.enumerated().map { PlanFile.Line(folder: "/out of/ورق", ticket: .numbered($0, stem: $1)) }
    }

    @Test func whatIsWrittenIsRead() throws {
        let folder = try Scratch(), path = folder.path + "/plan.jsonl"
        var lines = lines(["a", "-b", "نام محلی", "quote\"d\nline"])
        lines[2].ticket.fields = [.init(name: "place", value: "خانهٔ «نو»\n\t\\"), .init(name: "empty", value: "")]
        let bytes = try PlanFile.encode(lines)
        #expect(bytes.count { $0 == 10 } == 4, "one job a line")
        try folder.put(bytes, at: "plan.jsonl")
        #expect(try PlanFile.read(path) == lines)
        for index in lines.indices { #expect(try PlanFile.lines(index...index, of: path) == [lines[index]]) }
    }

    @Test(arguments: [(0...3, 0..<4), (1...2, 1..<3), (2...9, 2..<4), (3...3, 3..<4), (0...Int.max, 0..<4)])
    func aRangeIsCutAtThePlansEnd(asked: ClosedRange<Int>, got: Range<Int>) throws {
        let folder = try Scratch(), lines = lines(["a", "b", "c", "d"])
        try folder.put(try PlanFile.encode(lines), at: "plan.jsonl")
        #expect(try PlanFile.lines(asked, of: folder.path + "/plan.jsonl") == Array(lines[got]))
    }

    @Test func foldersAreNamedOnceInTheirOrder() {
        let folders = ["/z", "/a", "/z", "/b", "/a"]
        let lines = folders.enumerated().map { PlanFile.Line(folder: $1, ticket: .numbered($0, stem: "a")) }
        #expect(PlanFile.folders(of: lines) == ["/z", "/a", "/b"])
    }

    @Test func anIndexBeyondThePlanIsSaid() throws {
        let folder = try Scratch(), path = folder.path + "/plan.jsonl"
        try folder.put(try PlanFile.encode(lines(["a", "b"])), at: "plan.jsonl")
        #expect(throws: PlanFile.Fault.noLine(path: path, index: 2, count: 2)) { try PlanFile.lines(2...5, of: path) }
        try folder.put([], at: "plan.jsonl")
        #expect(throws: PlanFile.Fault.noLine(path: path, index: 0, count: 0)) { try PlanFile.lines(0...0, of: path) }
        #expect(throws: PlanFile.Fault.unreadable(path: path + "x")) { try PlanFile.lines(0...0, of: path + "x") }
    }

    /// Files go into the output folder and nowhere else, wherever the plan comes from.
    @Test(arguments: ["../a", "a/b", "/etc/a", "", ".", "..", "a\0b"])
    func aStemThatLeadsElsewhereIsRefused(stem: String) throws {
        let folder = try Scratch(), path = folder.path + "/plan.jsonl"
        try folder.put(try PlanFile.encode(lines([stem])), at: "plan.jsonl")
        #expect(throws: PlanFile.Fault.broken(path: path, line: 1)) { try PlanFile.read(path) }
    }

    @Test(arguments: ["{", "[]", "\u{FFFD}", "null", "{\"folder\":\"x\"}", ""])
    func aBrokenLineIsSaid(text: String) throws {
        let folder = try Scratch(), path = folder.path + "/plan.jsonl"
        try folder.put(try PlanFile.encode(lines(["a"])) + Array(text.utf8) + [10], at: "plan.jsonl")
        #expect(throws: PlanFile.Fault.broken(path: path, line: 2)) { try PlanFile.read(path) }
    }
}
