import CLCMS

/// Profiles of what is meant for screens.
public enum ScreenProfile {
    /// sRGB as an ICC profile of version 4.2, class `mntr`, the same bytes on every run: for the output intent of files to be read.
    ///
    /// Version 4.2 is the one of ISO 32000-1.
    public static let sRGB: [UInt8] = {
        guard let bytes = try? make() else { preconditionFailure("lcms2 writes its own sRGB") }
        return bytes
    }()

    private static func make() throws(ColourFault) -> [UInt8] {
        let context = try ColourContext(), profile = try Profile.sRGB(in: context)
        cmsSetProfileVersion(profile.handle, 4.2)
        name(profile, cmsSigProfileDescriptionTag, "sRGB IEC61966-2.1")
        name(profile, cmsSigCopyrightTag, "No copyright, use freely")
        return normalised(try profile.bytes())
    }

    private static func name(_ profile: Profile, _ tag: cmsTagSignature, _ words: String) {
        let text = cmsMLUalloc(profile.context.handle, 1)
        defer { cmsMLUfree(text) }
        cmsMLUsetASCII(text, "en", "US", words)
        cmsWriteTag(profile.handle, tag, text.map { UnsafeRawPointer($0) })
    }

    /// The header says nothing of when, on what and by whom it was made. Source: ICC.1:2004-10 7.2.
    private static func normalised(_ profile: [UInt8]) -> [UInt8] {
        var bytes = profile
        for field in [4..<8, 40..<44, 48..<56, 80..<100] {
            for place in field { bytes[place] = 0 }
        }
        // The first of January 2007, at midnight.
        bytes.replaceSubrange(24..<36, with: [0x07, 0xD7, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
        return bytes
    }
}
