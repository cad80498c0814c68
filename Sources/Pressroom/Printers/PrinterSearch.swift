import CCUPS
import Synchronization

/// What a printer answers when it is asked about itself, or why it does not.
public struct PrinterReport: Sendable, Hashable {
    public let printer: Printer
    public let answer: Result<PrinterFacts, PrinterFault>
}

/// Finds printers, and asks what they can do.
public enum PrinterSearch {
    /// Asks printers side by side; the reports stand in the order of the printers.
    public static func ask(_ printers: [Printer], user: String, patience: Patience = Patience()) -> [PrinterReport] {
        let reports = Mutex([Int: PrinterReport]())
        Threads.run(printers.count) { index in
            let answer = answer(of: PrinterTalk(printer: printers[index], user: user, patience: patience))
            reports.withLock { $0[index] = PrinterReport(printer: printers[index], answer: answer) }
        }
        return reports.withLock { reports in printers.indices.compactMap { reports[$0] } }
    }

    private static func answer(of talk: PrinterTalk) -> Result<PrinterFacts, PrinterFault> {
        do throws(ExchangeFault) {
            return .success(try talk.facts())
        } catch {
            switch error {
            case .unreached(let fault), .declined(let fault): return .failure(fault)
            case .busy(let reason), .lost(let reason, _): return .failure(PrinterFault(reason))
            }
        }
    }

    /// Printers that this computer's print service or the network tells of, sorted by address; none is no fault.
    ///
    /// A queue of the print service stands for the printer behind it: the service itself would change the pages.
    ///
    /// - Throws: where libcups is missing.
    public static func known(within time: Duration = .seconds(2)) throws(PrinterFault) -> [PrinterAddress] {
        guard let library = ccups_open()?.pointee else { throw PrinterFault.noLibrary }
        // The service may want a password; nobody is asked for it.
        library.cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
        var found = Found(library: library)
        _ = library.cupsEnumDests(0, time.milliseconds, nil, 0, 0, { context, _, destination in
            context?.assumingMemoryBound(to: Found.self).pointee.add(destination)
            return 1
        }, &found)
        defer { found.free() }
        var addresses: [PrinterAddress] = []
        for address in found.addresses(within: time) where !addresses.contains(address) { addresses.append(address) }
        return addresses.sorted { $0.text < $1.text }
    }

    /// Destinations while libcups tells of them.
    private struct Found {
        let library: ccups
        private var destinations: UnsafeMutablePointer<cups_dest_t>?
        private var count: Int32 = 0

        init(library: ccups) { self.library = library }

        mutating func add(_ destination: UnsafeMutablePointer<cups_dest_t>?) {
            count = library.cupsCopyDest(destination, count, &destinations)
        }

        func free() { library.cupsFreeDests(count, destinations) }

        func addresses(within time: Duration) -> [PrinterAddress] {
            (0..<Int(count)).compactMap { index in
                guard let destination = destinations?.advanced(by: index) else { return nil }
                let options = destination.pointee
                guard let uri = library.cupsGetOption("device-uri", options.num_options, options.options).map({ String(cString: $0) }),
                      uri.hasPrefix("ipp://") || uri.hasPrefix("ipps://") else { return nil }
                // A name of DNS-SD is no host: libcups looks the host up.
                return uri.contains("._tcp") ? resolved(destination, within: time) : try? PrinterAddress(uri)
            }
        }

        private func resolved(_ destination: UnsafeMutablePointer<cups_dest_t>, within time: Duration) -> PrinterAddress? {
            var resource = [CChar](repeating: 0, count: 1024), host = [CChar](repeating: 0, count: 256)
            guard let connection = library.cupsConnectDest(destination, UInt32(CUPS_DEST_FLAGS_DEVICE), time.milliseconds, nil, &resource,
                                                           resource.count, nil, nil) else { return nil }
            defer { library.httpClose(connection) }
            guard library.httpGetHostname(connection, &host, Int32(host.count)) != nil else { return nil }
            let scheme = library.httpIsEncrypted(connection) != 0 ? "ipps" : "ipp"
            let name = text(host), place = name.contains(":") ? "[\(name)]" : name.hasSuffix(".") ? String(name.dropLast()) : name
            let port = library.httpAddrPort(library.httpGetAddress(connection))
            return try? PrinterAddress("\(scheme)://\(place):\(port)\(text(resource))")
        }

        private func text(_ characters: [CChar]) -> String {
            String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
