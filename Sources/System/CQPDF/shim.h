#include <qpdf/qpdf-c.h>

/* How hard streams are packed, from 1 to 9, for all files: qpdf's C interface lacks it. Source: qpdf/Pl_Flate.hh. */
void qpdf_set_compression_level(int level) __asm__("_ZN8Pl_Flate19setCompressionLevelEi");
