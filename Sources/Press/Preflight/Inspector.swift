import Geometry

/// Gathers what is found while a file is read, and how much has been read of it.
final class Inspector {
    let file: ForeignFile
    let demands: Demands
    /// What the file may cost.
    var budget: ReadingBudget
    /// The inks that were met, process inks first.
    let plates = PlateTable()
    /// Channels of the output intent's profile; nil without one.
    var intentChannels: Int?
    /// The profile of the output intent.
    var intentProfile: EmbeddedProfile?
    /// How each spot ink is mixed where it was met first, in words that can be compared.
    var spots: [String: String] = [:]
    /// Objects that need to be looked at once only.
    private var seen: Set<ObjectID> = []
    private var found: [Finding.Key: Finding] = [:]

    init(_ file: ForeignFile, _ demands: Demands, within budget: ReadingBudget) {
        self.file = file
        self.demands = demands
        self.budget = budget
    }

    /// Notes a fault, if anybody of `scopes` who is asked minds it.
    ///
    /// - Parameter place: In the space of the page, y upwards.
    func report(_ rule: Rule, on page: PageFacts? = nil, in object: String? = nil, at place: Box? = nil, _ message: String,
                to scopes: Scope = .all) {
        guard let judgement = rule.judgement(under: demands, in: scopes) else { return }
        let key = Finding.Key(page: page?.number, rule: rule.code, object: object, message: message)
        if found[key] != nil {
            found[key]?.count += 1
            return
        }
        // So many different faults are one: that the file is of no use.
        guard found.count < Self.mostFindings else { return }
        found[key] = Finding(
            rule: rule.code, severity: judgement.severity, clause: judgement.standard.flatMap { Ledger.clause(of: rule.code, in: $0) },
            page: page?.number, object: object, place: place.flatMap { page?.rect($0) }, message: message, hint: rule.hint, count: 1)
    }

    private static let mostFindings = 20_000

    private var profiles: [ObjectID: EmbeddedProfile?] = [:]

    /// What the profile in a stream says of itself; nil where it says nothing.
    func profile(_ stream: PDFStream) -> EmbeddedProfile? {
        if let known = profiles[stream.id] { return known }
        let profile = EmbeddedProfile(stream, in: file)
        profiles[stream.id] = .some(profile)
        return profile
    }

    /// Pictures in samples of their inks; nil for one that is not looked at.
    var samples: [ObjectID: PictureSample?] = [:]
    /// Operators of forms, as far as there is room for them.
    private(set) var contents: [ObjectID: [UInt8]] = [:]
    private var roomForContents = 16 << 20
    private var fonts: [ObjectID: FontFacts] = [:]
    private var glyphs: Set<ObjectID> = []

    /// The font of a number; nil for what is none.
    func font(_ id: ObjectID) -> FontFacts? {
        if let known = fonts[id] { return known }
        guard let dictionary = file.object(id).dictionary else { return nil }
        let facts = FontFacts(dictionary, in: file)
        if fonts.count >= Self.mostFonts { fonts.removeAll(keepingCapacity: true) }
        fonts[id] = facts
        return facts
    }

    private static let mostFonts = 500

    /// Keeps the operators of a form, unless they are too many.
    func keep(_ content: [UInt8], of form: ObjectID) {
        guard content.count <= roomForContents else { return }
        roomForContents -= content.count
        contents[form] = content
    }

    /// Whether the glyphs of a font are met for the first time.
    func meetsGlyphs(of id: ObjectID) -> Bool { glyphs.insert(id).inserted }

    /// Whether an object is met for the first time.
    func meets(_ id: ObjectID) -> Bool { seen.insert(id).inserted }

    /// All that was found, in the order of a report.
    var findings: [Finding] { found.values.sorted { $0.comesBefore($1) } }
}

extension Finding {
    /// What tells findings apart: the same thing again on a page only counts.
    fileprivate struct Key: Hashable {
        var page: Int?
        var rule: String
        var object: String?
        var message: String
    }

    fileprivate func comesBefore(_ other: Finding) -> Bool {
        if page != other.page { return (page ?? 0) < (other.page ?? 0) }
        if severity != other.severity { return severity > other.severity }
        return (rule, object ?? "", message) < (other.rule, other.object ?? "", other.message)
    }
}

/// What a file may cost, so that a hostile one cannot take all time and memory.
struct ReadingBudget {
    /// Bytes of content, metadata and pictures that are unpacked.
    var bytes = 1 << 30
    /// Operators that are carried out.
    var operators = 60_000_000
    /// What it costs to begin a form, in operators.
    static let costOfForm = 100
    /// Of one stream of operators.
    static let mostContent = 32 << 20
    /// Of one picture, for a look at its inks.
    static let mostPicture = 64 << 20
    /// Of an ICC profile or of metadata.
    static let mostFacts = 16 << 20
    /// Forms inside of forms.
    static let deepest = 24
}

/// A page: its number, its boxes and what else it has or inherits.
struct PageFacts {
    /// Counted from 1.
    var number: Int
    /// With what it inherits.
    var dictionary: PDFDictionary
    var resources: PDFDictionary
    var media: Box?
    var trim: Box?
    var bleed: Box?
    var art: Box?

    /// What is cut out of the sheet, as far as the page says.
    var finished: Box { trim ?? art ?? media ?? Box(left: 0, bottom: 0, right: 612, top: 792) }
    /// What is printed and may be seen: with the bleed.
    var printed: Box { bleed ?? finished }

    /// A place on the page as findings give it: from the left and upper edge of what is finished, y downwards.
    func rect(_ box: Box) -> Rect {
        Rect(x: .pt(box.left - finished.left), y: .pt(finished.top - box.top), width: .pt(box.width), height: .pt(box.height))
    }
}
