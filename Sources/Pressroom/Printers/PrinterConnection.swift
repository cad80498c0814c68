import CCUPS
import Glibc

/// Why a question has no answer, and what the printer may know of it.
enum ExchangeFault: Error, Hashable {
    /// There was no connection: the printer has not heard of it.
    case unreached(PrinterFault)
    /// A clear no, by the printer's web server or by us: asked again, it would be the same.
    case declined(PrinterFault)
    /// The printer's web server said that it has no time.
    case busy(String)
    /// The connection ended, or what came is no answer: the printer may have done what was asked.
    ///
    /// - isWhole: whether all of the question and its document had been handed over.
    case lost(String, isWhole: Bool)

    var words: String {
        switch self {
        case .unreached(let fault), .declined(let fault): fault.text
        case .busy(let reason), .lost(let reason, _): reason
        }
    }
}

/// A connection to a printer, for one question: so no old connection can be found dead in the middle of a document, and
/// libcups has no occasion to connect anew by itself, and there to skip what we check, or to send a document twice.
final class PrinterConnection {
    private let library: ccups
    private let connection: OpaquePointer
    private let printer: Printer
    private let patience: Patience
    private let cutOff: CutOff

    /// Connects, and checks the certificate of an encrypted connection before a byte is sent.
    init(_ printer: Printer, _ patience: Patience) throws(ExchangeFault) {
        guard let library = ccups_open()?.pointee else {
            throw .declined(.noLibrary)
        }
        let connection = try ConnectionAttempt.connection(to: printer.address, patience)
        guard let cutOff = CutOff(of: library.httpGetFd(connection), after: patience.answer) else {
            library.httpClose(connection)
            throw .unreached(PrinterFault("no more files or threads can be had of the system"))
        }
        self.library = library
        self.connection = connection
        self.printer = printer
        self.patience = patience
        self.cutOff = cutOff
        library.httpSetTimeout(connection, patience.silence.seconds, nil, nil)
        if printer.address.isEncrypted, let fault = certificateFault() { throw .declined(fault) }
    }

    deinit { library.httpClose(connection) }

    /// Asks, and hands a document over where there is one.
    func ask(_ request: IPPRequest, _ document: SentDocument? = nil) throws(ExchangeFault) -> IPPAnswer {
        guard let message = IPPCoding(library).message(request, to: printer.address) else {
            throw .unreached(PrinterFault("no memory is left for a question to the printer"))
        }
        defer { library.ippDelete(message) }
        try open(message, documentSize: document?.size ?? 0)
        try send(message)
        if let document, let no = try send(document) { return no }
        return try answer()
    }

    private func open(_ message: OpaquePointer, documentSize: Int) throws(ExchangeFault) {
        library.httpClearFields(connection)
        library.httpSetField(connection, HTTP_FIELD_CONTENT_TYPE, "application/ipp")
        library.httpSetLength(connection, library.ippLength(message) + documentSize)
        guard library.httpPost(connection, printer.address.plainResource) == 0 else {
            throw .unreached(PrinterFault("the connection ended before anything was sent"))
        }
    }

    private func send(_ message: OpaquePointer) throws(ExchangeFault) {
        _ = library.ippSetState(message, IPP_STATE_IDLE)
        while true {
            let state = library.ippWrite(connection, message)
            if state == IPP_STATE_DATA { break }
            if state == IPP_STATE_ERROR { throw lost(isWhole: false) }
        }
        guard library.httpFlushWrite(connection) >= 0 else { throw lost(isWhole: false) }
    }

    /// Hands the document over. A clear no may come before its end.
    private func send(_ document: SentDocument) throws(ExchangeFault) -> IPPAnswer? {
        library.httpSetTimeout(connection, patience.document.seconds, nil, nil)
        while !document.isOver {
            if library.httpWait(connection, 0) != 0, let no = try earlyAnswer() { return no }
            guard let bytes = document.next() else { throw .lost("the file could not be read to its end", isWhole: false) }
            cutOff.putOff(patience.document)
            let sent = bytes.withUnsafeBytes {
                library.httpWrite2(connection, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
            }
            guard sent == bytes.count else { throw lost(isWhole: false) }
        }
        cutOff.putOff(patience.document)
        return nil
    }

    /// What a printer says before it has the whole document: a no, or nothing but `continue`.
    private func earlyAnswer() throws(ExchangeFault) -> IPPAnswer? {
        if library.httpUpdate(connection) == HTTP_STATUS_CONTINUE { return nil }
        let answer = try self.answer(isWhole: false)
        if answer.isCertainlyNo { return answer }
        throw .lost("the printer answered before it had the whole file: \(answer.message)", isWhole: false)
    }

    private func answer(isWhole: Bool = true) throws(ExchangeFault) -> IPPAnswer {
        var status = library.httpGetStatus(connection)
        while status == HTTP_STATUS_CONTINUE { status = library.httpUpdate(connection) }
        guard status == HTTP_STATUS_OK else { throw fault(of: status, isWhole) }
        guard let message = library.ippNew() else { throw .lost("no memory is left for the answer", isWhole: isWhole) }
        defer { library.ippDelete(message) }
        while true {
            let state = library.ippRead(connection, message)
            if state == IPP_STATE_DATA { break }
            if state == IPP_STATE_ERROR { throw lost(isWhole: isWhole, "what answers there is no printer: it speaks no IPP") }
        }
        return IPPCoding(library).answer(message)
    }

    private func lost(isWhole: Bool, _ otherwise: String = "the connection ended") -> ExchangeFault {
        if cutOff.hasFallen { return .lost("the printer did not finish its answer in time", isWhole: isWhole) }
        let code = library.httpError(connection)
        if code == ETIMEDOUT || code == EAGAIN { return .lost("the printer does not answer", isWhole: isWhole) }
        return .lost(code == 0 ? otherwise : "the connection ended: \(String(cString: strerror(code)))", isWhole: isWhole)
    }

    private func fault(of status: http_status_t, _ isWhole: Bool) -> ExchangeFault {
        switch status.rawValue {
        case 401, 407:
            .declined(PrinterFault("the printer wants a password", hint: "printers that want one are not supported"))
        case 403: .declined(PrinterFault("the printer does not serve this computer"))
        case 404, 405:
            .declined(PrinterFault("there is no printer at \(printer.address.resource)", hint: "most printers are at /ipp/print"))
        case 426: .declined(PrinterFault("the printer wants an encrypted connection", hint: "write ipps:// for ipp://"))
        case 400, 411, 413, 414, 415, 417, 505: .declined(PrinterFault("the printer does not take this (HTTP \(status.rawValue))"))
        case 429, 503: .busy("the printer is busy (HTTP \(status.rawValue))")
        case 200...599: .lost("what answers there is no printer (HTTP \(status.rawValue))", isWhole: isWhole)
        default: lost(isWhole: isWhole)
        }
    }
}

/// The certificate.
extension PrinterConnection {
    private func certificateFault() -> PrinterFault? {
        if printer.trust == .anyone { return nil }
        let chain = certificates()
        guard let own = chain.first else { return PrinterFault("the printer shows no certificate") }
        let print = Digest(own).description
        if case .fingerprint(let wanted) = printer.trust {
            if wanted == print { return nil }
            return PrinterFault("the printer shows another certificate than the one that is trusted: \(print)")
        }
        let faults = Self.faults(of: chain, host: printer.address.host)
        guard !faults.isEmpty else { return nil }
        return PrinterFault("the printer's certificate is not trusted: \(faults.joined(separator: ", "))",
                            hint: "where you know the printer, accept its fingerprint \(print)")
    }

    /// The chain in DER, the printer's own first.
    private func certificates() -> [[UInt8]] {
        var array: OpaquePointer?
        guard library.httpCopyCredentials(connection, &array) == 0, let array else { return [] }
        defer { library.httpFreeCredentials(array) }
        var chain: [[UInt8]] = []
        var next = library.cupsArrayFirst(array)
        while let credential = next?.assumingMemoryBound(to: http_credential_t.self).pointee {
            chain.append(Array(UnsafeRawBufferPointer(start: credential.data, count: credential.datalen)))
            next = library.cupsArrayNext(array)
        }
        return chain
    }

    private static func faults(of chain: [[UInt8]], host: String) -> [String] {
        let copies = chain.map { bytes in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
            copy.copyBytes(from: bytes)
            return copy
        }
        defer { copies.forEach { $0.deallocate() } }
        let starts = copies.map { UnsafeRawPointer($0.baseAddress) }
        let faults = Int(ccups_certificate_faults(starts, chain.map(\.count), chain.count, host))
        let words = [(ccups_unknown_issuer, "no authority known to this system vouches for it"), (ccups_expired, "it has expired"),
                     (ccups_not_yet_valid, "it is not valid yet"), (ccups_other_host, "it is that of another host"),
                     (ccups_otherwise_invalid, "it is not valid")]
        return words.filter { faults & Int($0.0) != 0 }.map(\.1)
    }
}
