import Pressroom
import PrinterDoubles
import Testing

@Suite("Addresses of printers")
struct PrinterAddressTests {
    @Test(arguments: [
        ("ipp://press/ipp/print", "ipp://press/ipp/print"),
        ("IPP://Press.Example:631", "ipp://press.example/ipp/print"),
        ("ipps://press:8631/", "ipps://press:8631/ipp/print"),
        ("ipp://[FE80::1]:8631/x", "ipp://[fe80::1]:8631/x"),
        ("ipp://[::1]", "ipp://[::1]/ipp/print"),
        ("ipp://10.0.0.7/printers/The Office", "ipp://10.0.0.7/printers/The%20Office"),
        ("ipp://press/a%20b%2fc", "ipp://press/a%20b%2fc"),
        ("ipp://press/100%", "ipp://press/100%25"),
        ("ipp://press/%zz", "ipp://press/%25zz"),
        ("ipp://press/مطبعة", "ipp://press/%D9%85%D8%B7%D8%A8%D8%B9%D8%A9"),
        ("ipp://press/a'b\"c`d$(e);f&g", "ipp://press/a'b%22c%60d$(e);f&g"),
        ("ipp://press?tray=2", "ipp://press/?tray=2"),
        ("ipp://press/x?y@z", "ipp://press/x?y@z"),
    ])
    func anAddressHasOneForm(text: String, form: String) throws {
        let address = try PrinterAddress(text)
        #expect(address.text == form)
        #expect(try PrinterAddress(address.text) == address)
    }

    @Test(arguments: [
        ("", "no ipp://"), ("press", "no ipp://"), ("--help", "no ipp://"), ("http://press/", "spoken to by http"),
        ("socket://press:9100", "socket"),
        ("lpd://press/q", "lpd"), ("file:///etc/passwd", "file"), ("usb://HP/x", "usb"), ("ipp://", "no name of a host"),
        ("ipp:///x", "no name of a host"),
        ("ipp://-o/x", "no name of a host"), ("ipp://pre ss/x", "no name of a host"), ("ipp://press\n/x", "no name of a host"),
        ("ipp://прес/x", "no name of a host"), ("ipp://press:0/x", "no port"), ("ipp://press:65536/x", "no port"),
        ("ipp://press:/x", "no port"),
        ("ipp://press:+5/x", "no port"), ("ipp://press:6 31/x", "no port"), ("ipp://[::1/x", "without its ]"),
        ("ipp://[::1]x/", "goes on"),
        ("ipp://[press]/", "no IPv6"), ("ipp://press/a#b", "#"), ("ipp://press/a\u{0}b", "control"),
        ("ipp://press/a%00b", "control"),
        ("ipp://press/a%0Ab", "control"), ("ipp://" + String(repeating: "a", count: 300), "no name of a host"),
        ("ipp://press/" + String(repeating: "ق", count: 300), "too long"),
    ])
    func aBadOneIsToldWhy(text: String, words: String) {
        let fault = #expect(throws: PrinterFault.self) { try PrinterAddress(text) }
        #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
        #expect(fault?.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
    }

    @Test(arguments: ["ipp://ann:s3cret@press/x", "ipps://s3cret@press", "ipp://s3cret@press:70000/%00"])
    func aNameOrPasswordIsNeverShown(text: String) {
        let fault = #expect(throws: PrinterFault.self) { try PrinterAddress(text) }
        #expect(fault?.text.contains("s3cret") == false && fault?.message.contains("user name") == true)
    }

    /// Whatever is typed, there is an address that reads back as itself, or a word of what is wrong.
    @Test func noiseIsNoTrap() {
        var chance = Chance(seed: 7)
        let pieces = ["ipp://", "ipps://", "press", "[", "]", ":", "/", "%", "%2", "%41", "?", "#", "@", " ", "\n", "ق", "631", "99999", "..",
                      "\u{202E}"]
        var good = 0
        for _ in 0..<5_000 {
            let text = "ipp://press/" .prefix(Bool.random(using: &chance) ? 11 : 0)
                + (0..<Int.random(in: 0..<8, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
            guard let address = try? PrinterAddress(String(text)) else { continue }
            good += 1
            #expect((try? PrinterAddress(address.text)) == address, "\(text)")
            #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
        #expect(good > 200)
    }

    @Test(arguments: [
        (String(repeating: "0a", count: 32), true), (String(repeating: "0A:", count: 31) + "0A", true),
        (String(repeating: "0a", count: 20), false),
        (String(repeating: "0g", count: 32), false), ("", false),
    ])
    func aFingerprintIsReadAsItIsWritten(text: String, isGood: Bool) {
        let trust = try? CertificateTrust.fingerprint(of: text)
        #expect(trust == (isGood ? .fingerprint(String(repeating: "0a", count: 32)) : nil))
    }
}
