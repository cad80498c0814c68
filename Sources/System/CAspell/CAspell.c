#include "CAspell.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

// As declared by Aspell 0.60 (aspell.h), whose soname fixes the interface.
static struct {
    void *(*new_settings)(void);
    void (*delete_settings)(void *settings);
    int (*set)(void *settings, const char *key, const char *value);
    void *(*open)(void *settings);
    unsigned (*fault)(const void *answer);
    void (*delete_answer)(void *answer);
    void *(*list)(void *answer);
    void (*close)(void *list);
    int (*has)(void *list, const char *word, int size);
    bool isComplete;
} library;

static void open_library(void) {
    // Never closed: it keeps what it has read for the next list.
    void *file = dlopen("libaspell.so.15", RTLD_LAZY | RTLD_LOCAL);
    if (!file) return;
    *(void **)&library.new_settings = dlsym(file, "new_aspell_config");
    *(void **)&library.delete_settings = dlsym(file, "delete_aspell_config");
    *(void **)&library.set = dlsym(file, "aspell_config_replace");
    *(void **)&library.open = dlsym(file, "new_aspell_speller");
    *(void **)&library.fault = dlsym(file, "aspell_error_number");
    *(void **)&library.delete_answer = dlsym(file, "delete_aspell_can_have_error");
    *(void **)&library.list = dlsym(file, "to_aspell_speller");
    *(void **)&library.close = dlsym(file, "delete_aspell_speller");
    *(void **)&library.has = dlsym(file, "aspell_speller_check");
    library.isComplete = library.new_settings && library.delete_settings && library.set && library.open && library.fault
        && library.delete_answer && library.list && library.close && library.has;
}

// What is set here, no file and no variable of the user's can change.
static void set_all(void *settings, const char *language, const char *name, const char *folder) {
    library.set(settings, "lang", language);
    library.set(settings, "master", name);
    library.set(settings, "encoding", "utf-8");
    library.set(settings, "conf", "/dev/null");
    library.set(settings, "per-conf", "/dev/null");
    library.set(settings, "home-dir", "/nonexistent");
    library.set(settings, "ignore", "0");
    library.set(settings, "run-together", "false");
    library.set(settings, "use-other-dicts", "false");
    if (!folder) return;
    library.set(settings, "dict-dir", folder);
    library.set(settings, "data-dir", folder);
}

caspell_list *caspell_open(const char *language, const char *name, const char *folder) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    if (!library.isComplete) return NULL;
    void *settings = library.new_settings();
    set_all(settings, language, name, folder);
    void *answer = library.open(settings);
    library.delete_settings(settings);
    if (library.fault(answer) == 0) return library.list(answer);
    library.delete_answer(answer);
    return NULL;
}

void caspell_close(caspell_list *list) { library.close(list); }

bool caspell_has(caspell_list *list, const char *word) { return library.has(list, word, -1) == 1; }
