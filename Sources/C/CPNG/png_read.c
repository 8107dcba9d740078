#include "png_reader.h"

#include <stdlib.h>
#include <string.h>

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

const char *cpng_error(const cpng_reader *reader) { return reader->message; }
bool cpng_is_truncated(const cpng_reader *reader) { return reader->truncated; }
