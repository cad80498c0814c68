/// What a page, a form or a pattern draws with: looked up by name, each thing read once.
final class ResourceScope {
    let dictionary: PDFDictionary
    private let inspector: Inspector
    private let colours: ColourReader
    private var spaces: [String: ColourSpace] = [:]
    private var fonts: [String: FontFacts] = [:]

    init(_ dictionary: PDFDictionary, of page: PageFacts, in inspector: Inspector) {
        self.dictionary = dictionary
        self.inspector = inspector
        colours = ColourReader(inspector: inspector, page: page)
    }

    /// What a category has under a name, resolved.
    func entry(_ category: String, _ name: String) -> PDFValue {
        inspector.file.dictionary(category, of: dictionary).map { inspector.file[$0, name] } ?? .null
    }

    func space(_ name: String) -> ColourSpace {
        if let known = spaces[name] { return known }
        let owner = ["/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"].contains(name) ? "content" : "ColorSpace \(name)"
        let space = colours.space(.name(name), in: dictionary, of: owner)
        spaces[name] = space
        return space
    }

    /// A space of the device, by its operator.
    func device(_ space: ColourSpace) -> ColourSpace {
        switch space {
        case .gray: self.space("/DeviceGray")
        case .rgb: self.space("/DeviceRGB")
        default: self.space("/DeviceCMYK")
        }
    }

    func font(_ name: String) -> FontFacts? {
        if let known = fonts[name] { return known }
        guard let category = inspector.file.dictionary("/Font", of: dictionary) else { return nil }
        let facts: FontFacts
        if let id = category[name].reference {
            guard let shared = inspector.font(id) else { return nil }
            facts = shared
        } else {
            guard let font = category[name].dictionary else { return nil }
            facts = FontFacts(font, in: inspector.file)
        }
        fonts[name] = facts
        return facts
    }
}

/// Looks at all that a page may draw with, whether it does or not.
struct ResourceCheck {
    let inspector: Inspector
    let page: PageFacts
    let scope: ResourceScope
    private var file: ForeignFile { inspector.file }

    func run() {
        for (name, value) in entries("/Font") where value.reference.map(inspector.meets) ?? true {
            if let font = file.resolve(value).dictionary { FontCheck(inspector: inspector, page: page).run(font, named: name) }
        }
        for (name, _) in entries("/ColorSpace") { _ = scope.space(name) }
        for (name, value) in entries("/ExtGState") {
            if let state = file.resolve(value).dictionary { StateCheck(inspector: inspector, page: page).run(state, named: name) }
        }
        for (name, value) in entries("/XObject") {
            if let object = file.resolve(value).stream { check(object, named: name) }
        }
        let colours = ColourReader(inspector: inspector, page: page)
        for (category, owner) in [("/Shading", "Shading"), ("/Pattern", "Pattern")] {
            for (name, value) in entries(category) {
                guard let entry = file.resolve(value).dictionary,
                      let shading = category == "/Shading" ? entry : file.dictionary("/Shading", of: entry) else { continue }
                _ = colours.space(shading["/ColorSpace"], in: scope.dictionary, of: "\(owner) \(name)")
            }
        }
    }

    private func entries(_ category: String) -> [(key: String, value: PDFValue)] {
        file.dictionary(category, of: scope.dictionary)?.entries ?? []
    }

    private func check(_ object: PDFStream, named name: String) {
        let dictionary = object.dictionary, kind = file[dictionary, "/Subtype"].name
        if kind == "/PS" || file[dictionary, "/Subtype2"].name == "/PS" || dictionary.has("/PS") {
            inspector.report(.postScript, on: page, in: "XObject \(name)", "it is PostScript")
        }
        if dictionary.has("/OPI") { inspector.report(.opi, on: page, in: "XObject \(name)", "it has /OPI") }
        if dictionary.has("/Ref") { inspector.report(.referenced, on: page, in: "XObject \(name)", "it has /Ref") }
        if kind == "/Image" { PictureCheck(inspector: inspector, page: page).run(dictionary, in: scope.dictionary, named: "Image \(name)") }
        if kind == "/Form" { StateCheck(inspector: inspector, page: page).checkGroup(dictionary, of: "Form \(name)") }
    }
}

/// Looks at pictures by what their dictionaries say. Source: ISO 32000-1 8.9.5.
struct PictureCheck {
    let inspector: Inspector
    let page: PageFacts
    private var file: ForeignFile { inspector.file }

    @discardableResult
    func run(_ picture: PDFDictionary, in resources: PDFDictionary, named owner: String) -> ColourSpace {
        if picture.has("/Alternates") { inspector.report(.alternates, on: page, in: owner, "it has /Alternates") }
        if file[picture, "/Interpolate"].bool == true { inspector.report(.interpolate, on: page, in: owner, "/Interpolate is true") }
        if picture.has("/SMask") { inspector.report(.softMask, on: page, in: owner, "it has /SMask") }
        if file[picture, "/SMaskInData"].integer ?? 0 != 0 { inspector.report(.softMask, on: page, in: owner, "it has /SMaskInData") }
        guard file[picture, "/ImageMask"].bool != true, picture.has("/ColorSpace") else { return .unknown }
        return ColourReader(inspector: inspector, page: page).space(picture["/ColorSpace"], in: resources, of: owner)
    }
}

/// Looks at entries of graphics states, and at groups. Source: ISO 32000-1 8.4.5, 11.6.
struct StateCheck {
    let inspector: Inspector
    let page: PageFacts
    private var file: ForeignFile { inspector.file }

    func run(_ state: PDFDictionary, named name: String) {
        let owner = "ExtGState \(name)"
        if state.has("/TR") { inspector.report(.transfer, on: page, in: owner, "it has /TR") }
        if state.has("/TR2"), file[state, "/TR2"].name != "/Default" { inspector.report(.transfer, on: page, in: owner, "/TR2 is not Default") }
        if state.has("/HTP") { inspector.report(.halftone, on: page, in: owner, "it has /HTP") }
        checkHalftone(file[state, "/HT"].dictionary, owner)
        if let mask = file[state, "/SMask"].dictionary {
            inspector.report(.softMask, on: page, in: owner, "it has /SMask")
            if let form = file[mask, "/G"].stream { checkGroup(form.dictionary, of: owner) }
        }
        for key in ["/CA", "/ca"] {
            if let alpha = file[state, key].number, alpha != 1 { inspector.report(.opacity, on: page, in: owner, "\(key) is \(alpha)") }
        }
        for mode in blends(file[state, "/BM"]) where mode != "/Normal" && mode != "/Compatible" {
            inspector.report(.blend, on: page, in: owner, "/BM is \(mode)")
        }
    }

    private func blends(_ value: PDFValue) -> [String] {
        value.name.map { [$0] } ?? (value.array ?? []).prefix(20).compactMap { file.resolve($0).name }
    }

    private func checkHalftone(_ halftone: PDFDictionary?, _ owner: String) {
        guard let halftone else { return }
        let kind = file[halftone, "/HalftoneType"].integer ?? 1
        if kind != 1 && kind != 5 || halftone.has("/HalftoneName") {
            inspector.report(.halftone, on: page, in: owner, "the halftone is of type \(kind), or has a name")
        } else { inspector.report(.halftone, on: page, in: owner, "it has /HT", to: .print) }
    }

    func checkGroup(_ holder: PDFDictionary, of owner: String) {
        guard let group = file.dictionary("/Group", of: holder), file[group, "/S"].name == "/Transparency" else { return }
        inspector.report(.group, on: page, in: owner, "it has a transparency group")
        guard let space = file[group, "/CS"].name, let channels = Self.channels[space], channels != inspector.intentChannels else { return }
        inspector.report(.blendSpace, on: page, in: owner, "its group is blended in \(space.dropFirst()), which is not that of the output intent")
    }

    private static let channels = ["/DeviceRGB": 3, "/DeviceCMYK": 4, "/DeviceGray": 1]
}
