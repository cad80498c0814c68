import Geometry
import LayoutBook
import Press
import Specimens

/// A sound file with one fault in it, and the rules that have to be broken by it: the one of the fault, then its consequences.
struct Mutation: Sendable {
    var name: String
    var base = Base.x4
    var shop: ShopProfile?
    var rules: Set<String>
    private let spoil: @Sendable (inout HandmadePDF) -> Void
    private let after: @Sendable ([UInt8]) -> [UInt8]

    enum Base: Sendable { case x4, x1a, screen }

    init(_ name: String, _ base: Base = .x4, for shop: ShopProfile? = nil, breaks rules: String...,
         by spoil: @escaping @Sendable (inout HandmadePDF) -> Void = { _ in }) {
        self.init(name, base, shop, Set(rules), spoil) { $0 }
    }

    /// Spoiled once it is written.
    init(_ name: String, _ base: Base = .x4, breaks rules: String..., after: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.init(name, base, nil, Set(rules), { _ in }, after)
    }

    private init(_ name: String, _ base: Base, _ shop: ShopProfile?, _ rules: Set<String>,
                 _ spoil: @escaping @Sendable (inout HandmadePDF) -> Void, _ after: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.name = name
        self.base = base
        self.rules = rules
        self.spoil = spoil
        self.after = after
        self.shop = shop ?? Shops.usual(base)
    }

    var bytes: [UInt8] {
        var file = switch base {
        case .x4: HandmadePDF.x4()
        case .x1a: HandmadePDF.x1a()
        case .screen: HandmadePDF.screen()
        }
        spoil(&file)
        return after(file.bytes)
    }
}

enum Shops {
    /// What the sound files are made for; those for the screen are for no shop.
    static func usual(_ base: Mutation.Base) -> ShopProfile? {
        guard base != .screen else { return nil }
        var shop = ShopProfile(name: "shop", summary: "", target: .press)
        shop.flavour = base == .x4 ? .x4 : .x1a
        shop.condition = "FOGRA39L"
        return shop
    }

    static func changed(_ base: Mutation.Base = .x4, _ change: (inout ShopProfile) -> Void) -> ShopProfile? {
        var shop = usual(base)
        if var changed = shop {
            change(&changed)
            shop = changed
        }
        return shop
    }
}

extension Mutation {
    private typealias File = HandmadePDF
    private static let link = "<< /Type /Annot /Subtype /Link /F 4 /Rect [60 60 100 80] >>"
    private static let aside = "<< /Type /Annot /Subtype /Link /F 4 /Rect [1 1 9 9] /A << /S /URI /URI (a:b) >> >>"

    static let all = container + identity + boxes + document + resources + colours + type + shapes + screen

    static let container = [
        Mutation("newer version", breaks: "file.version") { $0.version = "1.7" },
        Mutation("no identifier", breaks: "file.id-missing") { $0.trailer = "/Root 1 0 R /Info 13 0 R" },
        Mutation("LZW", breaks: "file.lzw") {
            $0.objects[File.content] = .stream("/Filter /LZWDecode", LZW.packed(Array($0[data: File.content].utf8)))
        },
        Mutation("JPEG 2000", .x1a, breaks: "file.jpx") { $0.enter(File.picture, "/Filter /JPXDecode") },
        Mutation("data elsewhere", breaks: "file.external-stream") { $0.objects[30] = .stream("/F (other.bin)", []) },
        Mutation("encrypted", breaks: "file.encrypted", after: { Repacking.encrypted($0, password: "") }),
        Mutation("object streams", .x1a, breaks: "file.object-streams", "file.version", after: Repacking.packed),
        Mutation("a form that draws itself", breaks: "file.cycle") {
            $0.objects[File.form] = .stream("/Type /XObject /Subtype /Form /BBox [0 0 400 500] /Resources << /XObject << /Me 8 0 R >> >>",
                                            Array("/Me Do".utf8))
        },
        Mutation("pages in a circle", breaks: "file.cycle") { $0.change(2, "16 0 R]", "16 0 R 2 0 R]") },
        Mutation("a wrong table", breaks: "file.damaged", after: { Spoiled.table($0) }),
    ]

    static let identity = [
        Mutation("no claim", breaks: "identity.claim") { $0.changeData(File.metadata, ">PDF/X-4<", "><") },
        Mutation("no claim of X-1a", .x1a, breaks: "identity.claim") { $0.change(File.info, "PDF/X-1a:2003", "PDF/X-3:2003") },
        Mutation("no rendition", breaks: "identity.missing") { $0.changeData(File.metadata, "xmpMM:RenditionClass=\"default\"", "") },
        Mutation("no title", .x1a, breaks: "identity.missing") { $0.change(File.info, "/Title (Dawn)", "") },
        Mutation("no page", breaks: "file.no-page") { $0.change(2, "/Count 2 /Kids [3 0 R 16 0 R]", "/Count 0 /Kids []") },
        Mutation("no XMP", breaks: "identity.xmp-missing", "identity.claim") { $0.change(File.root, "/Metadata 10 0 R", "") },
        Mutation("old packet", breaks: "identity.packet") { $0.changeData(File.metadata, "id=\"W5M0", "bytes=\"9\" id=\"W5M0") },
        Mutation("two titles", breaks: "identity.differs") { $0.change(File.info, "(Dawn)", "(Dusk)") },
        Mutation("two dates", breaks: "identity.differs") { $0.change(File.info, "/ModDate (D:2026", "/ModDate (D:2025") },
        Mutation("trapped unknown", breaks: "identity.trapped") { $0.change(File.info, "/Trapped /False", "/Trapped /Unknown") },
        Mutation("no intent", breaks: "intent.missing", "colour.cmyk", "colour.gray") { $0.change(File.root, "/OutputIntents [11 0 R]", "") },
        Mutation("two intents", breaks: "intent.several") { $0.change(File.root, "[11 0 R]", "[11 0 R 11 0 R]") },
        Mutation("no condition", breaks: "intent.identifier") { $0.change(File.intent, "/OutputConditionIdentifier (FOGRA39)", "") },
        Mutation("no profile", breaks: "intent.profile-missing") { $0.change(File.intent, "/DestOutputProfile 12 0 R", "") },
        Mutation("short profile", breaks: "intent.profile-broken", "colour.cmyk", "colour.gray") {
            $0.objects[File.profile] = .stream("/N 4", [UInt8](repeating: 0, count: 20))
        },
        Mutation("profile of a screen", breaks: "intent.profile-class") {
            $0.objects[File.profile] = .stream("/N 4", File.profile(space: "CMYK", version: 2, kind: "mntr"))
        },
        Mutation("wrong N", breaks: "intent.profile-channels") { $0.change(File.profile, "/N 4", "/N 3") },
        Mutation("profile of version 4", .x1a, breaks: "intent.profile-version") {
            $0.objects[File.profile] = .stream("/N 4", File.profile(space: "CMYK", version: 4))
        },
    ]

    static let boxes = [
        Mutation("no media", breaks: "boxes.media-missing") { $0.change(File.page, "/MediaBox [0 0 342 464]", "") },
        Mutation("no trim", breaks: "boxes.trim-missing", "boxes.sizes-differ") {
            $0.change(File.page, "/TrimBox [22.2 22.2 319.8 441.8]", "")
        },
        Mutation("trim and art", breaks: "boxes.trim-and-art") { $0.change(File.page, "/TrimBox", "/ArtBox [30 30 300 400] /TrimBox") },
        Mutation("trim out of bleed", breaks: "boxes.trim-outside", "bleed.missing") {
            $0.change(File.page, "/BleedBox [13.6 13.6 328.4 450.4]", "/BleedBox [23 13.6 328.4 450.4]")
        },
        Mutation("bleed out of media", breaks: "boxes.bleed-outside") {
            $0.change(File.page, "/BleedBox [13.6", "/BleedBox [-3")
        },
        Mutation("no bleed", breaks: "bleed.missing") { $0.change(File.page, "/BleedBox [13.6 13.6 328.4 450.4]", "") },
        Mutation("small bleed", breaks: "bleed.small") { $0.change(File.page, "/BleedBox [13.6", "/BleedBox [19") },
        Mutation("another size", breaks: "boxes.sizes-differ") { $0.change(File.second, "441.8]", "430]") },
        Mutation("a surface to the trim", breaks: "bleed.ink-short") { $0.draw(".2 0 0 0 k 22.2 250 50 20 re f") },
        Mutation("a picture to the trim", breaks: "bleed.ink-short") { $0.draw("q 60 0 0 60 259.8 100 cm /Photo Do Q") },
    ]

    static let document = [
        Mutation("script", breaks: "document.javascript") { $0.enter(File.root, "/Names << /JavaScript << /Names [] >> >>") },
        Mutation("attachment", breaks: "document.attachments") { $0.enter(File.root, "/Names << /EmbeddedFiles << /Names [] >> >>") },
        Mutation("opening action", breaks: "document.actions") { $0.enter(File.root, "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>") },
        Mutation("actions of a page", breaks: "document.actions") { $0.enter(File.page, "/AA << >>") },
        Mutation("layers", .x1a, breaks: "document.layers") { $0.enter(File.root, "/OCProperties << /OCGs [] /D << >> >>") },
        Mutation("XFA", breaks: "document.forms") { $0.enter(File.root, "/AcroForm << /Fields [] /XFA (x) >>") },
        Mutation("print clip", breaks: "document.viewer-boxes") { $0.enter(File.root, "/ViewerPreferences << /PrintClip /TrimBox >>") },
        Mutation("link on the page", breaks: "annotations.inside") { $0.enter(File.page, "/Annots [\(link)]") },
        Mutation("link that acts", .x1a, breaks: "annotations.action") { $0.enter(File.page, "/Annots [\(aside)]") },
    ]

    static let resources = [
        Mutation("font not embedded", breaks: "fonts.not-embedded") { $0.change(File.descriptor, "/FontFile2 7 0 R", "") },
        Mutation("font without glyphs", breaks: "fonts.glyph-map") {
            $0.objects[30] = .plain("<< /Type /Font /Subtype /Type0 /BaseFont /B /Encoding /Identity-H /DescendantFonts [31 0 R] >>")
            $0.objects[31] = .plain("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /B /FontDescriptor 6 0 R /DW 500 >>")
            $0.add("/Font", "/F2 30 0 R")
        },
        Mutation("Type 3", breaks: "fonts.type3") {
            $0.objects[30] = .plain("""
                << /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /A 31 0 R >> \
                /Encoding << /Differences [65 /A] >> /FirstChar 65 /LastChar 65 /Widths [9] >>
                """)
            $0.objects[31] = .stream("", Array("9 0 0 0 9 9 d1 0 0 9 9 re f".utf8))
            $0.add("/Font", "/F3 30 0 R")
            $0.draw("BT /F3 10 Tf 60 320 Td (A) Tj ET")
        },
        Mutation("coarse picture", breaks: "images.resolution") { $0.change(File.picture, "/Width 300", "/Width 60") },
        Mutation("coarse inline image", breaks: "images.resolution") {
            $0.draw("q 60 0 0 60 200 80 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI Q")
        },
        Mutation("coarse line art", breaks: "images.line-resolution") {
            $0.change(File.picture, "/BitsPerComponent 8", "/BitsPerComponent 1")
        },
        Mutation("alternates", breaks: "images.alternates") { $0.enter(File.picture, "/Alternates []") },
        Mutation("OPI", breaks: "images.opi") { $0.enter(File.picture, "/OPI << >>") },
        Mutation("PostScript", breaks: "content.postscript") {
            $0.objects[30] = .stream("/Type /XObject /Subtype /PS", Array("showpage".utf8))
            $0.add("/XObject", "/P 30 0 R")
        },
        Mutation("another file's page", breaks: "content.reference") { $0.enter(File.form, "/Ref << >>") },
        Mutation("transfer function", breaks: "content.transfer") { $0.add("/ExtGState", "/T << /TR /Identity >>") },
        Mutation("halftone", breaks: "content.halftone") { $0.add("/ExtGState", "/T << /HT << /HalftoneType 6 >> >>") },
        Mutation("soft mask", .x1a, breaks: "transparency.mask") { $0.enter(File.picture, "/SMask 9 0 R") },
        Mutation("opacity", .x1a, breaks: "transparency.opacity") { $0.add("/ExtGState", "/T << /ca .5 >>") },
        Mutation("blend mode", .x1a, breaks: "transparency.blend") { $0.add("/ExtGState", "/T << /BM /Multiply >>") },
        Mutation("group", .x1a, breaks: "transparency.group") { $0.enter(File.page, "/Group << /S /Transparency >>") },
        Mutation("group in RGB", breaks: "transparency.space") { $0.enter(File.page, "/Group << /S /Transparency /CS /DeviceRGB >>") },
    ]

    static let colours = [
        Mutation("RGB surface", breaks: "colour.rgb") { $0.draw("1 0 0 rg 60 340 20 20 re f") },
        Mutation("RGB in a form", breaks: "colour.rgb") { $0.changeData(File.form, "0 .5 0 0 k", "0 .5 0 rg") },
        Mutation("RGB in a pattern", breaks: "colour.rgb") {
            $0.objects[30] = .stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>",
                                     Array("1 0 0 rg 0 0 5 5 re f".utf8))
            $0.add("/Pattern", "/P 30 0 R")
            $0.draw("/Pattern cs /P scn 60 340 20 20 re f")
        },
        Mutation("RGB picture", breaks: "colour.rgb") { $0.change(File.picture, "/DeviceGray", "/DeviceRGB") },
        Mutation("RGB picture in the content", breaks: "colour.rgb") {
            $0.draw("q 1 0 0 1 200 80 cm BI /W 2 /H 2 /BPC 8 /CS /RGB ID 0123456789ab EI Q")
        },
        Mutation("Lab", .x1a, breaks: "colour.managed") { $0.add("/ColorSpace", "/L [/Lab << /WhitePoint [1 1 1] >>]") },
        Mutation("no such space", breaks: "colour.undefined") { $0.draw("/None cs 0 scn 60 340 20 20 re f") },
        Mutation("spot mixed twice", breaks: "colour.spot-differs") {
            $0.objects[30] = .plain("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>")
            $0.add("/ColorSpace", "/Other [/Separation /Reddish /DeviceCMYK 30 0 R]")
        },
        Mutation("spot in a process job", for: Shops.changed { $0.colour = .process }, breaks: "colour.spot-extra"),
        Mutation("N of a profile", breaks: "colour.icc-broken", "colour.managed") {
            $0.objects[30] = .stream("/N 4", File.profile(space: "RGB ", version: 2))
            $0.add("/ColorSpace", "/I [/ICCBased 30 0 R]")
        },
        Mutation("the profile of the intent", breaks: "colour.icc-of-intent", "colour.managed") {
            $0.add("/ColorSpace", "/I [/ICCBased 12 0 R]")
        },
        Mutation("too much ink", breaks: "ink.coverage") { $0.draw("/Out gs .9 .9 .9 .9 k 200 100 60 60 re f") },
        Mutation("too much ink by overprint", breaks: "ink.coverage") {
            $0.draw("/Ink gs 1 1 0 0 k 200 100 60 60 re f 0 0 1 1 k 210 110 60 60 re f")
        },
        Mutation("too much ink in a picture", breaks: "ink.coverage") {
            $0.objects[30] = .stream("""
                /Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceCMYK /BitsPerComponent 8
                """, [UInt8](repeating: 250, count: 360_000))
            $0.add("/XObject", "/Dark 30 0 R")
            $0.draw("/Out gs q 60 0 0 60 200 80 cm /Dark Do Q")
        },
        Mutation("too much ink in a JPEG", breaks: "ink.coverage") {
            $0.objects[30] = .stream("""
                /Type /XObject /Subtype /Image /Width 320 /Height 320 /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /DCTDecode \
                /Decode [1 0 1 0 1 0 1 0]
                """, DarkJPEG.bytes)
            $0.add("/XObject", "/Dark 30 0 R")
            $0.draw("/Out gs q 60 0 0 60 200 80 cm /Dark Do Q")
        },
        Mutation("a full surface", for: Shops.changed { $0.solid = 0.85 }, breaks: "ink.solid") { $0.draw("0 1 0 0 k 180 90 70 80 re f") },
    ]

    static let type = [
        Mutation("small type", breaks: "type.small") { $0.draw("BT /F1 4 Tf 60 340 Td 0 0 0 1 k (AB) Tj ET") },
        Mutation("type made small", breaks: "type.small") { $0.draw("q .5 0 0 .5 0 0 cm BT /F1 8 Tf 120 680 Td 0 0 0 1 k (AB) Tj ET Q") },
        Mutation("small type in two inks", breaks: "type.mixed-inks") { $0.draw("BT /F1 7 Tf 60 340 Td 1 1 0 0 k (AB) Tj ET") },
        Mutation("small white type", breaks: "type.reversed") {
            $0.draw("/Out gs 0 .6 .6 0 k 60 330 60 30 re f 0 0 0 0 k BT /F1 7 Tf 70 340 Td (AB) Tj ET")
        },
        Mutation("rich black", breaks: "type.rich-black") { $0.draw("BT /F1 12 Tf 60 340 Td .5 0 0 1 k (AB) Tj ET") },
        Mutation("white overprints", breaks: "overprint.white") { $0.draw("BT /F1 12 Tf 60 340 Td 0 0 0 0 k (AB) Tj ET") },
        Mutation("a white surface overprints", breaks: "overprint.white") { $0.draw("0 0 0 0 k 60 340 50 20 re f") },
        Mutation("black spares out", breaks: "overprint.black") { $0.draw("/Out gs BT /F1 12 Tf 60 340 Td 0 0 0 1 k (AB) Tj ET") },
        Mutation("near the trim", breaks: "type.unsafe") { $0.draw("0 0 0 1 k BT /F1 12 Tf 25 340 Td (AB) Tj ET") },
        Mutation("near the other trim", breaks: "type.unsafe") { $0.draw("0 0 0 1 k BT /F1 12 Tf 304 340 Td [(A)-20(B)] TJ ET") },
    ]

    static let shapes = [
        Mutation("thin line", breaks: "rules.thin") { $0.draw("0 0 0 1 K .1 w 60 360 m 160 360 l S") },
        Mutation("line made thin", breaks: "rules.thin") { $0.draw("0 0 0 1 K q .2 0 0 .2 0 0 cm 1 w 300 1800 m 900 1800 l S Q") },
        Mutation("thin bar", breaks: "rules.thin") { $0.draw("0 0 0 1 k 60 360 100 .1 re f") },
        Mutation("thin bar as a path", breaks: "rules.thin") { $0.draw("0 0 0 1 k 60 360 m 160 360 l 160 360.1 l 60 360.1 l h f") },
        Mutation("hairline", breaks: "rules.hairline") { $0.draw("0 0 0 1 K 0 w 60 360 m 160 360 l S") },
        Mutation("unknown operator", breaks: "content.operator") { $0.draw("1 2 frob") },
        Mutation("broken content", breaks: "content.unreadable") {
            $0.objects[17] = .stream("/Filter /FlateDecode", Array("no flate at all".utf8))
        },
    ]

    static let screen = [
        Mutation("no structure", .screen, breaks: "tags.missing") { $0.change(File.root, "/StructTreeRoot 20 0 R", "") },
        Mutation("no language", .screen, breaks: "tags.language") { $0.change(File.root, "/Lang (ru)", "") },
        Mutation("title not shown", .screen, breaks: "tags.title") { $0.change(File.root, "/DisplayDocTitle true", "") },
        Mutation("figure without words", .screen, breaks: "tags.figure") { $0.change(22, "/Alt (A)", "") },
        Mutation("untagged content", .screen, breaks: "tags.content") { $0.draw("0 0 0 1 k 60 360 100 10 re f") },
        Mutation("no characters", .screen, breaks: "fonts.unicode") { $0.change(File.font, "/Encoding /WinAnsiEncoding", "") },
        Mutation("no widths", .screen, breaks: "fonts.widths") { $0.change(File.font, "/Widths [500 500]", "") },
        Mutation("smoothed picture", .screen, breaks: "images.interpolate") { $0.enter(File.picture, "/Interpolate true") },
        Mutation("hidden link", .screen, breaks: "annotations.flags") {
            $0.enter(File.page, "/Tabs /S /Annots [<< /Type /Annot /Subtype /Link /F 2 /Rect [60 60 100 80] >>]")
        },
        Mutation("no tab order", .screen, breaks: "tags.tab-order") { $0.enter(File.page, "/Annots [\(link)]") },
        Mutation("steps", .screen, breaks: "document.presentation") { $0.enter(File.page, "/PresSteps << >>") },
        Mutation("no binary comment", .screen, breaks: "file.header", after: { Spoiled.header($0) }),
    ]
}
