#include "tiff_write.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tiffio.h>
#include <unistd.h>

struct ctiff_writer {
    TIFF *tiff;
    int descriptor;
    off_t position;
    bool failed;
    int system_error;
    char message[256];
};

enum { tag_gdal_metadata = 42112, tag_gdal_no_data = 42113 };

static const TIFFFieldInfo gdal_fields[] = {
    {tag_gdal_metadata, -1, -1, TIFF_ASCII, FIELD_CUSTOM, 1, 0, (char *)"GDALMetadata"},
    {tag_gdal_no_data, -1, -1, TIFF_ASCII, FIELD_CUSTOM, 1, 0, (char *)"GDALNoDataValue"},
};

// libtiff does its input and output through these. It gets positioned reads and writes, so that the descriptor's own
// position does not matter and is not moved.

static tmsize_t read_at(thandle_t handle, void *bytes, tmsize_t count) {
    struct ctiff_writer *writer = handle;
    tmsize_t done = 0;
    while (done < count) {
        ssize_t got = pread(writer->descriptor, (char *)bytes + done, (size_t)(count - done), writer->position);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += got;
        writer->position += got;
    }
    return done;
}

static tmsize_t write_at(thandle_t handle, void *bytes, tmsize_t count) {
    struct ctiff_writer *writer = handle;
    tmsize_t done = 0;
    while (done < count) {
        ssize_t put = pwrite(writer->descriptor, (const char *)bytes + done, (size_t)(count - done), writer->position);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            writer->system_error = put < 0 ? errno : ENOSPC;
            writer->failed = true;
            break;
        }
        done += put;
        writer->position += put;
    }
    return done;
}

static toff_t size_of(thandle_t handle) {
    struct ctiff_writer *writer = handle;
    struct stat status;
    return fstat(writer->descriptor, &status) == 0 ? (toff_t)status.st_size : 0;
}

static toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
    struct ctiff_writer *writer = handle;
    switch (whence) {
    case SEEK_CUR: writer->position += (off_t)offset; break;
    case SEEK_END: writer->position = (off_t)(size_of(handle) + offset); break;
    default: writer->position = (off_t)offset; break;
    }
    return (toff_t)writer->position;
}

// The descriptor stays the caller's.
static int keep_open(thandle_t handle) {
    (void)handle;
    return 0;
}

static int no_map(thandle_t handle, void **base, toff_t *size) {
    (void)handle, (void)base, (void)size;
    return 0;
}

static void no_unmap(thandle_t handle, void *base, toff_t size) { (void)handle, (void)base, (void)size; }

#if TIFFLIB_VERSION >= 20221213
// Since libtiff 4.5 each file can have its own error handler; before, there was one for the whole process, which is not
// ours to set from several threads.
static int note_error(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
    (void)tiff, (void)module;
    struct ctiff_writer *writer = user;
    writer->failed = true;
    vsnprintf(writer->message, sizeof writer->message, format, arguments);
    return 1;
}

static int ignore_warning(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
    (void)tiff, (void)user, (void)module, (void)format, (void)arguments;
    return 1;
}

static TIFF *open_tiff(struct ctiff_writer *writer, const char *mode) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return NULL;
    TIFFOpenOptionsSetErrorHandlerExtR(options, note_error, writer);
    TIFFOpenOptionsSetWarningHandlerExtR(options, ignore_warning, writer);
    TIFF *tiff = TIFFClientOpenExt(
        "tiff", mode, writer, read_at, write_at, seek_to, keep_open, size_of, no_map, no_unmap, options);
    TIFFOpenOptionsFree(options);
    return tiff;
}
#else
static TIFF *open_tiff(struct ctiff_writer *writer, const char *mode) {
    return TIFFClientOpen(
        "tiff", mode, writer, read_at, write_at, seek_to, keep_open, size_of, no_map, no_unmap);
}
#endif

static bool set_tags(TIFF *tiff, const struct ctiff_picture *picture) {
    bool has_resolution = picture->x_resolution > 0 && picture->y_resolution > 0;
    return TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture->width) &&
           TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture->height) &&
           TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) &&
           TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, picture->bits_per_sample) &&
           TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, picture->sample_format) &&
           TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK) &&
           TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) &&
           TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT) &&
           TIFFSetField(tiff, TIFFTAG_COMPRESSION, picture->compression) &&
           (picture->predictor == PREDICTOR_NONE || TIFFSetField(tiff, TIFFTAG_PREDICTOR, picture->predictor)) &&
           TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, picture->rows_per_strip) &&
           TIFFSetField(tiff, TIFFTAG_XRESOLUTION, has_resolution ? picture->x_resolution : 1.0) &&
           TIFFSetField(tiff, TIFFTAG_YRESOLUTION, has_resolution ? picture->y_resolution : 1.0) &&
           TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, has_resolution ? RESUNIT_INCH : RESUNIT_NONE) &&
           (!picture->description || TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, picture->description)) &&
           (!picture->software || TIFFSetField(tiff, TIFFTAG_SOFTWARE, picture->software)) &&
           (!picture->gdal_metadata || TIFFSetField(tiff, tag_gdal_metadata, picture->gdal_metadata)) &&
           (!picture->gdal_no_data || TIFFSetField(tiff, tag_gdal_no_data, picture->gdal_no_data));
}

bool ctiff_can_compress(uint16_t compression) { return TIFFIsCODECConfigured(compression) == 1; }

struct ctiff_writer *ctiff_write_begin(
    int descriptor, const struct ctiff_picture *picture, char *message, size_t message_size, int *system_error) {
    snprintf(message, message_size, "%s", "");
    *system_error = 0;
    struct ctiff_writer *writer = calloc(1, sizeof *writer);
    if (!writer) return NULL;
    writer->descriptor = descriptor;
    writer->tiff = open_tiff(writer, picture->big ? "w8l" : "wl");
    if (writer->tiff && TIFFMergeFieldInfo(writer->tiff, gdal_fields, 2) == 0 && set_tags(writer->tiff, picture)) {
        return writer;
    }
    snprintf(message, message_size, "%s", writer->message);
    *system_error = writer->system_error;
    ctiff_write_abandon(writer);
    return NULL;
}

bool ctiff_write_raw_strip(struct ctiff_writer *writer, uint32_t strip, const void *bytes, size_t count) {
    // libtiff's argument is not const, yet it only reads from it.
    if (TIFFWriteRawStrip(writer->tiff, strip, (void *)bytes, (tmsize_t)count) != (tmsize_t)count) {
        writer->failed = true;
    }
    return !writer->failed;
}

bool ctiff_write_strip(struct ctiff_writer *writer, uint32_t strip, void *samples, size_t count) {
    if (TIFFWriteEncodedStrip(writer->tiff, strip, samples, (tmsize_t)count) < 0) writer->failed = true;
    return !writer->failed;
}

bool ctiff_write_end(struct ctiff_writer *writer, char *message, size_t message_size, int *system_error) {
    if (!writer->failed && !TIFFWriteDirectory(writer->tiff)) writer->failed = true;
    bool done = !writer->failed;
    snprintf(message, message_size, "%s", writer->message);
    *system_error = writer->system_error;
    ctiff_write_abandon(writer);
    return done;
}

void ctiff_write_abandon(struct ctiff_writer *writer) {
    // TIFFCleanup frees without writing a directory, where TIFFClose would write one.
    if (writer->tiff) TIFFCleanup(writer->tiff);
    free(writer);
}
