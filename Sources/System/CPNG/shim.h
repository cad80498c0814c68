// Only libpng's simplified API is used: it catches libpng's long jumps itself and returns a status.
#include <png.h>
