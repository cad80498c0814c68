import Drawing
import Glibc
import LayoutBook

/// What a file says of itself: title, author, language, program and date.
struct Imprint {
    private let title: String
    private let author: String?
    private let language: String
    private let date: tm
    private let claim: ShopProfile.Flavour?
    /// Names the document in XMP: the same for the same input.
    private let identity: String
    /// What XMP says of standards for readers.
    private let identification: String
    private static let producer = "Varaq"

    /// - Parameters:
    ///   - seconds: The date since 1970, UTC.
    ///   - claim: The kind of PDF/X that the file is; nil for none.
    init(_ draft: Draft, date seconds: Int64, claim: ShopProfile.Flavour? = nil) {
        self.claim = claim
        identity = claim == nil ? "" : Self.identity(of: draft.pdf)
        title = draft.title
        author = draft.author
        language = draft.language
        identification = draft.structure == nil ? "" : Tagging.identification
        var time = time_t(min(max(seconds, 0), 253_402_300_799)), parts = tm()
        gmtime_r(&time, &parts)
        date = parts
    }

    /// The Info dictionary. Source: ISO 32000-1 14.3.3.
    var information: String {
        let date = Syntax.literal("D:" + stamp(year: "", day: "", time: "") + "Z")
        let program = Syntax.text(Self.producer)
        let author = author.map { "/Author \(Syntax.text($0))" } ?? ""
        return """
            << /Title \(Syntax.text(title)) \(author) /Producer \(program) /Creator \(program) \
            /CreationDate \(date) /ModDate \(date) \(claimed) >>
            """
    }

    /// Nothing that is printed was trapped. Source: ISO 15930-4 6.13, ISO 15930-7 6.15.
    private var claimed: String {
        switch claim {
        case nil: ""
        case .x4: "/Trapped /False"
        case .x1a: "/Trapped /False /GTS_PDFXVersion (PDF/X-1a:2003)"
        }
    }

    /// An XMP packet with the same. Source: ISO 16684-1 7.
    var xmp: String {
        let date = stamp(year: "-", day: "T", time: ":") + "Z"
        let creator = author.map {
            "   <dc:creator><rdf:Seq><rdf:li>\(Self.escape($0))</rdf:li></rdf:Seq></dc:creator>\n"
        }
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escape(title))</rdf:li></rdf:Alt></dc:title>
            \(creator ?? "")\
               <dc:language><rdf:Bag><rdf:li>\(Self.escape(language))</rdf:li></rdf:Bag></dc:language>
               <xmp:CreateDate>\(date)</xmp:CreateDate>
               <xmp:ModifyDate>\(date)</xmp:ModifyDate>
               <xmp:CreatorTool>\(Self.producer)</xmp:CreatorTool>
               <pdf:Producer>\(Self.producer)</pdf:Producer>
            \(claimedInXMP)\
              </rdf:Description>
            \(identification)\
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """
    }

    /// Source: ISO 15930-7 6.13 and 6.15.
    private var claimedInXMP: String {
        guard claim == .x4 else { return "" }
        let names = "xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
        let date = stamp(year: "-", day: "T", time: ":") + "Z"
        return """
               <xmp:MetadataDate>\(date)</xmp:MetadataDate>
               <pdf:Trapped>False</pdf:Trapped>
              </rdf:Description>
              <rdf:Description rdf:about="" \(names)>
               <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
               <xmpMM:DocumentID>uuid:\(identity)</xmpMM:DocumentID>
               <xmpMM:VersionID>1</xmpMM:VersionID>
               <xmpMM:RenditionClass>default</xmpMM:RenditionClass>

            """
    }

    /// A UUID of the bytes of a draft: two sums of them that FNV-1a makes, from two starts. Source: RFC 9562 5.8.
    private static func identity(of bytes: [UInt8]) -> String {
        var sums: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142)
        for byte in bytes {
            sums.0 = (sums.0 ^ UInt64(byte)) &* 0x100_0000_01B3
            sums.1 = (sums.1 ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        sums.0 = sums.0 & ~0xF000 | 0x8000
        sums.1 = sums.1 & ~(0b11 << 62) | 0b10 << 62
        func hex(_ sum: UInt64) -> String {
            let digits = String(sum, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        let digits = hex(sums.0) + hex(sums.1)
        var identity = ""
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { identity += "-" }
            identity.append(digit)
        }
        return identity
    }

    /// The date with these signs between the parts of the day, between day and time, and between the parts of the time.
    private func stamp(year dash: String, day: String, time colon: String) -> String {
        let years = String(10_000 + Int(date.tm_year) + 1900).dropFirst()
        return years + dash + two(date.tm_mon + 1) + dash + two(date.tm_mday) + day
            + two(date.tm_hour) + colon + two(date.tm_min) + colon + two(date.tm_sec)
    }

    private func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// Text as content of an XML element; control characters, which XML forbids, become spaces.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
