#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Writing of JPEG files to memory with libjpeg(-turbo).

typedef struct {
    uint32_t width, height;
    // 1...100.
    int quality;
    // Whether colour is kept at full resolution (4:4:4) rather than halved both ways (4:2:0).
    bool full_color_resolution;
    // Pixels an inch; 0 when not stated.
    uint16_t pixels_per_inch_x, pixels_per_inch_y;
    // NULL when there is none.
    const uint8_t *icc_profile;
    size_t icc_profile_size;
    // Comment segments of at most 65533 bytes each, end to end; the count may be 0.
    const uint8_t *comments;
    const size_t *comment_sizes;
    size_t comment_count;
} cjpeg_picture;

typedef struct {
    // To be freed with free(); NULL when writing failed.
    uint8_t *bytes;
    size_t count;
    // Why it failed, in libjpeg's words.
    char message[200];
} cjpeg_output;

// Compresses width * height * 3 bytes of RGB.
cjpeg_output cjpeg_write_rgb(const cjpeg_picture *picture, const uint8_t *rgb);
