/// Why a colour profile cannot be used.
public enum ColourFault: Error, Sendable, Hashable {
    /// There is no file, or it may not be read.
    case unreadable(path: String)
    /// No condition of that name is shipped, nor does a file of that name lie beside them.
    case unknownCondition(name: String)
    /// More bytes than any profile of a press has.
    case tooLarge(bytes: Int)
    /// The file is something else.
    case notAProfile
    /// Fewer bytes than the file itself says, or parts that lie outside of it.
    case cutOff
    /// Made for another purpose, the four letters of its class given: a condition is of class `prtr`.
    case wrongClass(String)
    /// Of other colours than are asked for, the four letters of its space given.
    case wrongSpace(String)
    /// Neither 2 nor 4.
    case wrongVersion(Int)
    /// A table that is needed is not there, its four letters given.
    case missingTag(String)
    /// lcms2 found fault with what is inside; `reason` is its own text.
    case broken(reason: String)
}

extension ColourFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read"
        case .unknownCondition(let name): "there is no output condition named \(name)"
        case .tooLarge(let bytes): "\(bytes) bytes are more than a colour profile has"
        case .notAProfile: "this is not an ICC profile"
        case .cutOff: "the ICC profile is cut off"
        case .wrongClass(let name): "an ICC profile of class \(name) does not describe a press (prtr)"
        case .wrongSpace(let name): "an ICC profile for \(name.filter { $0 != " " }) does not fit here"
        case .wrongVersion(let version): "version \(version) of ICC profiles is neither 2 nor 4"
        case .missingTag(let name): "the ICC profile has no table \(name)"
        case .broken(let reason): "the ICC profile is broken: \(reason)"
        }
    }
}
