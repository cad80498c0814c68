/// Why a file could not be checked at all.
public enum PreflightError: Error, Sendable, Hashable {
    /// It is no PDF, or broken beyond mending; `reason` is for people.
    case unreadable(reason: String)
    /// It opens with a password only.
    case password
    /// To open it would take memory without a bound.
    case bomb(reason: String)
}
