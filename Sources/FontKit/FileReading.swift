import Glibc
import LayoutBook

/// Whether a regular file stands at a path and may be read.
func isReadableFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, R_OK) == 0
}

/// The paths of all files below a directory by file name, the first in order of path where a name comes twice.
///
/// Directories are entered in the order of their names, so that every machine finds the same file.
func filesBelow(_ directory: String, depth: Int = 8) -> [String: String] {
    var found: [String: String] = [:]
    walk(directory, depth: depth, into: &found)
    return found
}

private func walk(_ directory: String, depth: Int, into found: inout [String: String]) {
    guard depth > 0 else { return }
    for name in FileBytes.names(in: directory) {
        let path = directory + "/" + name
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
            walk(path, depth: depth - 1, into: &found)
        } else if found[name] == nil {
            found[name] = path
        }
    }
}
