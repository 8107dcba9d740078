#include "jpeg_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>

enum { row_batch = 16 };

typedef struct {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf jump;
    struct jpeg_destination_mgr destination;
    // What is written so far; doubled when full.
    uint8_t *bytes;
    size_t capacity;
    char message[JMSG_LENGTH_MAX];
} writer;

static void on_error(j_common_ptr common) {
    writer *self = common->client_data;
    self->errors.format_message(common, self->message);
    longjmp(self->jump, 1);
}

static void on_message(j_common_ptr common, int level) {
    (void)common;
    (void)level;
}

static void on_start(j_compress_ptr jpeg) { (void)jpeg; }
static void on_end(j_compress_ptr jpeg) { (void)jpeg; }

static boolean on_full(j_compress_ptr jpeg) {
    writer *self = jpeg->client_data;
    const size_t used = self->capacity;
    const size_t capacity = used ? used * 2 : 1 << 20;
    uint8_t *bytes = realloc(self->bytes, capacity);
    if (!bytes) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
    self->bytes = bytes;
    self->capacity = capacity;
    self->destination.next_output_byte = bytes + used;
    self->destination.free_in_buffer = capacity - used;
    return TRUE;
}

static bool write_rgb(writer *self, const cjpeg_picture *picture, const uint8_t *rgb) {
    struct jpeg_compress_struct *jpeg = &self->jpeg;
    if (setjmp(self->jump)) return false;
    jpeg_create_compress(jpeg);
    self->destination.init_destination = on_start;
    self->destination.empty_output_buffer = on_full;
    self->destination.term_destination = on_end;
    jpeg->dest = &self->destination;
    on_full(jpeg);
    jpeg->image_width = picture->width;
    jpeg->image_height = picture->height;
    jpeg->input_components = 3;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, picture->quality, TRUE);
    if (picture->full_color_resolution) jpeg->comp_info[0].h_samp_factor = jpeg->comp_info[0].v_samp_factor = 1;
    if (picture->pixels_per_inch_x && picture->pixels_per_inch_y) {
        jpeg->density_unit = 1;
        jpeg->X_density = picture->pixels_per_inch_x;
        jpeg->Y_density = picture->pixels_per_inch_y;
    }
    jpeg_start_compress(jpeg, TRUE);
    if (picture->icc_profile_size)
        jpeg_write_icc_profile(jpeg, picture->icc_profile, (unsigned)picture->icc_profile_size);
    const uint8_t *comment = picture->comments;
    for (size_t index = 0; index < picture->comment_count; index++) {
        jpeg_write_marker(jpeg, JPEG_COM, comment, (unsigned)picture->comment_sizes[index]);
        comment += picture->comment_sizes[index];
    }
    JSAMPROW rows[row_batch];
    while (jpeg->next_scanline < jpeg->image_height) {
        const JDIMENSION left = jpeg->image_height - jpeg->next_scanline;
        const JDIMENSION batch = left < row_batch ? left : row_batch;
        for (JDIMENSION row = 0; row < batch; row++)
            rows[row] = (JSAMPROW)(rgb + (size_t)picture->width * 3 * (jpeg->next_scanline + row));
        jpeg_write_scanlines(jpeg, rows, batch);
    }
    jpeg_finish_compress(jpeg);
    return true;
}

cjpeg_output cjpeg_write_rgb(const cjpeg_picture *picture, const uint8_t *rgb) {
    cjpeg_output output = {0};
    writer *self = calloc(1, sizeof *self);
    if (!self) {
        strcpy(output.message, "not enough memory");
        return output;
    }
    self->jpeg.err = jpeg_std_error(&self->errors);
    self->errors.error_exit = on_error;
    self->errors.emit_message = on_message;
    self->jpeg.client_data = self;
    if (write_rgb(self, picture, rgb)) {
        output.bytes = self->bytes;
        output.count = self->capacity - self->destination.free_in_buffer;
    } else {
        strncpy(output.message, self->message, sizeof output.message - 1);
        free(self->bytes);
    }
    jpeg_destroy_compress(&self->jpeg);
    free(self);
    return output;
}
