import FoundationEssentials
import Pressroom

/// Where a batch was begun, and where and how it is to be printed, as the ledger keeps it for a run that goes on later.
public struct PrintWish: Sendable, Codable, Hashable {
    /// Addresses; nothing is printed where there are none.
    public var printers: [String]
    /// As the user wrote them.
    public var media: String?
    public var sides: String?
    public var fingerprint: String?
    /// The folder that paths of its inputs lead from.
    public var home: String?

    public init(printers: [String], media: String? = nil, sides: String? = nil, fingerprint: String? = nil) {
        (self.printers, self.media, self.sides, self.fingerprint) = (printers, media, sides, fingerprint)
    }

    /// The words of a ledger; a wish for nothing where they are none.
    public init(text: String) {
        self = (try? JSONDecoder().decode(PrintWish.self, from: Data(text.utf8))) ?? PrintWish(printers: [])
    }

    /// For the ledger.
    public var text: String { (try? JSONText.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
