#pragma once
#include <stddef.h>
#include <stdint.h>

/// Reading of one channel of a scanline OpenEXR file in memory as 32-bit floats.
typedef struct cexr_reader cexr_reader;

/// Why a file is not read though it is sound; negative, unlike OpenEXRCore's codes.
enum {
    cexr_is_tiled_or_deep = -1,
    /// Several channels, none of them Z or Y.
    cexr_has_no_depth = -2,
    /// The channel has not a sample at each pixel.
    cexr_is_subsampled = -3,
};

/// Opens the first part of a file and chooses its channel: Z, else Y, else the only one.
/// - bytes: outlive the reader. Returns 0, a code of OpenEXRCore's, or one of the above.
int cexr_reader_open(const void *bytes, size_t count, cexr_reader **out);

int32_t cexr_reader_width(const cexr_reader *reader);
int32_t cexr_reader_height(const cexr_reader *reader);
/// How many rows a chunk has (the last one may have fewer).
int32_t cexr_reader_rows_per_chunk(const cexr_reader *reader);
/// Of the channel: 0 unsigned 32-bit integers, 1 halves, 2 floats.
int cexr_reader_type(const cexr_reader *reader);
/// The string attribute "isobath", or NULL; not ended by a zero byte.
const char *cexr_reader_record(const cexr_reader *reader, size_t *count);

/// Decodes the chunk that begins with row y, counted from 0. Thread-safe.
/// - out: room for the chunk's rows.
int cexr_reader_rows(cexr_reader *reader, int32_t y, float *out);

void cexr_reader_close(cexr_reader *reader);
