import CLCMS
import Glibc

/// Owns a context of lcms2: what it complains of is kept instead of printed, and its memory has bounds.
///
/// Belongs to one thread, with all profiles and transforms made in it.
final class ColourContext {
    let handle: cmsContext
    private let ledger: Ledger

    /// What lcms2 says and takes.
    private final class Ledger {
        /// The first complaint first: that is the cause, the rest follows from it.
        var complaints: [String] = []
        /// A little less than what lcms2 holds, since what it takes before it knows of the ledger is only seen when it comes back.
        var bytes = 0

        /// Nil for a context that is being made or unmade.
        static func of(_ context: cmsContext?) -> Ledger? {
            cmsGetContextUserData(context).map { Unmanaged<Ledger>.fromOpaque($0).takeUnretainedValue() }
        }

        func takes(_ more: Int) -> Bool { bytes + more <= ColourContext.mostBytes }
    }

    /// Honest profiles need less by far, with all their tables. A hostile one names one table a thousand times, or one of half a
    /// gigabyte.
    private static let mostBytes = 128 << 20

    init() throws(ColourFault) {
        ledger = Ledger()
        var memory = Self.memory
        let kept = Unmanaged.passUnretained(ledger).toOpaque()
        guard let handle = withUnsafeMutablePointer(to: &memory, { cmsCreateContext($0, kept) }) else {
            throw .broken(reason: "no memory")
        }
        self.handle = handle
        cmsSetLogErrorHandlerTHR(handle) { context, _, text in
            if let text { Ledger.of(context)?.complaints.append(String(cString: text)) }
        }
    }

    deinit { cmsDeleteContext(handle) }

    /// The first complaint, or `otherwise` where lcms2 failed without a word.
    func fault(otherwise: String) -> ColourFault {
        .broken(reason: ledger.complaints.first ?? otherwise)
    }

    private static var memory: cmsPluginMemHandler {
        var plugin = cmsPluginMemHandler()
        plugin.base.Magic = cmsUInt32Number(cmsPluginMagicNumber)
        plugin.base.ExpectedVersion = 2000
        plugin.base.Type = cmsUInt32Number(cmsPluginMemHandlerSig)
        plugin.MallocPtr = { context, size in
            let ledger = Ledger.of(context)
            guard ledger?.takes(Int(size)) ?? true, let block = malloc(Int(size)) else { return nil }
            ledger?.bytes += malloc_usable_size(block)
            return block
        }
        plugin.FreePtr = { context, block in
            Ledger.of(context)?.bytes -= malloc_usable_size(block)
            free(block)
        }
        plugin.ReallocPtr = { context, block, size in
            let ledger = Ledger.of(context), before = malloc_usable_size(block)
            guard ledger?.takes(Int(size) - before) ?? true, let moved = realloc(block, Int(size)) else { return nil }
            ledger?.bytes += malloc_usable_size(moved) - before
            return moved
        }
        return plugin
    }
}
