#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reading of PNG files in memory with libpng. libpng reports errors by longjmp; every function here catches that
// jump itself, so that none crosses a frame of the caller.

typedef struct cpng_reader cpng_reader;

typedef struct {
    uint32_t width, height;
    // As in the file: 1, 2, 4, 8 or 16 bits a channel (or a palette index).
    int bit_depth;
    // 1 grey, 2 grey and alpha, 3 RGB or palette, 4 RGBA.
    int channels;
    // Pixels a metre; 0 when not stated.
    uint32_t pixels_per_metre_x, pixels_per_metre_y;
    // Both NULL when there is none; owned by the reader.
    const uint8_t *icc_profile;
    size_t icc_profile_size;
    const uint8_t *exif;
    size_t exif_size;
    int text_count;
} cpng_header;

typedef struct {
    const char *keyword;
    const char *text;
    size_t length;
    // UTF-8 (iTXt) or Latin-1 (tEXt, zTXt).
    bool is_utf8;
} cpng_text;

typedef enum {
    cpng_done,
    cpng_failed,
    // The picture has pixels whose red, green and blue differ, where samples were asked for.
    cpng_colored,
} cpng_outcome;

// Starts to read `count` bytes, which must outlive the reader. NULL when memory is short.
cpng_reader *cpng_reader_create(const void *bytes, size_t count);
void cpng_reader_destroy(cpng_reader *reader);

// Reads all chunks in front of the pixels. Call once, first.
bool cpng_read_header(cpng_reader *reader);

// What is known so far; chunks behind the pixels are known once those were read.
cpng_header cpng_get_header(const cpng_reader *reader);
cpng_text cpng_get_text(const cpng_reader *reader, int index);

// Reads the pixels as 8-bit RGB into width * height * 3 bytes, laid over the background where they are transparent.
bool cpng_read_rgb(cpng_reader *reader, uint8_t *rgb, uint8_t red, uint8_t green, uint8_t blue);

// Reads the stored grey levels, not scaled, into width * height floats; NaN where a pixel is wholly transparent.
// A palette's or a colour picture's are its colours when red, green and blue are equal everywhere.
cpng_outcome cpng_read_samples(cpng_reader *reader, float *values);

// Why the last call failed, in libpng's words.
const char *cpng_error(const cpng_reader *reader);
// Whether the last call failed because the bytes ended too early.
bool cpng_is_truncated(const cpng_reader *reader);
