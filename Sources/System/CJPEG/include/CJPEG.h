// libjpeg as Swift sees it.
//
// libjpeg leaves by longjmp where it finds a fault, which must not cross Swift's frames, and prints what it has to say.
// CJPEG.c catches the jump and keeps the word.
#ifndef CJPEG_H
#define CJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The length of the buffer that takes the reason of a fault.
enum { cjpeg_reason_length = 200 };

/// Decodes a file of 1 (gray), 3 (to RGB) or 4 (to CMYK as stored) components into pixels that must have just as many bytes as
/// the image at 1/`reduction` of its size (1, 2, 4 or 8) asks for. False with the reason for a file that is broken or cut short.
bool cjpeg_decode(const uint8_t *file, size_t size, int components, int reduction, uint8_t *pixels, size_t capacity,
                  char *reason);

/// Encodes gray (1) or RGB (3) pixels as a baseline file, to be freed by the caller; NULL where it cannot.
uint8_t *cjpeg_encode(const uint8_t *pixels, int width, int height, int components, int quality, size_t *size);

#endif
