enum LineEndHyphen { case joined(Confidence), kept(Confidence) }
func joinedAtLineEnd(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>, by k: Knowledge) -> LineEndHyphen { .joined(.high) }
enum DateText { static func day(_ s: String, tongue: Tongue) -> String? { nil } }
