import LayoutBook

/// Reads colour spaces and says what is wrong with them.
struct ColourReader {
    let inspector: Inspector
    let page: PageFacts
    private var file: ForeignFile { inspector.file }
    private var demands: Demands { inspector.demands }

    /// Spaces inside of spaces; a circle ends there.
    private static let deepest = 6

    /// The space that a value stands for.
    ///
    /// - Parameter resources: Where its name is looked up.
    /// - Parameter owner: What findings name as its object.
    func space(_ value: PDFValue, in resources: PDFDictionary, of owner: String, depth: Int = 0) -> ColourSpace {
        guard depth < Self.deepest else { return .unknown }
        let value = file.resolve(value)
        if let name = value.name { return named(name, in: resources, of: owner, depth: depth) }
        guard let items = value.array, let family = items.first.flatMap({ file.resolve($0).name }) else { return .unknown }
        if items.count == 1 { return named(family, in: resources, of: owner, depth: depth) }
        switch family {
        case "/ICCBased": return profiled(items, of: owner)
        case "/CalRGB", "/Lab": return managed(family, channels: 3, of: owner)
        case "/CalGray": return managed(family, channels: 1, of: owner)
        case "/Separation", "/DeviceN": return inks(items, in: resources, of: owner, depth: depth)
        case "/Indexed", "/I":
            return .indexed(base: space(items[1], in: resources, of: owner, depth: depth + 1), table: table(items))
        case "/Pattern": return .pattern(space(items[1], in: resources, of: owner, depth: depth + 1))
        default: return .unknown
        }
    }

    private func named(_ name: String, in resources: PDFDictionary, of owner: String, depth: Int) -> ColourSpace {
        switch name {
        case "/DeviceGray", "/G": return gray(in: resources, of: owner)
        case "/DeviceRGB", "/RGB": return rgb(in: resources, of: owner)
        case "/DeviceCMYK", "/CMYK": return cmyk(in: resources, of: owner)
        case "/Pattern": return .pattern(nil)
        default:
            let spaces = file.dictionary("/ColorSpace", of: resources) ?? PDFDictionary()
            guard spaces.has(name) else {
                inspector.report(.noSpace, on: page, in: owner, "\(name) is not among the resources")
                return .unknown
            }
            return space(spaces[name], in: resources, of: owner, depth: depth + 1)
        }
    }

    // MARK: Spaces of devices

    func gray(in resources: PDFDictionary, of owner: String) -> ColourSpace {
        if inspector.intentChannels == nil, !hasOwn("/DefaultGray", resources) {
            inspector.report(.gray, on: page, in: owner, "DeviceGray without an output intent")
        }
        return .gray
    }

    func cmyk(in resources: PDFDictionary, of owner: String) -> ColourSpace {
        if inspector.intentChannels != 4 {
            let scopes: Scope = hasOwn("/DefaultCMYK", resources) ? [.x1a] : .all
            inspector.report(.cmyk, on: page, in: owner, "DeviceCMYK without an output intent for CMYK", to: scopes)
        }
        return .cmyk
    }

    func rgb(in resources: PDFDictionary, of owner: String) -> ColourSpace {
        var scopes: Scope = .all
        if inspector.intentChannels == 3 || hasOwn("/DefaultRGB", resources) { scopes.subtract([.x4, .a2u]) }
        if demands.limits.colour == .rgb { scopes.subtract([.shop, .print]) }
        inspector.report(.rgb, on: page, in: owner, "DeviceRGB", to: scopes)
        return .rgb
    }

    private func hasOwn(_ key: String, _ resources: PDFDictionary) -> Bool {
        file.dictionary("/ColorSpace", of: resources)?.has(key) == true
    }

    // MARK: Spaces of measured colour

    private func managed(_ family: String, channels: Int, of owner: String) -> ColourSpace {
        inspector.report(.managed, on: page, in: owner, "the colour space is \(family.dropFirst())",
                         to: demands.limits.colour == .rgb ? [.x1a] : .all)
        return .managed(channels: channels)
    }

    private func profiled(_ items: [PDFValue], of owner: String) -> ColourSpace {
        guard let stream = file.resolve(items[1]).stream else {
            inspector.report(.badICC, on: page, in: owner, "ICCBased without a profile")
            return .unknown
        }
        let channels = file[stream.dictionary, "/N"].integer ?? 0
        check(stream, channels: channels, of: owner)
        return managed("/ICCBased", channels: min(max(channels, 0), 4), of: owner)
    }

    private func check(_ stream: PDFStream, channels: Int, of owner: String) {
        guard let profile = inspector.profile(stream) else {
            return inspector.report(.badICC, on: page, in: owner, "the profile cannot be read")
        }
        if !profile.isSound || profile.channels != channels {
            inspector.report(.badICC, on: page, in: owner, "/N is \(channels), the profile is for \(profile.space)")
        }
        if channels == 4, let intent = inspector.intentProfile, intent.print == profile.print {
            inspector.report(.sameICC, on: page, in: owner, "ICCBased CMYK has the very profile of the output intent")
        }
    }

    // MARK: Inks by name

    private func inks(_ items: [PDFValue], in resources: PDFDictionary, of owner: String, depth: Int) -> ColourSpace {
        guard items.count >= 4 else { return .unknown }
        let colorants = file.resolve(items[1])
        let names = (colorants.name.map { [$0] } ?? (colorants.array ?? []).compactMap { file.resolve($0).name }).map { String($0.dropFirst()) }
        guard !names.isEmpty, names.count <= 32 else { return .unknown }
        if case .unknown = space(items[2], in: resources, of: owner, depth: depth + 1) {
            inspector.report(.noSpace, on: page, in: owner, "the inks \(names.joined(separator: ", ")) have no alternate")
        }
        if colorants.name != nil { compare(names[0], items, of: owner) }
        for name in names where !Self.process.contains(name) && (demands.limits.colour == .process || demands.limits.colour == .gray) {
            inspector.report(.spotExtra, on: page, in: owner, "the ink '\(name)' is no process ink")
        }
        return .inks(names.map(inspector.plates.plate))
    }

    private static let process: Set = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"]

    /// One name must be one ink.
    private func compare(_ name: String, _ items: [PDFValue], of owner: String) {
        guard name != "All", name != "None" else { return }
        var words = ValueWords(file)
        words.add(items[2])
        words.add(items[3])
        if let first = inspector.spots[name], first != words.text {
            inspector.report(.spotDiffers, on: page, in: owner, "the ink '\(name)' is mixed in another way than before")
        } else { inspector.spots[name] = words.text }
    }

    private func table(_ items: [PDFValue]) -> [UInt8] {
        guard items.count > 3 else { return [] }
        switch file.resolve(items[3]) {
        case .string(let bytes): return bytes
        case .stream(let stream): return file.data(of: stream, most: 4096)?.bytes ?? []
        default: return []
        }
    }
}

/// Writes a value out, so that two can be told apart; the data of streams count by their first bytes.
struct ValueWords {
    private let file: ForeignFile
    private(set) var text = ""
    private var depth = 0

    init(_ file: ForeignFile) { self.file = file }

    mutating func add(_ value: PDFValue) {
        guard depth < 8, text.utf8.count < 100_000 else { return }
        depth += 1
        defer { depth -= 1 }
        switch file.resolve(value) {
        case .null, .reference: text += "null "
        case .bool(let value): text += "\(value) "
        case .number(let value): text += "\(value) "
        case .name(let name): text += "\(name) "
        case .string(let bytes): text += "\(bytes) "
        case .array(let items):
            text += "[ "
            for item in items { add(item) }
            text += "] "
        case .dictionary(let dictionary): add(dictionary)
        case .stream(let stream):
            add(stream.dictionary)
            text += "\(file.data(of: stream, most: 4096)?.bytes ?? [])"
        }
    }

    private mutating func add(_ dictionary: PDFDictionary) {
        text += "<< "
        for (key, value) in dictionary.entries where !["/Length", "/Filter", "/DecodeParms"].contains(key) {
            text += key + " "
            add(value)
        }
        text += ">> "
    }
}
