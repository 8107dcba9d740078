#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reading of JPEG files in memory with libjpeg(-turbo). libjpeg reports errors by longjmp; every function here catches
// that jump itself, so that none crosses a frame of the caller.

typedef struct cjpeg_reader cjpeg_reader;

typedef struct {
    uint32_t width, height;
    // Bits a channel.
    int bit_depth;
    // 1 grey, 3 colour, 4 CMYK.
    int channels;
    // From the JFIF header, pixels an inch; 0 when not stated.
    double pixels_per_inch_x, pixels_per_inch_y;
    // NULL when there is none; owned by the reader.
    const uint8_t *icc_profile;
    size_t icc_profile_size;
    // The TIFF stream in the EXIF segment, without its "Exif\0\0"; NULL when there is none.
    const uint8_t *exif;
    size_t exif_size;
    int comment_count;
} cjpeg_header;

typedef struct {
    const uint8_t *bytes;
    size_t count;
} cjpeg_comment;

// Starts to read `count` bytes, which must outlive the reader. NULL when memory is short.
cjpeg_reader *cjpeg_reader_create(const void *bytes, size_t count);
void cjpeg_reader_destroy(cjpeg_reader *reader);

// Reads all segments in front of the pixels. Call once, first.
bool cjpeg_read_header(cjpeg_reader *reader);

// What the header says. To be called, and its pointers to be used, before the pixels are read: libjpeg frees the
// segments behind them then.
cjpeg_header cjpeg_get_header(const cjpeg_reader *reader);
cjpeg_comment cjpeg_get_comment(const cjpeg_reader *reader, int index);

// Reads the pixels as 8-bit RGB into width * height * 3 bytes. Fails when the data are cut short or corrupt, where
// libjpeg by itself would fill in grey.
bool cjpeg_read_rgb(cjpeg_reader *reader, uint8_t *rgb);

// Why the last call failed, in libjpeg's words.
const char *cjpeg_error(const cjpeg_reader *reader);
// Whether the last call failed because the bytes ended too early.
bool cjpeg_is_truncated(const cjpeg_reader *reader);
