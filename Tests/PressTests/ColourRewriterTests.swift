import Colour
import LayoutBook
@testable import Press
import Testing

/// Inks of the tests: black, a spot ink and its tint, a process ink that overprints, and a gray.
private let inks = [
    Ink.black, Ink(name: "red", red: 200, green: 30, blue: 40, cmyk: CMYK(magenta: 0.9, yellow: 0.8), plate: "Riso Red").asSpot,
    Ink(name: "red 20%", red: 244, green: 210, blue: 212, tint: Ink.Tint(ink: InkKey(index: 1), share: 0.2), kind: .spot),
    Ink(name: "sky", red: 102, green: 204, blue: 255, cmyk: CMYK(cyan: 0.6, magenta: 0.2), overprints: true),
    Ink(name: "smoke", red: 153, green: 153, blue: 153, cmyk: CMYK(black: 0.4)),
]

private extension Ink {
    var asSpot: Ink {
        var ink = self
        ink.kind = .spot
        return ink
    }
}

@Suite("Keys of inks become their plates") struct ColourRewriterTests {
    private func rewrite(_ content: String, _ plan: PlatePlan, masks: Set<String> = [], isForm: Bool = false) throws -> ColourRewriter.Inked {
        try Array(content.utf8).withUnsafeBufferPointer {
            try ColourRewriter(plan: plan).inked($0, ColourRewriter.Names(idleStates: ["/a0"], masks: masks), isForm: isForm)
        }
    }

    private func text(_ content: String, _ plan: PlatePlan, masks: Set<String> = [], isForm: Bool = false) throws -> String {
        String(decoding: try rewrite(content, plan, masks: masks, isForm: isForm).content, as: UTF8.self)
    }

    private static let red = "0.784314 0.117647 0.156863", pink = "0.956863 0.823529 0.831373", sky = "0.4 0.8 1"

    @Test("in one file for all plates", arguments: [
        ("0 0 0 rg 1 2 3 4 re f", "/Vqos gs 0 0 0 1 k 1 2 3 4 re f"),
        ("0 0 0 RG 0 0 m 1 1 l S", "/Vqso gs 0 0 0 1 K 0 0 m 1 1 l S"),
        ("\(red) rg f", "/VqInk0 cs 1 scn f"),
        ("\(pink) RG S", "/VqInk0 CS 0.2 SCN S"),
        ("\(sky) rg f", "/Vqos gs 0.6 0.2 0 0 k f"),
        ("0.6 0.6 0.6 rg f", "0 0 0 0.4 k f"),
        // Paper never overprints, and after black that is said.
        ("0 0 0 rg f 1 1 1 rg f", "/Vqos gs 0 0 0 1 k f /Vqss gs 0 0 0 0 k f"),
        ("q 0 0 0 rg f Q f", "q /Vqos gs 0 0 0 1 k f Q f"),
        // A picture takes the place of what is below it; a stencil is painted as the colour is.
        ("0 0 0 rg /x1 Do f", "/Vqos gs 0 0 0 1 k /Vqss gs /x1 Do /Vqos gs f"),
        ("0 0 0 rg /m1 Do f", "/Vqos gs 0 0 0 1 k /m1 Do f"),
        ("/a0 gs 0 0 0 rg BT (x) Tj ET", " /Vqos gs 0 0 0 1 k BT (x) Tj ET"),
        ("(1 0 0 rg) Tj", "(1 0 0 rg) Tj"),
    ])
    func together(content: String, inked: String) throws {
        #expect(try text(content, PlatePlan(inks, as: .inks), masks: ["/m1"]) == inked)
    }

    @Test("in a form, which begins in nobody knows what state")
    func form() throws {
        #expect(try text("0.6 0.6 0.6 rg f", PlatePlan(inks, as: .inks), isForm: true) == "/Vqss gs 0 0 0 0.4 k f")
        #expect(try text("f", PlatePlan(inks, as: .inks), isForm: true) == "/Vqss gs f")
    }

    @Test("on presses that mix spot inks, and on those that have black alone", arguments: [
        (ShopProfile.Colour.process, "\(red) rg", "0 0.9 0.8 0 k"), (.process, "\(pink) rg", "0 0.18 0.16 0 k"),
        (.gray, "1 1 1 rg", "1 g"), (.gray, "0 0 0 rg", "/Vqos gs 0 g"), (.gray, "0.6 0.6 0.6 rg", "0.6 g"),
    ])
    func otherPresses(colour: ShopProfile.Colour, content: String, inked: String) throws {
        #expect(try text(content, PlatePlan(inks, as: colour)) == inked)
    }

    @Test("plate by plate: what is laid over others is not painted on plates that have none of it", arguments: [
        (Plate.black, "0 0 0 rg f", "0 g f"), (.spot("Riso Red"), "0 0 0 rg f", "/Vqhs gs 1 g f"),
        (.spot("Riso Red"), "\(pink) rg f", "0.8 g f"), (.black, "\(red) rg f", "1 g f"), (.cyan, "\(sky) rg f", "0.4 g f"),
        (.black, "\(sky) rg f", "/Vqhs gs 1 g f"), (.black, "0.6 0.6 0.6 rg f", "0.6 g f"),
        (.spot("Riso Red"), "0 0 0 rg f 1 1 1 rg f", "/Vqhs gs 1 g f /Vqss gs 1 g f"),
    ])
    func plates(plate: Plate, content: String, inked: String) throws {
        #expect(try text(content, PlatePlan(inks, as: .inks, on: plate)) == inked)
    }

    @Test("in a proof inks that overprint multiply with what lies below")
    func proof() throws {
        let plan = PlatePlan(proofOf: inks, as: .inks, try ColourMatch(nil)), rewritten = try rewrite("0 0 0 rg f \(Self.pink) rg f", plan)
        #expect(String(decoding: rewritten.content, as: UTF8.self) == "/Vqms gs 0 0 0 rg f /Vqss gs 0.9569 0.8235 0.8314 rg f")
        #expect(rewritten.states.map { $0.syntax(in: .proof) }
                == ["<< /Type /ExtGState /BM /Multiply >>", "<< /Type /ExtGState /BM /Normal >>"])
    }

    @Test("what belongs to no ink is refused", arguments: [
        "0.5 0.5 0.5 rg f", "0 0 rg", "rg", "0 g", "0 0 0 1 k", "/Cs1 cs", "0.2 sc", "/P1 scn", "/Sh1 sh", "/a1 gs", "0.001 0 0 rg",
    ])
    func strangers(content: String) {
        #expect(throws: ColourRewriter.Stranger.self) { try text(content, PlatePlan(inks, as: .inks)) }
    }

    @Test("what a stream names is listed once")
    func names() throws {
        let inked = try rewrite("0 0 0 rg \(Self.red) rg f 0 0 0 rg f \(Self.pink) rg f", PlatePlan(inks, as: .inks))
        #expect(inked.spots == [0] && inked.states.map(\.name) == ["/Vqos", "/Vqss"])
        #expect(PlatePlan(inks, as: .inks).spots.map(\.name) == ["Riso Red"] && PlatePlan(inks, as: .process).spots.isEmpty)
    }

    @Test("only the plates that are needed are made", arguments: [
        (ShopProfile.Colour.inks, false, ["Cyan", "Magenta", "Black", "Riso Red"]),
        (.process, false, ["Cyan", "Magenta", "Yellow", "Black"]), (.gray, true, ["Black"]),
        (.inks, true, ["Cyan", "Magenta", "Yellow", "Black", "Riso Red"]),
    ])
    func needed(colour: ShopProfile.Colour, pictures: Bool, names: [String]) {
        #expect(Plate.needed(by: inks, as: colour, hasColourPictures: pictures).map(\.name) == names)
        #expect(Plate.needed(by: [.black, .registration], as: colour, hasColourPictures: pictures).map(\.name) == ["Black"])
    }
}
