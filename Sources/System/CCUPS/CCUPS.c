#include "CCUPS.h"

#include <dlfcn.h>
#include <gnutls/x509.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static struct ccups library;
static bool is_complete;

static void open_library(void) {
    // Never closed: it leaves a destructor of its own with every thread that used it.
    void *file = dlopen("libcups.so.2", RTLD_LAZY | RTLD_LOCAL);
    if (!file) return;
    bool has_all = true;
#define FIND(name) has_all = (*(void **)&library.name = dlsym(file, #name)) != NULL && has_all;
    CCUPS_FUNCTIONS(FIND)
#undef FIND
    is_complete = has_all;
}

const struct ccups *ccups_open(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    return is_complete ? &library : NULL;
}

#define GNUTLS_FUNCTIONS(function) \
    function(gnutls_x509_trust_list_init) function(gnutls_x509_trust_list_deinit) \
    function(gnutls_x509_trust_list_add_system_trust) function(gnutls_x509_trust_list_verify_crt2) \
    function(gnutls_x509_crt_init) function(gnutls_x509_crt_deinit) function(gnutls_x509_crt_import)

static struct {
#define MEMBER(name) __typeof__(&name) name;
    GNUTLS_FUNCTIONS(MEMBER)
#undef MEMBER
    gnutls_x509_trust_list_t authorities;
    bool is_complete;
} gnutls;

static void open_gnutls(void) {
    void *file = dlopen("libgnutls.so.30", RTLD_LAZY | RTLD_LOCAL);
    if (!file) return;
    bool has_all = true;
#define FIND(name) has_all = (*(void **)&gnutls.name = dlsym(file, #name)) != NULL && has_all;
    GNUTLS_FUNCTIONS(FIND)
#undef FIND
    if (!has_all || gnutls.gnutls_x509_trust_list_init(&gnutls.authorities, 0) < 0) return;
    // A system without any authority trusts nobody; that is its right.
    gnutls.gnutls_x509_trust_list_add_system_trust(gnutls.authorities, 0, 0);
    gnutls.is_complete = true;
}

enum { longest_chain = 16 };

static unsigned faults_of(unsigned status) {
    unsigned faults = 0;
    if (status & (GNUTLS_CERT_SIGNER_NOT_FOUND | GNUTLS_CERT_SIGNER_NOT_CA)) faults |= ccups_unknown_issuer;
    if (status & GNUTLS_CERT_EXPIRED) faults |= ccups_expired;
    if (status & GNUTLS_CERT_NOT_ACTIVATED) faults |= ccups_not_yet_valid;
    if (status & GNUTLS_CERT_UNEXPECTED_OWNER) faults |= ccups_other_host;
    return status && !faults ? ccups_otherwise_invalid : faults;
}

unsigned ccups_certificate_faults(const void *const *certificates, const size_t *lengths, size_t count, const char *host) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    // The list of authorities is only read once it is filled: GnuTLS allows that on several threads.
    pthread_once(&once, open_gnutls);
    if (!gnutls.is_complete || count == 0 || count > longest_chain) return ccups_otherwise_invalid;
    gnutls_x509_crt_t chain[longest_chain];
    unsigned read = 0, status = 0;
    bool is_whole = true;
    while (is_whole && read < count && gnutls.gnutls_x509_crt_init(&chain[read]) >= 0) {
        gnutls_datum_t datum = {(unsigned char *)certificates[read], (unsigned)lengths[read]};
        is_whole = gnutls.gnutls_x509_crt_import(chain[read], &datum, GNUTLS_X509_FMT_DER) >= 0;
        read += 1;
    }
    gnutls_typed_vdata_st owner = {GNUTLS_DT_DNS_HOSTNAME, (unsigned char *)host, (unsigned)strlen(host)};
    is_whole = is_whole && read == count
        && gnutls.gnutls_x509_trust_list_verify_crt2(gnutls.authorities, chain, read, &owner, 1, 0, &status, NULL) >= 0;
    for (unsigned index = 0; index < read; index += 1) gnutls.gnutls_x509_crt_deinit(chain[index]);
    return is_whole ? faults_of(status) : ccups_otherwise_invalid;
}
