/// A text by its bytes: two names of files may look alike, and be canonically equal to Unicode, and yet name two files.
package struct ExactText: Hashable, Sendable {
    private let bytes: [UInt8]

    package init(_ text: String) { bytes = Array(text.utf8) }
}
