#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reading of TIFF files in memory with libtiff: the first picture of the file.

typedef struct ctiff_reader ctiff_reader;

typedef enum {
    ctiff_unsigned = 1,
    ctiff_signed = 2,
    ctiff_float = 3,
    ctiff_other = 4,
} ctiff_sample_format;

typedef struct {
    uint32_t width, height;
    int bits_per_sample, samples_per_pixel;
    ctiff_sample_format sample_format;
    // The numbers of the TIFF specification.
    int photometric, compression, orientation;
    // Whether each sample lies in a plane of its own.
    bool is_planar;
    // Pixels an inch; 0 when not stated.
    double pixels_per_inch_x, pixels_per_inch_y;
    bool has_exif;
    // The grain in which the file is read: tiles, or strips of the picture's full width. The last ones of a row and
    // of a column of tiles reach over the edge; the last strip is shorter.
    bool is_tiled;
    uint32_t chunk_width, chunk_height;
    uint64_t chunk_bytes;
    // Both NULL when there is none; owned by the reader.
    const uint8_t *icc_profile;
    size_t icc_profile_size;
    const char *description;
    const char *gdal_metadata;
    const char *gdal_no_data;
} ctiff_header;

// Starts to read `count` bytes, which must outlive the reader. NULL when memory is short.
ctiff_reader *ctiff_reader_create(const void *bytes, size_t count);
void ctiff_reader_destroy(ctiff_reader *reader);

// Reads the first directory. Call once, first.
bool ctiff_read_header(ctiff_reader *reader);
ctiff_header ctiff_get_header(const ctiff_reader *reader);

// Reads one strip or tile, in the machine's order of bytes, into `size` bytes. False unless all of them are there.
bool ctiff_read_chunk(ctiff_reader *reader, uint32_t index, void *target, size_t size);

// Reads the picture in whatever colours and layout it has, as stored (not turned), into width * height * 3 bytes of
// 8-bit RGB, laid over the background where it is transparent.
bool ctiff_read_rgb(ctiff_reader *reader, uint8_t *rgb, uint8_t red, uint8_t green, uint8_t blue);

// Why the last call failed, in libtiff's words.
const char *ctiff_reader_error(const ctiff_reader *reader);
