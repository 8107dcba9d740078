#include "tiff_read.h"

#include <stdlib.h>
#include <string.h>

#include "tiff_memory.h"

enum { tag_gdal_metadata = 42112, tag_gdal_no_data = 42113 };

struct ctiff_reader {
    tiff_memory memory;
    TIFF *tiff;
};

ctiff_reader *ctiff_reader_create(const void *bytes, size_t count) {
    ctiff_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->memory.bytes = bytes;
    reader->memory.count = count;
    return reader;
}

void ctiff_reader_destroy(ctiff_reader *reader) {
    if (!reader) return;
    if (reader->tiff) TIFFClose(reader->tiff);
    free(reader);
}

bool ctiff_read_header(ctiff_reader *reader) {
    reader->tiff = tiff_memory_open(&reader->memory, "r");
    // libtiff reports what it could mend as errors too; what matters is whether it has a directory.
    if (reader->tiff) reader->memory.has_failed = false;
    return reader->tiff != NULL;
}

// A text under a tag that libtiff knows only if someone registered it.
static const char *text_of_field(TIFF *tiff, uint32_t tag) {
    const TIFFField *field = TIFFFindField(tiff, tag, TIFF_ANY);
    if (!field || TIFFFieldDataType(field) != TIFF_ASCII) return NULL;
    const char *text = NULL;
    if (!TIFFFieldPassCount(field)) return TIFFGetField(tiff, tag, &text) ? text : NULL;
    uint32_t count = 0;
    uint16_t short_count = 0;
    const int got = TIFFFieldReadCount(field) == TIFF_VARIABLE2 ? TIFFGetField(tiff, tag, &count, &text)
                                                                : TIFFGetField(tiff, tag, &short_count, &text);
    // libtiff ends every ASCII field with a zero byte.
    return got && (count | short_count) > 0 ? text : NULL;
}

ctiff_header ctiff_get_header(const ctiff_reader *reader) {
    TIFF *tiff = reader->tiff;
    ctiff_header header = {0};
    uint16_t value = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &header.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &header.height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &value);
    header.bits_per_sample = value;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &value);
    header.samples_per_pixel = value;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &value);
    switch (value) {
    case SAMPLEFORMAT_INT: header.sample_format = ctiff_signed; break;
    case SAMPLEFORMAT_IEEEFP: header.sample_format = ctiff_float; break;
    case SAMPLEFORMAT_COMPLEXINT:
    case SAMPLEFORMAT_COMPLEXIEEEFP: header.sample_format = ctiff_other; break;
    default: header.sample_format = ctiff_unsigned;
    }
    header.photometric = TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &value) ? value : -1;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &value);
    header.compression = value;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &value);
    header.orientation = value;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &value);
    header.is_planar = value == PLANARCONFIG_SEPARATE;

    float x = 0, y = 0;
    uint16_t unit = RESUNIT_INCH;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    const bool has_resolution
        = TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) && TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
    if (has_resolution && unit != RESUNIT_NONE) {
        header.pixels_per_inch_x = unit == RESUNIT_CENTIMETER ? x * 2.54 : x;
        header.pixels_per_inch_y = unit == RESUNIT_CENTIMETER ? y * 2.54 : y;
    }
    toff_t exif = 0;
    header.has_exif = TIFFGetField(tiff, TIFFTAG_EXIFIFD, &exif) == 1;

    header.is_tiled = TIFFIsTiled(tiff) != 0;
    if (header.is_tiled) {
        TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &header.chunk_width);
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &header.chunk_height);
        header.chunk_bytes = TIFFTileSize64(tiff);
    } else {
        uint32_t rows = 0;
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
        header.chunk_width = header.width;
        header.chunk_height = rows < header.height ? rows : header.height;
        header.chunk_bytes = TIFFStripSize64(tiff);
    }

    uint32_t size = 0;
    void *profile = NULL;
    if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &profile)) {
        header.icc_profile = profile;
        header.icc_profile_size = size;
    }
    char *text = NULL;
    if (TIFFGetField(tiff, TIFFTAG_IMAGEDESCRIPTION, &text)) header.description = text;
    header.gdal_metadata = text_of_field(tiff, tag_gdal_metadata);
    header.gdal_no_data = text_of_field(tiff, tag_gdal_no_data);
    return header;
}

bool ctiff_read_chunk(ctiff_reader *reader, uint32_t index, void *target, size_t size) {
    reader->memory.has_failed = false;
    const tmsize_t count = TIFFIsTiled(reader->tiff)
        ? TIFFReadEncodedTile(reader->tiff, index, target, (tmsize_t)size)
        : TIFFReadEncodedStrip(reader->tiff, index, target, (tmsize_t)size);
    if (count < 0 || (size_t)count != size) tiff_memory_fail(&reader->memory, "a strip or tile is too short");
    return !reader->memory.has_failed;
}

bool ctiff_read_rgb(ctiff_reader *reader, uint8_t *rgb, uint8_t red, uint8_t green, uint8_t blue) {
    reader->memory.has_failed = false;
    TIFFRGBAImage image;
    char message[1024] = "";
    if (!TIFFRGBAImageOK(reader->tiff, message) || !TIFFRGBAImageBegin(&image, reader->tiff, 1, message)) {
        tiff_memory_fail(&reader->memory, message);
        return false;
    }
    // Asked for what it is, libtiff turns nothing; the caller turns by all eight orientations, which libtiff cannot.
    image.req_orientation = image.orientation;
    const size_t count = (size_t)image.width * image.height;
    uint32_t *pixels = count > SIZE_MAX / sizeof *pixels ? NULL : malloc(count * sizeof *pixels);
    if (!pixels) tiff_memory_fail(&reader->memory, "not enough memory");
    if (pixels && !TIFFRGBAImageGet(&image, pixels, image.width, image.height))
        tiff_memory_fail(&reader->memory, "the pixels cannot be read");
    TIFFRGBAImageEnd(&image);
    if (reader->memory.has_failed) {
        free(pixels);
        return false;
    }
    const unsigned background[3] = {red, green, blue};
    for (size_t index = 0; index < count; index++, rgb += 3) {
        const uint32_t pixel = pixels[index];
        // libtiff has multiplied the colours by their opacity.
        const unsigned clear = 255 - TIFFGetA(pixel);
        const unsigned channels[3] = {TIFFGetR(pixel), TIFFGetG(pixel), TIFFGetB(pixel)};
        for (int channel = 0; channel < 3; channel++) {
            const unsigned value = channels[channel] + (background[channel] * clear + 127) / 255;
            rgb[channel] = (uint8_t)(value < 255 ? value : 255);
        }
    }
    free(pixels);
    return true;
}

const char *ctiff_reader_error(const ctiff_reader *reader) { return reader->memory.message; }
