import CMalloc

/// How the C library deals with memory while edition after edition is set.
enum WorkingMemory {
    /// What one edition has let go is kept for the next, which needs as much; given back to the system, it would have to be cleared
    /// and mapped anew each time, and workers would wait for each other at that.
    ///
    /// Done once in a process, when it is first asked for. Source: mallopt(3).
    static let isKept: Bool = {
        let kept = mallopt(M_TRIM_THRESHOLD, Int32(128 << 20)), padded = mallopt(M_TOP_PAD, Int32(4 << 20))
        return kept != 0 && padded != 0 && mallopt(M_MMAP_THRESHOLD, Int32(32 << 20)) != 0
    }()
}
