// Hunspell as Swift sees it.
//
// Only imports and checks ask for spelling, so the library is not linked but opened when the first list of words is;
// a machine without it works, and knows fewer words.
#ifndef CHUNSPELL_H
#define CHUNSPELL_H

#include <stdbool.h>

typedef struct chunspell_list chunspell_list;

/// Opens a list of words by the paths of its two files. NULL where the library or a file is missing, and where the files
/// are not in UTF-8.
chunspell_list *chunspell_open(const char *affixes, const char *words);
void chunspell_close(chunspell_list *list);
/// Whether the list has a word, given in UTF-8, or makes it by its rules. For one thread at a time.
bool chunspell_has(chunspell_list *list, const char *word);

#endif
