/// Looks for the press that the colours are meant for. Source: ISO 32000-1 14.11.5.
struct IntentCheck {
    let inspector: Inspector
    private var file: ForeignFile { inspector.file }
    private var demands: Demands { inspector.demands }

    func run() {
        let all = file.items("/OutputIntents", of: file.root).prefix(100).compactMap(\.dictionary)
        let print = all.filter { file[$0, "/S"].name == "/GTS_PDFX" }, archive = all.filter { file[$0, "/S"].name == "/GTS_PDFA1" }
        let isForPrint = demands.standards.contains(where: \.isForPrint)
        let own = isForPrint ? print : demands.asks(for: .a2u) ? archive : print + archive
        if print.isEmpty { inspector.report(.noIntent, in: "OutputIntents", "none is for print (GTS_PDFX)") }
        if isForPrint ? print.count > 1 : false {
            inspector.report(.intents, in: "OutputIntents", "\(print.count) are for print", to: [.x4, .x1a])
        }
        if Set(all.compactMap { $0["/DestOutputProfile"].reference }).count > 1 {
            inspector.report(.intents, in: "OutputIntents", "they have different profiles", to: [.x4, .a2u])
        }
        if let first = own.first { check(first) }
    }

    private func check(_ intent: PDFDictionary) {
        if file[intent, "/OutputConditionIdentifier"].string?.isEmpty != false {
            inspector.report(.noCondition, in: "OutputIntent", "/OutputConditionIdentifier is missing")
        }
        guard let stream = file[intent, "/DestOutputProfile"].stream else {
            let isRegistered = file[intent, "/RegistryName"].string.map(TextString.decoded) == "http://www.color.org"
            if isRegistered { inspector.intentChannels = 4 }
            return inspector.report(.noProfile, in: "OutputIntent", "/DestOutputProfile is missing",
                                    to: isRegistered ? [.x4] : [.x4, .x1a])
        }
        guard let profile = inspector.profile(stream) else {
            return inspector.report(.badProfile, in: "DestOutputProfile", "it is too short, or cannot be read")
        }
        inspector.intentProfile = profile
        inspector.intentChannels = profile.channels
        check(profile, count: file[stream.dictionary, "/N"].integer)
    }

    private func check(_ profile: EmbeddedProfile, count: Int?) {
        let owner = "DestOutputProfile"
        if !profile.isSound { inspector.report(.badProfile, in: owner, "it is no ICC profile, or not as long as it says") }
        if profile.deviceClass != "prtr" {
            let scopes: Scope = profile.deviceClass == "mntr" ? [.x4, .x1a] : .all
            inspector.report(.profileClass, in: owner, "its class is '\(profile.deviceClass)', not 'prtr'", to: scopes)
        }
        if profile.channels == nil || profile.channels != count {
            inspector.report(.profileChannels, in: owner, "/N is \(count.map(String.init) ?? "missing"), the profile is for \(profile.space)")
        }
        if profile.version > 4 { inspector.report(.profileVersion, in: owner, "it is of version \(profile.version)") }
        if profile.version > 2, profile.version <= 4 {
            inspector.report(.profileVersion, in: owner, "it is of version \(profile.version)", to: [.x1a])
        }
    }
}
