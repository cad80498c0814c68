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
    func open(_ font: MadeFont) -> FT_Face? {
        nonisolated(unsafe) let bytes = font.bytes.assumingMemoryBound(to: UInt8.self)
        nonisolated(unsafe) var face: FT_Face?
        let fault = lock.withLock { _ in
            FT_New_Memory_Face(handle, bytes.baseAddress, FT_Long(bytes.count), 0, &face)
        }
        return fault == 0 ? face : nil
    }

    /// Sets a face wider along its axis `wdth`; false where it has none.
    func widen(_ face: FT_Face, to width: Double) -> Bool {
        var axes: UnsafeMutablePointer<FT_MM_Var>?
        guard FT_Get_MM_Var(face, &axes) == 0, let axes else { return false }
        defer { FT_Done_MM_Var(handle, axes) }
        var place = (0..<Int(axes.pointee.num_axis)).map { axes.pointee.axis[$0].def }
        guard let index = place.indices.first(where: { axes.pointee.axis[$0].tag == Self.widthAxis }) else { return false }
        place[index] = FT_Fixed((width * 65_536).rounded())
        return FT_Set_Var_Design_Coordinates(face, FT_UInt(place.count), &place) == 0
    }

    /// "wdth"
    private static let widthAxis = FT_ULong(0x7764_7468)

    func close(_ face: FT_Face) {
        lock.withLock { _ in _ = FT_Done_Face(face) }
    }
}

/// An open font file. Cairo's face owns it, as Cairo may need it for longer than we do.
private final class OpenFace {
    let handle: FT_Face
    private let library: TypeLibrary
    /// Where the font is no file.
    private let made: MadeFont?

    init?(_ file: FontFile, made: MadeFont?, width: Double?, in library: TypeLibrary) {
        guard let face = made.map(library.open) ?? library.open(file) else { return nil }
        // Where the font's own table does not tell, Cairo would go through all characters for each glyph; it is given their text.
        face.pointee.charmap = nil
        handle = face
        self.library = library
        self.made = made
        if let width, !library.widen(face, to: width) { return nil }
    }

    deinit { library.close(handle) }
}

/// Cairo's faces of the fonts in a table, each opened when it is first asked for.
final class Faces {
    private let files: [FontFile]
    /// Fonts made for this drawing, in place of the files; indexed like `files`.
    private let made: [MadeFont?]
    private let library = TypeLibrary()
    /// Indexed like `files`.
    private var faces: [OpaquePointer?]
    /// The same of wider instances.
    private var wideFaces: [OpaquePointer?]

    init(_ files: [FontFile], made: [MadeFont?]? = nil) {
        self.files = files
        self.made = made ?? Array(repeating: nil, count: files.count)
        faces = Array(repeating: nil, count: files.count)
        wideFaces = faces
    }

    deinit { for face in faces + wideFaces where face != nil { cairo_font_face_destroy(face) } }

    /// Cairo's font face, owned by this table: that of the font, or of the instance of the file that wider letters are drawn of.
    subscript(id: FaceID, isWide isWide: Bool) -> OpaquePointer {
        get throws(DrawingError) {
            let index = Int(id.index)
            if let face = isWide ? wideFaces[index] : faces[index] { return face }
            let face = try open(index, isWide: isWide)
            if isWide { wideFaces[index] = face } else { faces[index] = face }
            return face
        }
    }

    private func open(_ index: Int, isWide: Bool) throws(DrawingError) -> OpaquePointer {
        let file = files[index]
        guard let open = isWide ? OpenFace(file, made: nil, width: file.wideWidth, in: library)
                : OpenFace(file, made: made[index], width: nil, in: library),
              let face = cairo_ft_font_face_create_for_ft_face(open.handle, Int32(FT_LOAD_NO_HINTING))
        else { throw .unreadableFont(path: file.path) }
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
