#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tiffio.h>

// A TIFF stream in memory, as libtiff reads one. libtiff's messages go here instead of standard error.
typedef struct {
    const uint8_t *bytes;
    uint64_t count, position;
    // The first error since the last reset.
    char message[200];
    // An error, or a warning of the JPEG codec, which fills lost pixels in and goes on.
    bool has_failed;
} tiff_memory;

// Mode "r" reads the first directory, "rhm" nothing but the header. NULL when that fails.
TIFF *tiff_memory_open(tiff_memory *memory, const char *mode);

// Names a failure that libtiff did not.
void tiff_memory_fail(tiff_memory *memory, const char *message);
