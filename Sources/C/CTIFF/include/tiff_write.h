// Writing one picture of one channel to a TIFF file.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Numbers of the TIFF 6.0 specification and its registered additions.
enum ctiff_compression {
    ctiff_compression_none = 1,
    ctiff_compression_lzw = 5,
    ctiff_compression_deflate = 8,
    ctiff_compression_zstd = 50000,
};

enum ctiff_predictor {
    ctiff_predictor_none = 1,
    ctiff_predictor_horizontal = 2,
    ctiff_predictor_floating_point = 3,
};

enum ctiff_sample_format {
    ctiff_sample_unsigned = 1,
    ctiff_sample_float = 3,
};

// What the picture is. Texts are UTF-8 and may be NULL; then their tag is left out.
struct ctiff_picture {
    uint32_t width;
    uint32_t height;
    uint32_t rows_per_strip;
    uint16_t bits_per_sample;
    uint16_t sample_format;
    uint16_t compression;
    uint16_t predictor;
    // BigTIFF, whose offsets have 64 bits.
    bool big;
    // Pixels an inch; 0 when unknown.
    double x_resolution;
    double y_resolution;
    const char *description;
    const char *software;
    // XML of GDAL's own tag 42112, and its tag 42113: the stored number of a pixel without a value.
    const char *gdal_metadata;
    const char *gdal_no_data;
};

struct ctiff_writer;

// Whether this libtiff has the codec.
bool ctiff_can_compress(uint16_t compression);

// Starts a file at the beginning of `descriptor`, which must be open for reading and writing at any position, and stays
// open and the caller's. NULL when that fails; the reason is then in `message` (of `message_size` bytes), and in
// `system_error` the errno of a failed write, or 0.
struct ctiff_writer *ctiff_write_begin(
    int descriptor, const struct ctiff_picture *picture, char *message, size_t message_size, int *system_error);

// Writes strip `strip` from bytes that are compressed already, as they are. False when that fails.
bool ctiff_write_raw_strip(struct ctiff_writer *writer, uint32_t strip, const void *bytes, size_t count);

// Compresses and writes strip `strip` from samples in the machine's byte order. Writes over `samples`: the predictor
// works in place. False when that fails.
bool ctiff_write_strip(struct ctiff_writer *writer, uint32_t strip, void *samples, size_t count);

// Writes the directory, and frees the writer in any case. False when anything failed since the beginning; the reason is
// then in `message` and `system_error`.
bool ctiff_write_end(struct ctiff_writer *writer, char *message, size_t message_size, int *system_error);

// Frees the writer and leaves the file as it is.
void ctiff_write_abandon(struct ctiff_writer *writer);

#ifdef __cplusplus
}
#endif
