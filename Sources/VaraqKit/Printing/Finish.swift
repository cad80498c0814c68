import Colour
public import Diagnostics
public import Geometry
public import LayoutBook

/// What finished files are for.
public struct Finish: Sendable {
    /// What the printer takes; nil for a screen.
    public var profile: ShopProfile?
    var condition: OutputCondition?
    /// Whether pages show their numbers only, for trying a fold.
    public var isDummy = false

    /// Single pages to be read.
    public static let screen = Finish()
}

/// What a user says of finished files.
public struct FinishOrder: Sendable {
    /// Nil for that of the profile, or a screen.
    public var target: Target?
    /// The name of a profile, or a path; nil for the usual one of the target.
    public var profile: String?
    /// A grayscale file for each plate, and a proof, whatever the profile says.
    public var plates = false
    /// See ``Finish/isDummy``.
    public var dummy = false
    /// Of whole sheets, instead of the profile's.
    public var paper: Size?

    public init(target: Target? = nil, profile: String? = nil, plates: Bool = false, dummy: Bool = false, paper: Size? = nil) {
        self.target = target
        self.profile = profile
        self.plates = plates
        self.dummy = dummy
        self.paper = paper
    }

    /// A sheet that is only printed at home, and a shop that has said nothing.
    fileprivate var profileName: String? {
        if let profile { return profile }
        switch target {
        case .office: return "office-duplex"
        case .press: return "shop-coated"
        case nil where plates: return "riso"
        case nil where dummy: return "office-duplex"
        case .screen, nil: return nil
        }
    }
}

extension Typesetter {
    /// What an order for finished files comes to for an input; nil after saying what is wrong with it.
    ///
    /// - Parameter path: Of the input: an issue's folder may hold profiles of its own.
    public func finish(_ order: FinishOrder, for path: String, into diagnostics: inout Diagnostics) -> Finish? {
        guard let name = order.profileName else { return .screen }
        if order.target == .screen {
            diagnostics.error(.usage, "a screen has no profile", hint: "leave --profile out, or take --target press")
            return nil
        }
        let folder = Self.folder(ofIssueAt: path), book = folder.map { self.book.opened(at: $0) } ?? self.book
        guard var profile = ProfileBook(beside: book).profile(named: name, into: &diagnostics) else { return nil }
        if let target = order.target, target != profile.target {
            diagnostics.error(.usage, "the profile \(profile.name) is for --target \(profile.target.rawValue), not \(target.rawValue)",
                              hint: "leave --target out: the profile says it")
            return nil
        }
        if order.plates { profile.plates = true }
        if let paper = order.paper {
            guard profile.isImposed else {
                diagnostics.error(.usage, "the profile \(profile.name) takes single pages, which have no paper of their own",
                                  hint: "leave --paper out, or put the finished file on sheets with 'varaq impose'")
                return nil
            }
            profile.paper = paper
        }
        guard let condition = condition(of: profile, into: &diagnostics) else { return nil }
        return Finish(profile: profile, condition: condition, isDummy: order.dummy)
    }

    /// The condition that a profile names, inside another optional: nil after saying what is wrong with it.
    private func condition(of profile: ShopProfile, into diagnostics: inout Diagnostics) -> OutputCondition?? {
        guard let name = profile.condition else { return .some(nil) }
        do {
            let condition = try OutputCondition.read(name, folder: resources.conditions)
            if profile.flavour == .x1a, condition.version != 2 {
                diagnostics.error(.input, "\(name) is an ICC profile of version \(condition.version), and PDF/X-1a takes version 2 only",
                                  hint: "take flavour: x4, or ask the shop for a profile of version 2")
                return nil
            }
            return condition
        } catch {
            diagnostics.error(.input, "the condition \(name) of the profile \(profile.name): \(error)")
            return nil
        }
    }
}
