import LayoutBook
@testable import Press
import Specimens
import Testing

/// Files that are broken, or made to harm whoever reads them: each ends in findings or in a clear error, in bounded time and memory.
@Suite("Hostile PDFs", .timeLimit(.minutes(5))) struct HostileTests {
    private let shop = Shops.usual(.x4)
    private static let sound = HandmadePDF.x4().bytes

    /// The rules broken by a file that opens; the error of one that does not.
    private func check(_ file: [UInt8], within budget: ReadingBudget = ReadingBudget()) throws(PreflightError) -> Set<String> {
        PreflightTests.rules(try Preflight.check(file, for: shop, within: budget))
    }

    @Test("cut off at forty places are damaged, or cannot be read") func cut() {
        let sound = Self.sound
        for place in 0..<40 {
            let file = Array(sound[..<(sound.count * place / 40)])
            do throws(PreflightError) {
                let rules = try check(file)
                #expect(rules.contains("file.damaged"), "cut at \(file.count): \(rules.sorted())")
            } catch {
                let isClear = if case .unreadable(let reason) = error { !reason.isEmpty } else { false }
                #expect(isClear, "cut at \(file.count): \(error)")
            }
        }
    }

    @Test("with bytes exchanged are read without harm", arguments: 0..<8) func exchanged(seed: Int) {
        var numbers = Numbers(seed: UInt64(seed) + 1)
        // What lies between the objects is as good a target as the objects.
        for base in [Self.sound, Repacking.packed(Self.sound)] {
            for _ in 0..<12 {
                var file = base
                for _ in 0..<(1 + numbers.next(20)) { file[numbers.next(file.count)] = UInt8(numbers.next(256)) }
                _ = try? check(file)
            }
        }
    }

    @Test("that are none say so", arguments: ["", "%", "%PDF-", "%PDF-1.4", "no PDF", "%PDF-1.4\n%%EOF\n"]) func none(text: String) {
        #expect(throws: PreflightError.self) { try check(Array(text.utf8)) }
    }

    @Test("with a password say so; those that open without are told of") func passwords() throws {
        #expect(throws: PreflightError.password) { try check(Repacking.encrypted(Self.sound, password: "secret")) }
        let report = try Preflight.check(Repacking.encrypted(Self.sound, password: ""), for: shop)
        #expect(report.findings.map(\.rule) == ["file.encrypted"] && report.findings[0].clause != nil)
    }

    // MARK: Circles and depth

    @Test("whose forms draw themselves by way of others are told of") func ring() throws {
        var file = HandmadePDF.x4()
        let resources = "/Resources << /XObject << /Next"
        file.objects[HandmadePDF.form] = .stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] \(resources) 30 0 R >> >>", Array("/Next Do".utf8))
        file.objects[30] = .stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] \(resources) 8 0 R >> >>", Array("/Next Do /Next Do".utf8))
        #expect(try check(file.bytes) == ["file.cycle"])
    }

    @Test("whose forms double at each level end") func doubling() throws {
        var file = HandmadePDF.x4(), budget = ReadingBudget()
        for level in 0..<40 {
            let next = level == 39 ? "" : "/Resources << /XObject << /Next \(101 + level) 0 R >> >>"
            file.objects[100 + level] = .stream("/Type /XObject /Subtype /Form /BBox [0 0 999 999] \(next)", Array("/Next Do /Next Do".utf8))
        }
        file.add("/XObject", "/First 100 0 R")
        file.draw("/First Do")
        budget.operators = 200_000
        #expect(try check(file.bytes, within: budget) == ["file.too-much"])
    }

    @Test("with pages that are far down, or in circles") func trees() throws {
        var deep = HandmadePDF.x4()
        for level in 0..<30_000 { deep.objects[100 + level] = .plain("<< /Type /Pages /Count 2 /Kids [\(101 + level) 0 R] >>") }
        deep.objects[30_100] = .plain("<< /Type /Pages /Count 2 /Kids [3 0 R 16 0 R] >>")
        deep.change(HandmadePDF.root, "/Pages 2 0 R", "/Pages 100 0 R")
        #expect(try check(deep.bytes) == [])
        var round = HandmadePDF.x4()
        round.change(2, "16 0 R]", "16 0 R 30 0 R]")
        round.objects[30] = .plain("<< /Type /Pages /Count 2 /Kids [2 0 R 30 0 R] >>")
        #expect(try check(round.bytes) == ["file.cycle"])
    }

    @Test("with spaces, patterns, fonts and structures that hold themselves") func selves() throws {
        var file = HandmadePDF.screen()
        file.objects[30] = .plain("[/Indexed 30 0 R 1 <000000FFFFFF>]")
        file.objects[31] = .plain("31 0 R")
        file.objects[32] = .stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
            + "/Resources << /Pattern << /P 32 0 R >> >>", Array("/Pattern cs /P scn 0 0 9 9 re f".utf8))
        file.add("/ColorSpace", "/Round 30 0 R /Self 31 0 R")
        file.add("/Pattern", "/P 32 0 R")
        file.change(22, "/K 0", "/K [21 0 R 22 0 R]")
        file.draw("/Round cs 1 sc /Pattern cs /P scn /Artifact BMC 60 300 9 9 re f EMC")
        _ = try Preflight.check(file.bytes)
    }

    @Test("with states, marks and brackets without end") func unending() throws {
        for operators in [String(repeating: "q ", count: 100_000), String(repeating: "/A BMC ", count: 100_000),
                          String(repeating: "[", count: 100_000), String(repeating: "<<", count: 100_000),
                          String(repeating: "0 0 m 9 9 l ", count: 50_000) + "f", String(repeating: "Q EMC ", count: 10_000)] {
            var file = HandmadePDF.x4()
            file.draw(operators)
            _ = try check(file.bytes)
        }
        var file = HandmadePDF.x4()
        file.objects[30] = .plain(String(repeating: "[", count: 100_000))
        file.enter(HandmadePDF.root, "/Deep 30 0 R")
        _ = try? check(file.bytes)
    }

    // MARK: Bombs

    @Test("whose content inflates without end are read up to a bound") func contentBomb() throws {
        var file = HandmadePDF.x4()
        let packed = Repacking.deflated([UInt8](repeating: 32, count: 40 << 20))
        #expect(packed.count < 100_000)
        file.objects[17] = .stream("/Filter /FlateDecode", packed)
        #expect(try check(file.bytes) == ["file.too-much"])
    }

    @Test("whose objects inflate without end are not opened") func objectBomb() {
        var file = HandmadePDF.x4()
        file.objects[40] = .stream("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", Repacking.deflated([UInt8](repeating: 32, count: 70 << 20)))
        #expect(throws: PreflightError.bomb(reason: "a stream of objects inflates to more than 64 MiB")) { try check(file.bytes) }
        file[40] = "/Type /Obj#53tm /N 1 /First 5 /Filter /Fl#61teDecode"
        #expect(throws: PreflightError.self) { try check(file.bytes) }
        file[40] = "/Type /ObjStm /N 1 /First 5 /Filter [/FlateDecode /FlateDecode]"
        #expect(throws: PreflightError.self) { try check(file.bytes) }
        file[40] = "/Filter /FlateDecode /Far (" + String(repeating: " ", count: 100_000) + ") /Type /ObjStm /N 1 /First 5"
        #expect(throws: PreflightError.self) { try check(file.bytes) }
        file[40] = "/Type /ObjStm /N 1 /First 5 /Filter 41 0 R"
        file.objects[41] = .plain("/FlateDecode")
        #expect(throws: PreflightError.self) { try check(file.bytes) }
    }

    @Test("of nothing but keywords are read once") func keywords() {
        for word in ["stream ", "obj stream ", "/ObjStm ", "endstream ", ">>stream\n/ObjStm"] {
            #expect(throws: PreflightError.self) { try check(Array("%PDF-1.5\n".utf8) + Array(String(repeating: word, count: 100_000).utf8)) }
        }
    }

    @Test("with pictures larger than any sheet are not unpacked") func pictureBomb() throws {
        var file = HandmadePDF.x4()
        file.change(HandmadePDF.picture, "/Width 300 /Height 300 /ColorSpace /DeviceGray", "/Width 900000 /Height 900000 /ColorSpace /DeviceCMYK")
        #expect(try check(file.bytes) == [])
        file.change(HandmadePDF.picture, "/Width 900000", "/Width -3")
        _ = try check(file.bytes)
    }

    @Test("with arrays longer than any use") func longArray() throws {
        var file = HandmadePDF.x4()
        file.objects[30] = .plain("[" + String(repeating: "1 ", count: 500_000) + "]")
        file.enter(HandmadePDF.root, "/OpenAction 30 0 R")
        #expect(try check(file.bytes).contains("file.too-much"))
    }

    @Test("of five thousand pages") func manyPages() throws {
        var file = HandmadePDF.x4(), kids = ""
        for number in 0..<5_000 {
            file.objects[100 + number] = file.objects[HandmadePDF.second]
            kids += "\(100 + number) 0 R "
        }
        file[2] = "<< /Type /Pages /Count 5000 /Kids [\(kids)] >>"
        let report = try Preflight.check(file.bytes, for: shop)
        #expect(report.pages == 5_000 && report.findings.isEmpty)
    }
}

/// Numbers that look random and are the same each time. Source: Marsaglia, Xorshift RNGs.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }
}
