// Aspell as Swift sees it.
//
// The one free list of Persian words in Debian is Aspell's. Only imports and checks ask for spelling, so the library is
// not linked but opened when the list is; a machine without it works, and knows fewer words.
#ifndef CASPELL_H
#define CASPELL_H

#include <stdbool.h>

typedef struct caspell_list caspell_list;

/// Opens a list of words of a language, by the list's name; the folder may be NULL for the system's. No list or setting
/// of the user's has a part in it. NULL where the library or the list is missing.
caspell_list *caspell_open(const char *language, const char *name, const char *folder);
void caspell_close(caspell_list *list);
/// Whether the list has a word, given in UTF-8. For one thread at a time.
bool caspell_has(caspell_list *list, const char *word);

#endif
