#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writing of scanline OpenEXR files with the channel Z in 32-bit floats and, if asked for, R, G and B in 16-bit halves.
///
/// Chunks may be packed on several threads at once and are put into the file in order. Functions return 0, or a code of
/// OpenEXRCore's; none prints, and none leaves by longjmp.
typedef struct cexr_writer cexr_writer;

/// What a chunk became.
typedef struct {
    void *bytes;
    size_t count;
} cexr_packed;

/// Begins a file: header and attributes.
/// - descriptor: open for writing at any position; stays open.
/// - record: the text of the attribute "isobath".
int cexr_writer_open(int descriptor, const char *name, int32_t width, int32_t height, int hasColors, const char *record,
    cexr_writer **out);

/// How many rows a chunk has (the last one may have fewer).
int32_t cexr_writer_rows_per_chunk(const cexr_writer *writer);

/// Compresses the chunk that begins with row y. Thread-safe.
/// - z: the row's first float, rows without gaps. - rgb: the row's first pixel of three halves, or NULL.
/// - out: to be given to cexr_writer_put, or freed with free().
int cexr_writer_pack(cexr_writer *writer, int32_t y, const float *z, const uint16_t *rgb, cexr_packed *out);

/// Appends the chunk that begins with row y, and frees it; chunks come from top to bottom.
int cexr_writer_put(cexr_writer *writer, int32_t y, cexr_packed packed);

/// Ends the file and frees the writer. Without success nothing more is written.
/// - errorNumber: errno of the first write that failed, else 0.
int cexr_writer_close(cexr_writer *writer, int *errorNumber);

/// A code in words.
const char *cexr_message(int code);
