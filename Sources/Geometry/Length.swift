/// A distance on the page, built by its unit and never by a bare number.
///
/// Held in PostScript points (1/72 inch) as a `Double`; the unit stands in the constructor, not in variable names.
@frozen
public struct Length: Hashable, Comparable, Sendable {
    /// The distance in PostScript points.
    public var points: Double

    @inlinable
    init(rawPoints: Double) { points = rawPoints }

    /// No distance at all.
    public static let zero = Length(rawPoints: 0)

    /// PostScript points: 72 to the inch.
    @inlinable
    public static func pt(_ value: Double) -> Length { Length(rawPoints: value) }

    /// Millimetres: 25.4 to the inch.
    @inlinable
    public static func mm(_ value: Double) -> Length { Length(rawPoints: value * 72 / 25.4) }

    /// Centimetres.
    @inlinable
    public static func cm(_ value: Double) -> Length { .mm(value * 10) }

    /// Inches of 72 points.
    @inlinable
    public static func inch(_ value: Double) -> Length { Length(rawPoints: value * 72) }

    /// The same distance in millimetres, a bare number.
    @inlinable
    public var millimetres: Double { points * 25.4 / 72 }

    @inlinable
    public static func < (a: Length, b: Length) -> Bool { a.points < b.points }

    @inlinable
    public static func + (a: Length, b: Length) -> Length { Length(rawPoints: a.points + b.points) }

    @inlinable
    public static func - (a: Length, b: Length) -> Length { Length(rawPoints: a.points - b.points) }

    @inlinable
    public static prefix func - (a: Length) -> Length { Length(rawPoints: -a.points) }

    @inlinable
    public static func * (a: Length, factor: Double) -> Length { Length(rawPoints: a.points * factor) }

    @inlinable
    public static func * (factor: Double, a: Length) -> Length { Length(rawPoints: a.points * factor) }

    @inlinable
    public static func / (a: Length, divisor: Double) -> Length { Length(rawPoints: a.points / divisor) }

    /// The ratio of two lengths, a bare number.
    @inlinable
    public static func / (a: Length, b: Length) -> Double { a.points / b.points }

    @inlinable
    public static func += (a: inout Length, b: Length) { a.points += b.points }

    @inlinable
    public static func -= (a: inout Length, b: Length) { a.points -= b.points }
}

extension Length: CustomStringConvertible {
    /// Points, rounded to hundredths: the one rounding that every textual dump uses.
    public var description: String { Self.rounded(points) + "pt" }

    /// A number to hundredths without trailing zeros and without a negative zero; independent of locale.
    public static func rounded(_ value: Double) -> String {
        let hundredths = Int(clamping: (value * 100).rounded())
        let sign = hundredths < 0 ? "-" : ""
        let whole = hundredths.magnitude / 100, part = hundredths.magnitude % 100
        if part == 0 { return "\(sign)\(whole)" }
        if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)" }
        return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
