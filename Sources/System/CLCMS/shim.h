#include <lcms2.h>
#include <lcms2_plugin.h>
// Not in Glibc's module: how large a block is, for the bounds of memory.
#include <malloc.h>

// Layouts of pixels are sums of macros with arguments, which Swift does not see.
static const cmsUInt32Number CLCMS_GRAY_8 = TYPE_GRAY_8;
static const cmsUInt32Number CLCMS_RGB_8 = TYPE_RGB_8;
static const cmsUInt32Number CLCMS_CMYK_8 = TYPE_CMYK_8;
static const cmsUInt32Number CLCMS_GRAY_DOUBLE = TYPE_GRAY_DBL;
static const cmsUInt32Number CLCMS_RGB_DOUBLE = TYPE_RGB_DBL;
static const cmsUInt32Number CLCMS_CMYK_DOUBLE = TYPE_CMYK_DBL;
static const cmsUInt32Number CLCMS_LAB_DOUBLE = TYPE_Lab_DBL;
