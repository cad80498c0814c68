import Diagnostics
import Geometry
import Imposition
import LayoutBook
import Makeup

/// Where the pages of a document lie on the sheets of a printer.
struct SheetPlan {
    /// Nil where each page is a sheet that has nothing beside it.
    var imposition: Imposition?
    /// How far ink goes beyond the trim of pages.
    var bleed: Length

    /// Nil after saying why the pages cannot be put on such sheets.
    init?(_ document: Document, for profile: ShopProfile, showsFolds: Bool, into diagnostics: inout Diagnostics) {
        var order = ImpositionOrder(pages: document.pages.map(\.trim), scheme: profile.isImposed ? document.fold.scheme : .single,
                                    binding: document.direction.isRightToLeft ? .right : .left)
        (order.bleed, order.caliper, order.marks) = (profile.bleed, profile.caliper, profile.marks)
        order.hasBackCover = document.hasBackCover
        order.paper = profile.isImposed ? profile.paper : nil
        bleed = order.bleed
        guard profile.isImposed || !order.marks.isEmpty || showsFolds else { return }
        do { imposition = try order.imposed() } catch .paper(let needs, let paper) {
            (order.bleed, order.marks, bleed) = (.zero, [], .zero)
            guard let bare = try? order.imposed() else {
                diagnostics.error(.doesNotFit, "the sheet needs \(needs.words), and the paper of the profile \(profile.name) is \(paper.words)",
                                  hint: "take larger paper with --paper, or a layout for smaller sheets")
                return nil
            }
            diagnostics.warn("paper of \(paper.words) has no room for bleed and marks, which would need \(needs.words): they are left out",
                             hint: "print on larger paper and cut it, or leave the edges of pages free of ink")
            imposition = bare
        } catch {
            diagnostics.error(.doesNotFit, "the pages cannot be folded as the layout says: \(error)")
            return nil
        }
    }
}

extension Fold {
    /// The same for printed sheets.
    fileprivate var scheme: Scheme {
        switch self {
        case .none: .single
        case .half: .half
        case .letter: .letter
        case .zigzag: .zigzag
        case .quarter: .quarter
        case .zine: .zine
        case .saddle: .saddle
        }
    }
}

extension Size {
    /// In millimetres.
    fileprivate var words: String { "\(Length.rounded(width.millimetres)) × \(Length.rounded(height.millimetres)) mm" }
}

extension ShopProfile {
    /// Whether the machine turns the paper over another edge than these sheets are made for.
    func turnsBacks(of imposition: Imposition) -> Bool {
        switch (flip, imposition.flip) {
        case (.sheet, _), (_, .none), (.longEdge, .longEdge), (.shortEdge, .shortEdge): false
        case (.longEdge, .shortEdge), (.shortEdge, .longEdge): true
        }
    }
}
