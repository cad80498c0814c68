import Geometry
import LayoutBook
@testable import Press
import Specimens
import Testing

@Suite("Preflight") struct PreflightTests {
    static func rules(_ report: PreflightReport) -> Set<String> { Set(report.findings.map(\.rule)) }

    @Test("finds nothing in sound files", arguments: [Mutation.Base.x4, .x1a, .screen])
    func sound(base: Mutation.Base) throws {
        let sound = Mutation("sound", base)
        #expect(Proof(sound.bytes).faults.isEmpty)
        let report = try Preflight.check(sound.bytes, for: sound.shop)
        #expect(report.findings.map { "\($0.rule): \($0.object ?? ""): \($0.message)" } == [])
        #expect(report.pages == 2 && report.severity == nil)
    }

    @Test("finds nothing in them without a profile either, by what they claim", arguments: [
        (Mutation.Base.x4, "PDF/X-4"), (.x1a, "PDF/X-1a"), (.screen, "PDF/UA-1"),
    ])
    func claims(base: Mutation.Base, name: String) throws {
        let report = try Preflight.check(Mutation("sound", base).bytes)
        #expect(report.findings.isEmpty && report.measure.contains(name))
    }

    @Test("tells each fault, and no other", arguments: Mutation.all.indices)
    func mutations(index: Int) throws {
        let mutation = Mutation.all[index], report = try Preflight.check(mutation.bytes, for: mutation.shop)
        #expect(Self.rules(report) == mutation.rules, "\(mutation.name): \(report.findings.map { "\($0.rule): \($0.message)" })")
    }

    @Test("has forty faults and more, each by a name of its own") func table() {
        #expect(Mutation.all.count >= 40)
        #expect(Set(Mutation.all.map(\.name)).count == Mutation.all.count)
    }

    @Test("has a fault for nearly every rule") func covered() {
        let broken = Set(Mutation.all.flatMap(\.rules)), rest = Rule.all.map(\.code).filter { !broken.contains($0) }
        // Too much is in the tests of hostile files; the filter for encryption asks for a handler.
        #expect(rest.sorted() == ["file.crypt-filter", "file.too-much"])
    }

    @Test("says where") func place() throws {
        let mutation = try #require(Mutation.all.first { $0.name == "small type" })
        let report = try Preflight.check(mutation.bytes, for: mutation.shop)
        let finding = try #require(report.findings.first), place = try #require(finding.place)
        #expect(finding.page == 1 && finding.severity == .warning && finding.clause == nil && !finding.hint.isEmpty)
        // 60 points from the left of the media, 22.2 of which are cut off; 340 from below of a trim that ends at 441.8.
        #expect(abs(place.left.points - 37.8) < 0.01 && abs(place.bottom.points - (441.8 - 340 + 0.8)) < 0.01)
        #expect(abs(place.size.width.points - 4) < 0.01)
    }

    @Test("names the clause") func clause() throws {
        let mutation = try #require(Mutation.all.first { $0.name == "no trim" })
        let report = try Preflight.check(mutation.bytes, for: mutation.shop)
        #expect(report.findings.first { $0.rule == "boxes.trim-missing" }?.clause == "ISO 15930-7, boundaries (ISO 32000-1 14.11.2)")
    }

    @Test("counts what is the same again") func count() throws {
        let line = "60 360 m 160 360 l S "
        let mutation = Mutation("many") { $0.draw("0 0 0 1 K .1 w " + String(repeating: line, count: 500)) }
        let report = try Preflight.check(mutation.bytes, for: mutation.shop)
        #expect(report.findings.count == 1 && report.findings.first?.count == 500)
    }

    @Test("says the same again, in the same order") func again() throws {
        let mutation = Mutation("several") {
            $0.draw("1 0 0 rg 60 340 20 20 re f 0 0 0 1 K .1 w 60 360 m 160 360 l S frob")
            $0.change(HandmadePDF.info, "/Trapped /False", "")
        }
        let first = try Preflight.check(mutation.bytes, for: mutation.shop)
        #expect(try Preflight.check(mutation.bytes, for: mutation.shop) == first)
        #expect(first.findings.map { $0.page ?? 0 } == first.findings.map { $0.page ?? 0 }.sorted())
    }

    @Test("leaves what is outside of the trim to the printer") func marks() throws {
        let mutation = Mutation("marks") {
            $0.add("/ColorSpace", "/All [/Separation /All /DeviceCMYK 14 0 R]")
            $0.draw("q /All CS /All cs 1 SCN 1 scn .1 w 0 22.2 m 10 22.2 l S 1 1 8 8 re f BT /F1 3 Tf 1 455 Td (AB) Tj ET Q")
        }
        #expect(try Preflight.check(mutation.bytes, for: mutation.shop).findings.isEmpty)
    }
}

@Suite("Ledgers") struct LedgerTests {
    @Test("have a clause for each rule that their standard asks for", arguments: PDFStandard.allCases)
    func clauses(standard: PDFStandard) {
        for rule in Rule.all where rule.level(Scope(standard)) != nil {
            #expect(Ledger.clause(of: rule.code, in: standard) != nil, "\(rule.code) has no clause in \(standard)")
        }
    }

    @Test("name no rule that their standard does not ask for, and only known ones", arguments: PDFStandard.allCases)
    func rules(standard: PDFStandard) {
        let known = Set(Rule.all.map(\.code)), ledger = Ledger.of(standard)
        #expect(ledger.standard == standard)
        for entry in ledger.entries {
            #expect(!entry.duties.isEmpty, "nobody sees to \(entry.clause)")
            for case .rules(let rules) in entry.duties {
                for rule in rules {
                    #expect(known.contains(rule.code) && rule.level(Scope(standard)) != nil, "\(rule.code) in \(entry.clause)")
                }
            }
        }
    }

    @Test("have each clause once; each rule has a code of its own") func once() {
        for ledger in Ledger.all { #expect(Set(ledger.entries.map(\.clause)).count == ledger.entries.count) }
        #expect(Set(Rule.all.map(\.code)).count == Rule.all.count)
    }

    @Test("can be shown") func shown() {
        let lines = Preflight.ledger(of: .x4)
        #expect(lines.first == "PDF/X-4 (ISO 15930-7:2010)" && lines.contains { $0.hasPrefix("  checked: boxes.") || $0.contains("boxes.trim-missing") })
    }
}
