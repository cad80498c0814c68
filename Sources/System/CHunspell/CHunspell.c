#include "CHunspell.h"

#include <dlfcn.h>
#include <pthread.h>
#include <strings.h>
#include <unistd.h>

// As declared by Hunspell 1.7 (hunspell.h), whose soname fixes the interface.
static struct {
    void *(*open)(const char *affixes, const char *words);
    void (*close)(void *list);
    int (*has)(void *list, const char *word);
    const char *(*encoding)(void *list);
    bool isComplete;
} library;

static void open_library(void) {
    void *file = dlopen("libhunspell-1.7.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!file) return;
    *(void **)&library.open = dlsym(file, "Hunspell_create");
    *(void **)&library.close = dlsym(file, "Hunspell_destroy");
    *(void **)&library.has = dlsym(file, "Hunspell_spell");
    *(void **)&library.encoding = dlsym(file, "Hunspell_get_dic_encoding");
    library.isComplete = library.open && library.close && library.has && library.encoding;
}

chunspell_list *chunspell_open(const char *affixes, const char *words) {
    // Hunspell makes an empty list of files that are not there.
    if (access(affixes, R_OK) != 0 || access(words, R_OK) != 0) return NULL;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    if (!library.isComplete) return NULL;
    void *list = library.open(affixes, words);
    if (!list) return NULL;
    const char *encoding = library.encoding(list);
    if (encoding && strcasecmp(encoding, "UTF-8") == 0) return list;
    library.close(list);
    return NULL;
}

void chunspell_close(chunspell_list *list) { library.close(list); }

bool chunspell_has(chunspell_list *list, const char *word) { return library.has(list, word) != 0; }
