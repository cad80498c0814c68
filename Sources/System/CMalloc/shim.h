// What Swift's module of the C library leaves out: malloc_trim and mallopt.
#include <malloc.h>
