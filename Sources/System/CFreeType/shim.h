// FreeType's own way in: the header names are macros, which Swift cannot include.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MULTIPLE_MASTERS_H
