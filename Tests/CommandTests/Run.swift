import Foundation
import Testing

/// One run of the program that was built beside these tests.
struct Run {
    var code: Int32
    var output: [UInt8]
    var complaints: String

    /// The standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
    /// The lines of the standard output.
    var lines: [String] { text.split(separator: "\n").map(String.init) }
    /// The lines of the standard error.
    var complaintLines: [String] { complaints.split(separator: "\n").map(String.init) }

    /// Runs `varaq` in a folder and waits for its end.
    init(_ arguments: String..., in folder: String, environment: [String: String] = [:]) throws {
        try self.init(arguments, in: folder, environment: environment)
    }

    init(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws {
        try self.init(try Self.prepared(arguments, in: folder, environment: environment))
    }

    /// Runs another program in a folder and waits for its end.
    init(tool: URL, _ arguments: [String], in folder: String, environment: [String: String] = [:]) throws {
        try self.init(Self.prepared(tool, arguments, in: folder, environment: environment))
    }

    private init(_ process: Process) throws {
        let output = Pipe(), complaints = Pipe()
        process.standardOutput = output
        process.standardError = complaints
        try Self.heedingSignals { try process.run() }
        // What is complained of is short and waits in its pipe; the output may be longer than a pipe holds.
        self.output = Array(output.fileHandleForReading.readDataToEndOfFile())
        self.complaints = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        code = process.terminationStatus
    }

    /// A run of the program that has not begun.
    static func prepared(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> Process {
        prepared(try #require(program, "varaq is not built"), arguments, in: folder, environment: environment)
    }

    private static func prepared(_ tool: URL, _ arguments: [String], in folder: String, environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Threads of the tests' own block most signals, and a program inherits that: none could be ended by one.
    static func heedingSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t(), blocked = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &blocked)
        defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
        try body()
    }

    /// Beside the program that runs the tests, or above it where that lies in a bundle.
    static let program: URL? = {
        let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let candidates = [folder, folder.deletingLastPathComponent(), checkout.appending(path: ".build/debug")]
        return candidates.map { $0.appending(path: "varaq") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    /// The project.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// A folder of files that goes away with the last reference to it.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "varaq-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try put(text, at: name) }
    }

    subscript(name: String) -> String { path + "/" + name }

    func put(_ text: String, at name: String) throws {
        let file = URL(filePath: self[name])
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func bytes(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: self[name]).map(Array.init) }

    /// Everything in it, in the order of names.
    var names: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: path).sorted()) ?? [] }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
