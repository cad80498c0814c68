// swift-tools-version: 6.2
import PackageDescription

/// Settings every target of ours is compiled with: C types stay out of public interfaces.
let ours: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

func system(_ name: String, pkgConfig: String?, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func module(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: ours)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], without exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: ours)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "varaq",
    products: [
        .executable(name: "varaq", targets: ["varaq"]),
        .library(name: "VaraqKit", targets: ["VaraqKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // C libraries: a module map and a shim header each, nothing more.
        system("CFreeType", pkgConfig: "freetype2", apt: "libfreetype-dev"),
        system("CHarfBuzz", pkgConfig: "harfbuzz", apt: "libharfbuzz-dev"),
        system("CCairo", pkgConfig: "cairo-ft", apt: "libcairo2-dev"),
        system("CQPDF", pkgConfig: "libqpdf", apt: "libqpdf-dev"),
        system("CHyphen", pkgConfig: nil, apt: "libhyphen-dev"),
        system("CMarkGFM", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev"),
        system("CPNG", pkgConfig: "libpng16", apt: "libpng-dev"),
        system("CQREncode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
        system("CLCMS", pkgConfig: "lcms2", apt: "liblcms2-dev"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        system("CNettle", pkgConfig: "nettle", apt: "nettle-dev"),
        system("CMalloc", pkgConfig: nil, apt: "libc6-dev"),

        // ICU's headers stay inside this target: CICU.h says why.
        .target(name: "CICU", path: "Sources/System/CICU",
                linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

        // libjpeg's long jumps stay inside this target; librsvg is opened by this one when it is first needed.
        .target(name: "CJPEG", path: "Sources/System/CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CRSVG", path: "Sources/System/CRSVG"),

        // libcups, opened when the first printer is asked, and the check of certificates that it lacks.
        .target(name: "CCUPS", path: "Sources/System/CCUPS"),

        // Lists of words, opened when the first word is looked up.
        .target(name: "CHunspell", path: "Sources/System/CHunspell"),
        .target(name: "CAspell", path: "Sources/System/CAspell"),

        // Ours, each importing only modules above it.
        module("Geometry", []),
        module("Imposition", ["Geometry"]),
        module("Diagnostics", []),
        module("Manuscript", ["Diagnostics", "CMarkGFM", yams]),
        module("LayoutBook", ["Geometry", "Imposition", "Diagnostics", yams]),
        module("Colour", ["LayoutBook", "CLCMS"]),
        module("FontKit", ["Geometry", "Diagnostics", "LayoutBook", "CHarfBuzz", yams]),
        module("Shaping", ["Geometry", "Diagnostics", "LayoutBook", "FontKit", "CHarfBuzz", "CICU"]),
        module("Paragraphs", ["Geometry", "Diagnostics", "LayoutBook", "FontKit", "Shaping", "CHyphen"]),
        module("Artwork", ["Geometry", "Diagnostics", "Manuscript", "LayoutBook", "Colour", "CPNG", "CJPEG", "CQREncode", "CZlib"]),
        module("Makeup", ["Geometry", "Artwork", "Diagnostics", "Manuscript", "LayoutBook", "Shaping", "Paragraphs"]),
        module("Drawing", ["Geometry", "LayoutBook", "FontKit", "Paragraphs", "Artwork", "Makeup", "CCairo", "CFreeType", "CRSVG"]),
        module("Press", ["Geometry", "Imposition", "Diagnostics", "LayoutBook", "Colour", "Makeup", "Drawing", "CQPDF", "CZlib", "CJPEG"]),
        module("Proofing", ["Diagnostics", "Manuscript", "CICU", "CZlib", "CHunspell", "CAspell"]),
        module("Pressroom", ["Diagnostics", "LayoutBook", "CNettle", "CCUPS", grdb]),
        module("VaraqKit", ["Geometry", "Imposition", "Artwork", "Diagnostics", "Manuscript", "LayoutBook", "Colour", "FontKit", "Shaping", "Paragraphs",
                            "Makeup", "Drawing", "Press", "Proofing", "Pressroom", "CMalloc"]),
        .executableTarget(
            name: "varaq",
            dependencies: ["VaraqKit", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: ours),
        .executableTarget(name: "varaq-bench", dependencies: ["VaraqKit"], swiftSettings: ours),

        tests("ManuscriptTests", ["Manuscript", "Diagnostics"]),
        tests("LayoutBookTests", ["LayoutBook", "Geometry", "Imposition", "Diagnostics"]),
        tests("FontKitTests", ["FontKit", "Diagnostics", "LayoutBook"]),
        tests("ShapingTests", ["Shaping", "FontKit", "Diagnostics", "LayoutBook", "Geometry"]),
        tests("ParagraphsTests", ["Geometry", "Diagnostics", "LayoutBook", "FontKit", "Shaping", "Paragraphs", "Specimens"]),
        tests("ArtworkTests", ["Geometry", "Diagnostics", "LayoutBook", "Manuscript", "Colour", "Artwork", "CZlib"]),
        tests("MakeupTests", ["Geometry", "Artwork", "Diagnostics", "Manuscript", "LayoutBook", "FontKit", "Shaping", "Paragraphs", "Makeup"]),
        // Documents made by hand, which several tests draw.
        module("Specimens", ["Geometry", "LayoutBook", "FontKit", "Paragraphs", "Makeup", "CHarfBuzz", "CQPDF"],
               path: "Tests/Specimens"),
        tests("DrawingTests", ["Geometry", "Diagnostics", "LayoutBook", "FontKit", "Shaping", "Paragraphs", "Artwork", "Makeup", "Drawing",
                               "Specimens", "CCairo"], without: ["Goldens"]),
        tests("PressTests", ["Geometry", "Imposition", "Diagnostics", "LayoutBook", "Colour", "Artwork", "Makeup", "Drawing", "Press", "Specimens"]),
        tests("PreflightTests", ["Geometry", "Imposition", "LayoutBook", "Press", "Specimens"]),
        tests("VaraqKitTests", ["VaraqKit", "Geometry", "Artwork", "Manuscript", "LayoutBook", "Shaping", "Paragraphs", "Makeup", "Press", "Specimens"],
              without: ["Goldens"]),
        tests("ProofingTests", ["Proofing", "Diagnostics", "Manuscript"]),
        // Printers on loopback that do what tests tell them.
        module("PrinterDoubles", [], path: "Tests/PrinterDoubles"),
        tests("PressroomTests", ["Pressroom", "Diagnostics", "PrinterDoubles"]),
        tests("ImpositionTests", ["Geometry", "Imposition"]),
        tests("ColourTests", ["Colour", "LayoutBook"]),
        tests("CommandTests", ["varaq", "PrinterDoubles", yams]),
        tests("ProjectTests", []),
        tests("CopyfitTests", ["Geometry", "Artwork", "Diagnostics", "Manuscript", "LayoutBook", "FontKit", "Shaping", "Paragraphs", "Makeup",
                               "VaraqKit"]),
    ],
    swiftLanguageModes: [.v6]
)
