import CCairo
import CFreeType
import FontKit
import Synchronization

/// FreeType's library. Every open face holds on to it, so it goes when the last face has gone.
///
/// Unchecked: FreeType asks for one lock round the opening and closing of faces, and this class does nothing else.
private final class TypeLibrary: @unchecked Sendable {
    private let handle: FT_Library?
    private let lock = Mutex(())

    init() {
        var library: FT_Library?
        handle = FT_Init_FreeType(&library) == 0 ? library : nil
    }

    deinit { FT_Done_FreeType(handle) }

    func open(_ file: FontFile) -> FT_Face? {
        lock.withLock { _ in
            var face: FT_Face?
            return FT_New_Face(handle, file.path, FT_Long(file.index), &face) == 0 ? face : nil
        }
    }

    /// `font` must outlive the face, and nobody may write to it: that makes it safe to read under the lock.
    func open(_ font: UnsafeMutableBufferPointer<UInt8>) -> FT_Face? {
        nonisolated(unsafe) let font = font
        nonisolated(unsafe) var face: FT_Face?
        let fault = lock.withLock { _ in
            FT_New_Memory_Face(handle, font.baseAddress, FT_Long(font.count), 0, &face)
        }
        return fault == 0 ? face : nil
    }

    func close(_ face: FT_Face) {
        lock.withLock { _ in _ = FT_Done_Face(face) }
    }
}

/// An open font file. Cairo's face owns it, as Cairo may need it for longer than we do.
private final class OpenFace {
    let handle: FT_Face
    private let library: TypeLibrary
    /// Where the font is one that was made in memory.
    private let memory: UnsafeMutableBufferPointer<UInt8>?

    init?(_ file: FontFile, made font: [UInt8]?, in library: TypeLibrary) {
        memory = font.map {
            let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: $0.count)
            _ = memory.initialize(fromContentsOf: $0)
            return memory
        }
        guard let face = memory.map(library.open) ?? library.open(file) else {
            memory?.deallocate()
            return nil
        }
        handle = face
        self.library = library
    }

    deinit {
        library.close(handle)
        memory?.deallocate()
    }
}

/// Cairo's faces of the fonts in a table, each opened when it is first asked for.
final class Faces {
    private let files: [FontFile]
    /// Fonts made for this drawing, in place of the files; indexed like `files`.
    private let made: [[UInt8]?]
    private let library = TypeLibrary()
    /// Indexed like `files`.
    private var faces: [OpaquePointer?]

    init(_ files: [FontFile], made: [[UInt8]?]? = nil) {
        self.files = files
        self.made = made ?? Array(repeating: nil, count: files.count)
        faces = Array(repeating: nil, count: files.count)
    }

    deinit { for face in faces where face != nil { cairo_font_face_destroy(face) } }

    /// Cairo's font face, owned by this table.
    subscript(id: FaceID) -> OpaquePointer {
        get throws(DrawingError) {
            let index = Int(id.index)
            if let face = faces[index] { return face }
            let face = try open(index)
            faces[index] = face
            return face
        }
    }

    private func open(_ index: Int) throws(DrawingError) -> OpaquePointer {
        guard let open = OpenFace(files[index], made: made[index], in: library),
              let face = cairo_ft_font_face_create_for_ft_face(open.handle, Int32(FT_LOAD_NO_HINTING))
        else { throw .unreadableFont(path: files[index].path) }
        let owner = Unmanaged.passRetained(open)
        let status = cairo_font_face_set_user_data(face, ownerKey.address, owner.toOpaque()) { owner in
            if let owner { Unmanaged<OpenFace>.fromOpaque(owner).release() }
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(face)
            owner.release()
            throw .cairo(reason: name(of: status))
        }
        return face
    }
}

/// The key under which Cairo's faces keep their ``OpenFace``; only its address counts.
///
/// Unchecked: Cairo never looks at what lies there.
private struct UserDataKey: @unchecked Sendable {
    let address = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
}

private let ownerKey = UserDataKey()

/// Cairo's word for a status.
func name(of status: cairo_status_t) -> String {
    String(cString: cairo_status_to_string(status))
}
