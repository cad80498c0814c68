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

/// An SVG file that was read. It belongs to one thread at a time.
struct crsvg_drawing;

/// The length of the buffer that takes the reason of a fault.
enum { crsvg_reason_length = 200 };

/// Begins to open the library on a thread of its own, so that it need not be waited for.
void crsvg_prepare(void);

/// Reads an SVG file, to be closed by the caller. NULL with the reason where it cannot.
struct crsvg_drawing *crsvg_open(const uint8_t *svg, size_t size, char *reason);

/// Draws it into a rectangle of a Cairo context's user space. False with the reason where it cannot.
bool crsvg_draw(struct crsvg_drawing *drawing, struct _cairo *context, double x, double y, double width, double height, char *reason);

void crsvg_close(struct crsvg_drawing *drawing);

#endif
