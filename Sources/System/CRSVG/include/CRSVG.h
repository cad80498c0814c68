// librsvg as Swift sees it.
//
// The library brings GObject and Pango with it, whose start takes longer than a newsletter takes to set. So it is not
// linked but opened when a page has a drawing; CRSVG.c names the four functions that are called.
#ifndef CRSVG_H
#define CRSVG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct _cairo;

/// The length of the buffer that takes the reason of a fault.
enum { crsvg_reason_length = 200 };

/// Begins to open the library on a thread of its own, so that it need not be waited for.
void crsvg_prepare(void);

/// Draws an SVG file into a rectangle of a Cairo context's user space. False with the reason where it cannot.
bool crsvg_draw(struct _cairo *context, const uint8_t *svg, size_t size, double x, double y, double width, double height,
                char *reason);

#endif
