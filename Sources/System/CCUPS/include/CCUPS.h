// libcups as Swift sees it.
//
// Linked, the library would cost every start of the program 2 ms, and only printing needs it. So it is opened when the
// first printer is asked; its headers give the types, and a table the functions. From then on the process ignores SIGPIPE:
// the library sees to that, since a printer may hang up at any time.
#ifndef CCUPS_H
#define CCUPS_H

#include <cups/cups.h>
#include <stddef.h>
#include <stdint.h>

/// The functions that are called, by their names in the library.
#define CCUPS_FUNCTIONS(function) \
    function(httpConnect2) function(httpClose) function(httpSetTimeout) function(httpGetFd) function(httpError) \
    function(httpPost) function(httpSetField) function(httpSetLength) function(httpClearFields) function(httpWait) \
    function(httpWrite2) function(httpFlushWrite) function(httpUpdate) function(httpGetStatus) \
    function(httpGetHostname) function(httpGetAddress) function(httpAddrPort) function(httpIsEncrypted) \
    function(httpCopyCredentials) function(httpFreeCredentials) \
    function(ippNewRequest) function(ippNew) function(ippDelete) function(ippLength) function(ippGetState) \
    function(ippSetState) function(ippWrite) function(ippRead) function(ippGetStatusCode) function(ippErrorString) \
    function(ippAddString) function(ippAddStrings) function(ippAddInteger) function(ippAddBoolean) \
    function(ippAddCollection) function(ippFirstAttribute) function(ippNextAttribute) function(ippGetName) \
    function(ippGetGroupTag) function(ippGetValueTag) function(ippGetCount) function(ippGetString) \
    function(ippGetInteger) function(ippGetBoolean) function(ippGetRange) \
    function(cupsArrayFirst) function(cupsArrayNext) function(cupsLastErrorString) function(pwgMediaForPWG) \
    function(cupsEnumDests) function(cupsConnectDest) function(cupsGetOption) function(cupsCopyDest) \
    function(cupsFreeDests) function(cupsSetPasswordCB2)

/// The library's functions.
struct ccups {
#define CCUPS_MEMBER(name) __typeof__(&name) name;
    CCUPS_FUNCTIONS(CCUPS_MEMBER)
#undef CCUPS_MEMBER
};

/// The functions, or NULL where the library or one of them is missing. May be called on any thread.
const struct ccups *ccups_open(void);

/// What is wrong with a certificate; several may be.
enum {
    ccups_unknown_issuer = 1,
    ccups_expired = 2,
    ccups_not_yet_valid = 4,
    ccups_other_host = 8,
    ccups_otherwise_invalid = 16,
};

/// Checks a chain of certificates (DER, the printer's own first) against the authorities that the system trusts, for a host
/// by its name or number. libcups by itself takes any certificate, so GnuTLS, which it brings along, is asked here.
///
/// 0 where all is well, else the sum of what is wrong.
unsigned ccups_certificate_faults(const void *const *certificates, const size_t *lengths, size_t count, const char *host);

#endif
