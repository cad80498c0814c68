import Diagnostics
import Geometry

/// Reads how a frame is set into columns of text that runs around it.
enum InsetReader {
    static func read(_ frame: inout YAMLReader, into diagnostics: inout Diagnostics) -> FramePlan.Inset? {
        guard var given = frame.mapping("inset", into: &diagnostics) else { return nil }
        let share = given.share("share", into: &diagnostics)
        let side: FramePlan.Inset.Side? = given.choice("side", into: &diagnostics)
        let standoff = given.length("standoff", into: &diagnostics)
        let gap = given.number("gap", in: 0...50, into: &diagnostics)
        given.finish(into: &diagnostics)
        return FramePlan.Inset(share: share ?? 0.5, side: side ?? .end, standoff: standoff ?? .mm(4), gap: gap ?? 1)
    }
}
