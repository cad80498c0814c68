@testable import Artwork
import Diagnostics
import Testing

/// Drawings that would take whoever reads or draws them very long.
struct HostileDrawingTests {
    private let easel = Easel()

    private static func svg(_ content: String) -> String { "<svg width=\"9\" height=\"9\">\(content)</svg>" }

    private static func paths(_ count: Int) -> String { String(repeating: "<path d=\"M0 0h1\"/>", count: count) }

    private static let heavy = "<g id=\"a\">\(paths(1_000))</g><clipPath id=\"c\">\(paths(1_000))</clipPath>"
    private static let tooMuch = "the drawing draws more than 500000 elements by <use>, clips and markers"

    @Test(arguments: [
        heavy + String(repeating: "<use href=\"#a\"/>", count: 600),
        heavy + String(repeating: "<path d=\"M0 0h1\" clip-path=\"url(#c)\"/>", count: 600),
        heavy + String(repeating: "<path d=\"M0 0h1\" style=\"clip-path: URL( '#c' )\"/>", count: 600),
        heavy + "<style>path { clip-path: url(#c) }</style>",
        heavy + "<clipPath id=\"e\" clip-path=\"url(#c)\">\(paths(400))</clipPath>" + String(repeating: "<g clip-path=\"url(#e)\"/>", count: 400),
        "<g id=\"b\"><g clip-path=\"url(#c)\"/></g>" + heavy + String(repeating: "<use href=\"#b\"/>", count: 1_500),
        "<marker id=\"m\">\(paths(1_000))</marker><path marker-mid=\"url(#m)\" d=\"M0 0\(String(repeating: "L1 1", count: 1_000))\"/>",
    ]) func `what is drawn again and again is bounded`(content: String) {
        #expect(easel.drawing(Self.svg(content)) == nil)
        #expect(easel.said.count == 1 && easel.said[0].hasSuffix(Self.tooMuch), "\(easel.said)")
    }

    @Test(arguments: [
        heavy + String(repeating: "<use href=\"#a\"/>", count: 400), heavy + "<g clip-path=\"url(#c)\">\(paths(1_000))</g>",
        "<marker id=\"m\">\(paths(2))</marker><path marker-mid=\"url(#m)\" d=\"M0 0\(String(repeating: "L1 1", count: 1_000))\"/>",
        "<clipPath id=\"c\"><path d=\"M0 0h1\"/></clipPath><style>.a{clip-path:url(#c)} .b{clip-path:url(#c)}</style>" + paths(5_000),
    ]) func `honest drawings are not refused`(content: String) {
        #expect(easel.drawing(Self.svg(content)) != nil)
        #expect(easel.said == [])
    }

    @Test func `of colours that vanish the first twenty are told of, in bounded time`() {
        let clock = ContinuousClock()
        let shapes = (0..<200_000).map { "<path fill=\"#ffff\(String(0x60 + $0 % 0x60, radix: 16))\" stroke=\"rgb(255,\(250 - $0 / 0x60 % 40),\(150 + $0 % 90))\" d=\"M0 0\"/>" }
        let taken = clock.measure { #expect(easel.drawing(Self.svg(shapes.joined(separator: "\n"))) == nil || !easel.said.isEmpty) }
        #expect(easel.said.count <= 20)
        #expect(taken < .seconds(40), "\(taken)")
    }

    @Test func `long values and many of them take time as they are long`() {
        let clock = ContinuousClock()
        let long = String(repeating: "url(#a) ", count: 200_000), data = String(repeating: "L1 1", count: 500_000)
        for content in ["<path d=\"M0 0\(data)\"/>", "<path id=\"\(data)\" d=\"M0 0\"/>", "<g clip-path=\"\(long)\"/>",
                        "<style>\(String(repeating: ".a{fill:red}", count: 100_000))</style>"] {
            let taken = clock.measure { _ = easel.drawing(Self.svg(content)) }
            #expect(taken < .seconds(40), "\(content.prefix(20)): \(taken)")
        }
    }
}
