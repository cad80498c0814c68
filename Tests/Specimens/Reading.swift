import Glibc

/// Whether poppler's extractor is installed.
public let canReadText = access("/usr/bin/pdftotext", X_OK) == 0

/// The text of a PDF as poppler reads it, in the order of the content, or in that which it makes out of what stands where.
public func readText(_ pdf: [UInt8], inOrderOfContent: Bool = true) -> String {
    var template = Array("/tmp/varaq-reading-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    var written = 0
    while written < pdf.count {
        let count = pdf[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count <= 0 { return "" }
        written += count
    }
    close(descriptor)
    guard let pipe = popen("pdftotext \(inOrderOfContent ? "-raw " : "")\(path) -", "r") else { return "" }
    defer { pclose(pipe) }
    var text: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { text += buffer[..<count] }
    return String(decoding: text, as: UTF8.self)
}
