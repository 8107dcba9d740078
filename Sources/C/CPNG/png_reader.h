#pragma once
#include <png.h>

#include "png_read.h"

struct cpng_reader {
    const uint8_t *bytes;
    size_t count, position;
    png_structp png;
    png_infop info;
    // As in the file; libpng's own are those of the converted pixels once it converts.
    int bit_depth, color_type;
    // Room for a row or, when interlaced, for the picture; here so that a jump does not leak it.
    uint8_t *scratch;
    bool truncated;
    char message[200];
};
