#include "tiff_memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// More than a picture of the largest allowed size has in one strip; files that want more are lying.
static const tmsize_t largest_allocation = (tmsize_t)4 << 30;

static tmsize_t on_read(thandle_t handle, void *target, tmsize_t count) {
    tiff_memory *memory = handle;
    if (count <= 0 || memory->position >= memory->count) return 0;
    const uint64_t left = memory->count - memory->position;
    const uint64_t size = (uint64_t)count < left ? (uint64_t)count : left;
    memcpy(target, memory->bytes + memory->position, size);
    memory->position += size;
    return (tmsize_t)size;
}

static tmsize_t on_write(thandle_t handle, void *source, tmsize_t count) {
    (void)handle, (void)source, (void)count;
    return 0;
}

static toff_t on_seek(thandle_t handle, toff_t offset, int whence) {
    tiff_memory *memory = handle;
    switch (whence) {
    case SEEK_CUR: memory->position += offset; break;
    case SEEK_END: memory->position = memory->count + offset; break;
    default: memory->position = offset;
    }
    return memory->position;
}

static int on_close(thandle_t handle) {
    (void)handle;
    return 0;
}

static toff_t on_size(thandle_t handle) { return ((tiff_memory *)handle)->count; }

static int on_map(thandle_t handle, void **base, toff_t *size) {
    const tiff_memory *memory = handle;
    *base = (void *)memory->bytes;
    *size = memory->count;
    return 1;
}

static void on_unmap(thandle_t handle, void *base, toff_t size) { (void)handle, (void)base, (void)size; }

static int on_error(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
    (void)tiff, (void)module;
    tiff_memory *memory = user;
    if (!memory->has_failed) vsnprintf(memory->message, sizeof memory->message, format, arguments);
    memory->has_failed = true;
    return 1;
}

static int on_warning(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
    if (module && strstr(module, "JPEGLib")) on_error(tiff, user, module, format, arguments);
    return 1;
}

TIFF *tiff_memory_open(tiff_memory *memory, const char *mode) {
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    if (!options) return NULL;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, largest_allocation);
    TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, memory);
    TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, memory);
    TIFF *tiff = TIFFClientOpenExt(
        "picture", mode, memory, on_read, on_write, on_seek, on_close, on_size, on_map, on_unmap, options);
    TIFFOpenOptionsFree(options);
    return tiff;
}

void tiff_memory_fail(tiff_memory *memory, const char *message) {
    if (memory->has_failed) return;
    memory->has_failed = true;
    snprintf(memory->message, sizeof memory->message, "%s", message);
}
