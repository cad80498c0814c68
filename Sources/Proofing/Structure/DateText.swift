enum DateText { static func day(_ s: String, tongue: Tongue) -> String? { nil } }
