#pragma once
#include <stddef.h>
#include <stdint.h>

// What is of use in an EXIF block; 0 for what is absent or malformed.
typedef struct {
    // 1...8.
    int orientation;
    // In millimetres, of a camera with the same angle of view on 35 mm film.
    double focal_length_35mm;
    // In millimetres.
    double focal_length;
    // Pixels a millimetre on the sensor.
    double focal_plane_resolution;
} ctiff_exif;

// Reads the TIFF stream that an EXIF block is, or the EXIF directory of a TIFF file. Whatever is wrong with it, the
// result says nothing rather than something false.
ctiff_exif ctiff_read_exif(const void *bytes, size_t count);
