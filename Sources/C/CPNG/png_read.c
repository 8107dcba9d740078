#include "png_read.h"

#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

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

static void on_error(png_structp png, png_const_charp message) {
    cpng_reader *reader = png_get_error_ptr(png);
    strncpy(reader->message, message, sizeof reader->message - 1);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep target, size_t count) {
    cpng_reader *reader = png_get_io_ptr(png);
    if (count > reader->count - reader->position) {
        reader->truncated = true;
        png_error(png, "unexpected end of file");
    }
    memcpy(target, reader->bytes + reader->position, count);
    reader->position += count;
}

cpng_reader *cpng_reader_create(const void *bytes, size_t count) {
    cpng_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->bytes = bytes;
    reader->count = count;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info) {
        cpng_reader_destroy(reader);
        return NULL;
    }
    return reader;
}

void cpng_reader_destroy(cpng_reader *reader) {
    if (!reader) return;
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    free(reader->scratch);
    free(reader);
}

bool cpng_read_header(cpng_reader *reader) {
    if (setjmp(png_jmpbuf(reader->png))) return false;
    png_set_read_fn(reader->png, reader, on_read);
    // The caller limits the pixels; libpng's own limit of a million rows would refuse very long strips.
    png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_read_info(reader->png, reader->info);
    reader->bit_depth = png_get_bit_depth(reader->png, reader->info);
    reader->color_type = png_get_color_type(reader->png, reader->info);
    return true;
}

cpng_header cpng_get_header(const cpng_reader *reader) {
    cpng_header header = {0};
    png_structp png = reader->png;
    png_infop info = reader->info;
    header.width = png_get_image_width(png, info);
    header.height = png_get_image_height(png, info);
    header.bit_depth = reader->bit_depth;
    header.channels
        = (reader->color_type & PNG_COLOR_MASK_COLOR ? 3 : 1) + (reader->color_type & PNG_COLOR_MASK_ALPHA ? 1 : 0);
    png_uint_32 x, y;
    int unit;
    if (png_get_pHYs(png, info, &x, &y, &unit) && unit == PNG_RESOLUTION_METER) {
        header.pixels_per_metre_x = x;
        header.pixels_per_metre_y = y;
    }
    png_charp name;
    int compression;
    png_bytep profile;
    png_uint_32 size;
    if (png_get_iCCP(png, info, &name, &compression, &profile, &size)) {
        header.icc_profile = profile;
        header.icc_profile_size = size;
    }
    png_bytep exif;
    if (png_get_eXIf_1(png, info, &size, &exif)) {
        header.exif = exif;
        header.exif_size = size;
    }
    png_textp texts;
    png_get_text(png, info, &texts, &header.text_count);
    return header;
}

cpng_text cpng_get_text(const cpng_reader *reader, int index) {
    png_textp texts = NULL;
    int count = 0;
    png_get_text(reader->png, reader->info, &texts, &count);
    cpng_text text = {0};
    if (index < 0 || index >= count) return text;
    bool international = texts[index].compression >= PNG_ITXT_COMPRESSION_NONE;
    text.keyword = texts[index].key;
    text.text = texts[index].text;
    text.length = international ? texts[index].itxt_length : texts[index].text_length;
    text.is_utf8 = international;
    return text;
}

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
    } else if (passes == 1) {
        make_scratch(reader, row_bytes, 1);
        for (uint32_t y = 0; y < height; y++) {
            png_read_row(png, reader->scratch, NULL);
            composite(reader->scratch, rgb + (size_t)width * 3 * y, width, background);
        }
    } else {
        make_scratch(reader, row_bytes, height);
        for (int pass = 0; pass < passes; pass++)
            for (uint32_t y = 0; y < height; y++) png_read_row(png, reader->scratch + row_bytes * y, NULL);
        for (uint32_t y = 0; y < height; y++)
            composite(reader->scratch + row_bytes * y, rgb + (size_t)width * 3 * y, width, background);
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
    if (passes == 1) {
        for (uint32_t y = 0; y < height; y++) {
            png_read_row(png, reader->scratch, NULL);
            float *row = values + (size_t)width * y;
            if (!convert_samples(reader->scratch, row, width, channels, depth, transparent_level)) return cpng_colored;
        }
    } else {
        for (int pass = 0; pass < passes; pass++)
            for (uint32_t y = 0; y < height; y++) png_read_row(png, reader->scratch + row_bytes * y, NULL);
        for (uint32_t y = 0; y < height; y++) {
            const uint8_t *source = reader->scratch + row_bytes * y;
            float *row = values + (size_t)width * y;
            if (!convert_samples(source, row, width, channels, depth, transparent_level)) return cpng_colored;
        }
    }
    png_read_end(png, info);
    return cpng_done;
}

const char *cpng_error(const cpng_reader *reader) { return reader->message; }
bool cpng_is_truncated(const cpng_reader *reader) { return reader->truncated; }
