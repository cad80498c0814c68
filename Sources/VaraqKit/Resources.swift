import Glibc

/// Where the layouts and the font catalogue are.
///
/// A folder with `Layouts/` and `Fonts/catalogue.yaml`: the one in the environment variable VARAQ_HOME, else the nearest
/// one above the executable (a checkout, or PREFIX/share/varaq beside PREFIX/bin), else the current one.
public struct Resources: Sendable, Hashable {
    /// Without a slash at the end.
    public var home: String

    /// - Parameter home: The folder that holds `Layouts` and `Fonts`; it is not looked at here.
    public init(home: String) { self.home = home }

    /// The folder of the layouts that all issues share.
    public var layouts: String { "\(home)/Layouts" }
    /// The folder of the user's own font files and of the catalogue.
    public var fonts: String { "\(home)/Fonts" }
    /// The file that lists the font families.
    public var catalogue: String { "\(fonts)/catalogue.yaml" }

    /// The folder of the profiles of output conditions.
    public var conditions: String { "\(home)/Conditions" }

    /// The resources of this installation; nil where there are none.
    public static func find() -> Resources? {
        if let named = getenv("VARAQ_HOME") { return probe(String(cString: named)) }
        return aboveExecutable() ?? probe(".")
    }

    private static func aboveExecutable() -> Resources? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        var folder = Substring(String(cString: path))
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            if let found = probe(String(folder)) ?? probe("\(folder)/share/varaq") { return found }
        }
        return nil
    }

    private static func probe(_ home: String) -> Resources? {
        let resources = Resources(home: home)
        return access(resources.catalogue, R_OK) == 0 && access(resources.layouts, R_OK) == 0 ? resources : nil
    }
}
