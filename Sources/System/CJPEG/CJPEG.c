#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <jerror.h>

/// A progressive file may refine an image as often as it likes; no honest one does so more often.
enum { most_scans = 200 };

struct faults {
    struct jpeg_error_mgr manager;
    jmp_buf way_out;
    char *reason;
};

static void leave(j_common_ptr codec) {
    struct faults *faults = (struct faults *)codec->err;
    if (faults->reason) (*codec->err->format_message)(codec, faults->reason);
    longjmp(faults->way_out, 1);
}

/// Damage that libjpeg paints over is a fault here; other warnings tell of oddities that many cameras write.
static void weigh(j_common_ptr codec, int level) {
    if (level >= 0) return;
    switch (codec->err->msg_code) {
    case JWRN_JPEG_EOF: case JWRN_HIT_MARKER: case JWRN_HUFF_BAD_CODE: case JWRN_MUST_RESYNC: case JWRN_NOT_SEQUENTIAL:
        leave(codec);
    }
}

static void keep_silent(j_common_ptr codec) { (void)codec; }

static void count_scans(j_common_ptr codec) {
    if (((j_decompress_ptr)codec)->input_scan_number > most_scans) ERREXIT(codec, JERR_BAD_PROGRESSION);
}

static struct jpeg_error_mgr *prepare(struct faults *faults, char *reason) {
    jpeg_std_error(&faults->manager);
    faults->manager.error_exit = leave;
    faults->manager.emit_message = weigh;
    faults->manager.output_message = keep_silent;
    faults->reason = reason;
    return &faults->manager;
}

bool cjpeg_decode(const uint8_t *file, size_t size, int components, int reduction, uint8_t *pixels, size_t capacity,
                  char *reason) {
    struct jpeg_decompress_struct codec;
    struct jpeg_progress_mgr progress = {.progress_monitor = count_scans};
    struct faults faults;
    codec.err = prepare(&faults, reason);
    if (setjmp(faults.way_out)) {
        jpeg_destroy_decompress(&codec);
        return false;
    }
    jpeg_create_decompress(&codec);
    codec.progress = &progress;
    jpeg_mem_src(&codec, file, size);
    jpeg_read_header(&codec, TRUE);
    if (codec.num_components != components) ERREXIT(&codec, JERR_BAD_IN_COLORSPACE);
    codec.out_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    codec.scale_num = 1;
    codec.scale_denom = (unsigned)reduction;
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&codec);
    size_t row = (size_t)codec.output_width * (size_t)codec.output_components;
    if (row * codec.output_height != capacity) ERREXIT(&codec, JERR_BAD_BUFFER_MODE);
    while (codec.output_scanline < codec.output_height) {
        JSAMPROW next = pixels + row * codec.output_scanline;
        jpeg_read_scanlines(&codec, &next, 1);
    }
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    return true;
}

uint8_t *cjpeg_encode(const uint8_t *pixels, int width, int height, int components, int quality, size_t *size) {
    struct jpeg_compress_struct codec;
    struct faults faults;
    unsigned char *bytes = NULL;
    unsigned long count = 0;
    codec.err = prepare(&faults, NULL);
    if (setjmp(faults.way_out)) {
        // `bytes` may be a buffer that libjpeg has outgrown and freed, so it is left alone.
        jpeg_destroy_compress(&codec);
        return NULL;
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &bytes, &count);
    codec.image_width = (JDIMENSION)width;
    codec.image_height = (JDIMENSION)height;
    codec.input_components = components;
    codec.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.optimize_coding = TRUE;
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_compress(&codec, TRUE);
    size_t row = (size_t)width * (size_t)components;
    while (codec.next_scanline < codec.image_height) {
        JSAMPROW next = (JSAMPROW)(pixels + row * codec.next_scanline);
        jpeg_write_scanlines(&codec, &next, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    *size = count;
    return bytes;
}
