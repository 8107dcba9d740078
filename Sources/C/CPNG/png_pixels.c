#include <math.h>
#include <stdlib.h>

#include "png_reader.h"

// Lays a row of RGBA over the background: round((c * a + b * (255 - a)) / 255).
static void composite(const uint8_t *rgba, uint8_t *rgb, uint32_t width, const uint8_t background[3]) {
    for (uint32_t x = 0; x < width; x++, rgba += 4, rgb += 3) {
        unsigned alpha = rgba[3];
        for (int channel = 0; channel < 3; channel++) {
            unsigned sum = rgba[channel] * alpha + background[channel] * (255 - alpha) + 128;
            rgb[channel] = (uint8_t)((sum + (sum >> 8)) >> 8);
        }
    }
}

// Room for `row_bytes` bytes a row, of one row or of all of them.
static void make_scratch(cpng_reader *reader, size_t row_bytes, size_t rows) {
    reader->scratch = rows > SIZE_MAX / row_bytes ? NULL : malloc(row_bytes * rows);
    if (!reader->scratch) png_error(reader->png, "not enough memory");
}

// Reads an interlaced picture, whose rows are whole only after the last pass, into the scratch room.
static void read_passes(cpng_reader *reader, int passes, uint32_t height, size_t row_bytes) {
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < height; y++) png_read_row(reader->png, reader->scratch + row_bytes * y, NULL);
}

// A row out of the scratch room, where the passes left it or where it is read to now.
static const uint8_t *next_row(cpng_reader *reader, int passes, uint32_t y, size_t row_bytes) {
    if (passes > 1) return reader->scratch + row_bytes * y;
    png_read_row(reader->png, reader->scratch, NULL);
    return reader->scratch;
}

bool cpng_read_rgb(cpng_reader *reader, uint8_t *rgb, uint8_t red, uint8_t green, uint8_t blue) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    if (setjmp(png_jmpbuf(png))) return false;
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    const uint32_t width = png_get_image_width(png, info);
    const uint32_t height = png_get_image_height(png, info);
    const size_t row_bytes = png_get_rowbytes(png, info);
    const uint8_t background[3] = {red, green, blue};
    if (png_get_channels(png, info) == 3) {
        for (int pass = 0; pass < passes; pass++)
            for (uint32_t y = 0; y < height; y++) png_read_row(png, rgb + (size_t)width * 3 * y, NULL);
    } else {
        make_scratch(reader, row_bytes, passes == 1 ? 1 : height);
        if (passes > 1) read_passes(reader, passes, height, row_bytes);
        for (uint32_t y = 0; y < height; y++) {
            const uint8_t *row = next_row(reader, passes, y, row_bytes);
            composite(row, rgb + (size_t)width * 3 * y, width, background);
        }
    }
    png_read_end(png, info);
    return true;
}

// One row of unscaled channels to floats. False when it holds a colour.
static bool convert_samples(
    const uint8_t *row, float *values, uint32_t width, int channels, int depth, int transparent_level
) {
    const bool has_color = channels >= 3, has_alpha = channels == 2 || channels == 4;
    for (uint32_t x = 0; x < width; x++) {
        unsigned level[4];
        for (int channel = 0; channel < channels; channel++, row += depth == 16 ? 2 : 1)
            level[channel] = depth == 16 ? (unsigned)row[0] << 8 | row[1] : row[0];
        const bool hidden = (has_alpha && level[channels - 1] == 0) || (int)level[0] == transparent_level;
        if (has_color && !hidden && (level[0] != level[1] || level[0] != level[2])) return false;
        values[x] = hidden ? NAN : (float)level[0];
    }
    return true;
}

cpng_outcome cpng_read_samples(cpng_reader *reader, float *values) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    if (setjmp(png_jmpbuf(png))) return cpng_failed;
    int transparent_level = -1;
    if (png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR) {
        png_set_expand(png);
    } else {
        // One byte a level, without spreading 1, 2 or 4 bits over 0...255.
        png_set_packing(png);
        png_color_16p key = NULL;
        if (png_get_tRNS(png, info, NULL, NULL, &key) && key) transparent_level = key->gray;
    }
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    const uint32_t width = png_get_image_width(png, info);
    const uint32_t height = png_get_image_height(png, info);
    const int channels = png_get_channels(png, info);
    const int depth = png_get_bit_depth(png, info);
    const size_t row_bytes = png_get_rowbytes(png, info);
    make_scratch(reader, row_bytes, passes == 1 ? 1 : height);
    if (passes > 1) read_passes(reader, passes, height, row_bytes);
    for (uint32_t y = 0; y < height; y++) {
        const uint8_t *row = next_row(reader, passes, y, row_bytes);
        if (!convert_samples(row, values + (size_t)width * y, width, channels, depth, transparent_level))
            return cpng_colored;
    }
    png_read_end(png, info);
    return cpng_done;
}
