#include "tiff_exif.h"

#include <string.h>

#include "tiff_memory.h"

// The number in a field of one value, of whatever type the file has it in; 0 when there is none.
static double number_of_field(TIFF *tiff, uint32_t tag) {
    const TIFFField *field = TIFFFindField(tiff, tag, TIFF_ANY);
    if (!field) return 0;
    const TIFFDataType type = TIFFFieldDataType(field);
    if (TIFFFieldPassCount(field)) {
        // A tag that libtiff does not know in this directory: a count and an array, as the file has them.
        const void *values = NULL;
        uint32_t count = 0;
        if (TIFFFieldReadCount(field) == TIFF_VARIABLE2) {
            if (!TIFFGetField(tiff, tag, &count, &values)) return 0;
        } else {
            uint16_t short_count = 0;
            if (!TIFFGetField(tiff, tag, &short_count, &values)) return 0;
            count = short_count;
        }
        if (count < 1 || !values) return 0;
        switch (type) {
        case TIFF_BYTE: return *(const uint8_t *)values;
        case TIFF_SHORT: return *(const uint16_t *)values;
        case TIFF_LONG:
        case TIFF_IFD: return *(const uint32_t *)values;
        case TIFF_LONG8:
        case TIFF_IFD8: return (double)*(const uint64_t *)values;
        default: return 0;
        }
    }
    if (TIFFFieldReadCount(field) != 1) return 0;
    const int size = TIFFFieldSetGetSize(field);
    switch (type) {
    case TIFF_SHORT: {
        uint16_t value = 0;
        return size == 2 && TIFFGetField(tiff, tag, &value) ? value : 0;
    }
    case TIFF_RATIONAL:
        if (size == 8) {
            double value = 0;
            return TIFFGetField(tiff, tag, &value) ? value : 0;
        } else {
            float value = 0;
            return TIFFGetField(tiff, tag, &value) ? value : 0;
        }
    default: return 0;
    }
}

static uint64_t number_at(const uint8_t *bytes, size_t offset, size_t size, int is_big_endian) {
    uint64_t value = 0;
    for (size_t index = 0; index < size; index++)
        value = value << 8 | bytes[offset + (is_big_endian ? index : size - 1 - index)];
    return value;
}

// Where the first directory is, from the header; 0 when there is no header.
static uint64_t first_directory(const uint8_t *bytes, size_t count) {
    if (count < 16 || (bytes[0] != 'I' && bytes[0] != 'M') || bytes[1] != bytes[0]) return 0;
    const int is_big_endian = bytes[0] == 'M';
    switch (number_at(bytes, 2, 2, is_big_endian)) {
    case 42: return number_at(bytes, 4, 4, is_big_endian);
    case 43: return number_at(bytes, 8, 8, is_big_endian);
    default: return 0;
    }
}

// Millimetres in EXIF's unit of the focal plane's resolution; 0 for no such unit.
static double unit_in_millimetres(double unit) {
    switch ((int)unit) {
    // The standard's default is the inch.
    case 0:
    case 2: return 25.4;
    case 3: return 10;
    case 4: return 1;
    case 5: return 0.001;
    default: return 0;
    }
}

static double positive(double value) { return value > 0 && value < 1e9 ? value : 0; }

ctiff_exif ctiff_read_exif(const void *bytes, size_t count) {
    ctiff_exif exif = {0};
    const uint64_t directory = first_directory(bytes, count);
    if (directory == 0 || directory >= count) return exif;
    tiff_memory memory = {.bytes = bytes, .count = count};
    // Not mapped: libtiff would map the bytes only after the header, where it stops.
    TIFF *tiff = tiff_memory_open(&memory, "rhm");
    if (!tiff) return exif;
    // The first directory of an EXIF block describes no picture, so that libtiff would refuse it as one; read as a
    // directory of its own kind, it gives what it has.
    // Opened at its header alone, libtiff has not yet set up what sets and gets fields; an empty directory does.
    if (TIFFCreateDirectory(tiff) == 0 && TIFFReadEXIFDirectory(tiff, directory)) {
        const double orientation = number_of_field(tiff, TIFFTAG_ORIENTATION);
        if (orientation >= 1 && orientation <= 8) exif.orientation = (int)orientation;
        const double offset = number_of_field(tiff, TIFFTAG_EXIFIFD);
        if (offset > 0 && offset < (double)count && TIFFReadEXIFDirectory(tiff, (toff_t)offset)) {
            exif.focal_length_35mm = positive(number_of_field(tiff, EXIFTAG_FOCALLENGTHIN35MMFILM));
            exif.focal_length = positive(number_of_field(tiff, EXIFTAG_FOCALLENGTH));
            const double unit = unit_in_millimetres(number_of_field(tiff, EXIFTAG_FOCALPLANERESOLUTIONUNIT));
            const double resolution = number_of_field(tiff, EXIFTAG_FOCALPLANEXRESOLUTION);
            if (unit > 0) exif.focal_plane_resolution = positive(resolution / unit);
        }
    }
    TIFFClose(tiff);
    return exif;
}
