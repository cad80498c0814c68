import Diagnostics
import Glibc

/// What stands at a path.
enum FileKind: Equatable {
    case file(size: Int)
    case folder
    case missing
    /// A pipe, a socket or a device.
    case other

    init(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { self = .missing; return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file(size: Int(status.st_size))
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }
}

extension SourceText {
    /// Reads and checks a file. What is wrong with it is said once, with the first bad byte's place, and nil returned.
    ///
    /// - Parameter limit: the largest size in bytes that this kind of input may have.
    /// - Parameter place: where the path was written, for faults of the path.
    static func read(path: String, limit: Int, from place: SourcePlace? = nil, into diagnostics: inout Diagnostics) -> SourceText? {
        guard let bytes = readBytes(path: path, limit: limit, from: place, into: &diagnostics) else { return nil }
        return check(bytes, named: path, into: &diagnostics)
    }

    /// Checks bytes that are said to be a file of that name, and of that size at most.
    static func check(_ bytes: [UInt8], named path: String, limit: Int, into diagnostics: inout Diagnostics) -> SourceText? {
        guard bytes.count <= limit else {
            diagnostics.error(.input, "\(path) has \(bytes.count) bytes, more than the \(limit) that are read")
            return nil
        }
        return check(bytes, named: path, into: &diagnostics)
    }

    private static func check(_ bytes: [UInt8], named path: String, into diagnostics: inout Diagnostics) -> SourceText? {
        let file = diagnostics.register(file: path)
        let text = SourceText(file: file, bytes: bytes)
        guard let fault = bytes.withUnsafeBufferPointer(firstTextFault) else { return text }
        text.report(fault, into: &diagnostics)
        return nil
    }

    private func report(_ fault: TextFault, into diagnostics: inout Diagnostics) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            diagnostics.error(.input, "the file is UTF-16, not UTF-8", at: place(of: 0), hint: "save it as UTF-8 in your editor")
            return
        }
        switch fault {
        case .invalidUTF8(let offset):
            let byte = String(bytes[offset], radix: 16, uppercase: true)
            diagnostics.error(.input, "the byte 0x\(byte) is not UTF-8", at: place(of: offset),
                              hint: "save the file as UTF-8 in your editor")
        case .nul(let offset):
            diagnostics.error(.input, "a NUL byte stands in the text", at: place(of: offset),
                              hint: "the file is damaged or not a text; save it anew as UTF-8")
        }
    }
}

/// The bytes of a regular file; nil where it cannot be read or is too large, which is said.
func readBytes(path: String, limit: Int, from place: SourcePlace?, into diagnostics: inout Diagnostics) -> [UInt8]? {
    // O_NONBLOCK: a pipe without a writer must not stop us before we have seen that it is a pipe.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
        diagnostics.error(.input, "cannot read \(path): \(reason(errno))", at: place)
        return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        diagnostics.error(.input, "\(path) is \(isFolder ? "a folder" : "not a regular file")", at: place)
        return nil
    }
    guard Int(status.st_size) <= limit else {
        diagnostics.error(.input, "\(path) has \(status.st_size) bytes, more than the \(limit) that are read", at: place)
        return nil
    }
    guard let bytes = readAll(descriptor, size: Int(status.st_size)) else {
        diagnostics.error(.input, "cannot read \(path): \(reason(errno))", at: place)
        return nil
    }
    return bytes
}

/// The file's bytes, as many as it had when it was opened.
private func readAll(_ descriptor: Int32, size: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
            let got = read(descriptor, buffer.baseAddress! + count, size - count)  // size > 0, so there is an address
            if got < 0, errno == EINTR { continue }
            if got <= 0 { failed = got < 0; break }
            count += got
        }
    }
    return failed ? nil : bytes
}

private func reason(_ code: Int32) -> String {
    code == ENOENT ? "there is no such file" : String(cString: strerror(code))
}

/// The absolute path without symbolic links, nil where there is none.
func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The names of what stands in a folder, in order; none where it cannot be read.
func fileNames(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        names.append(withUnsafePointer(to: &entry.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) { String(cString: $0) }
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
}
