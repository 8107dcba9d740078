#include "jpeg_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>
#include <setjmp.h>

// More scans than any encoder makes: a small file with thousands of them would keep the decoder busy for hours.
enum { scan_limit = 500, row_batch = 16 };

struct cjpeg_reader {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf jump;
    const uint8_t *bytes;
    size_t count;
    JOCTET *icc_profile;
    unsigned icc_profile_size;
    // A row of CMYK; here so that a jump does not leak it.
    uint8_t *scratch;
    bool truncated;
    char message[JMSG_LENGTH_MAX];
};

static void on_error(j_common_ptr common) {
    cjpeg_reader *reader = common->client_data;
    reader->errors.format_message(common, reader->message);
    if (common->err->msg_code == JERR_INPUT_EOF || common->err->msg_code == JERR_INPUT_EMPTY) reader->truncated = true;
    longjmp(reader->jump, 1);
}

// Level -1 is a warning: libjpeg goes on with made-up pixels. Those that tell of lost pixels are errors here.
static void on_message(j_common_ptr common, int level) {
    if (level >= 0) return;
    cjpeg_reader *reader = common->client_data;
    switch (common->err->msg_code) {
    case JWRN_JPEG_EOF:
        reader->truncated = true;
        on_error(common);
        break;
    case JWRN_EXTRANEOUS_DATA:
        // Some cameras pad the file in front of a header segment or the end marker.
        if (common->err->msg_parm.i[1] == 0xD9 || reader->jpeg.input_scan_number == 0) return;
        on_error(common);
        break;
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_BOGUS_PROGRESSION:
        on_error(common);
        break;
    default:
        return;
    }
}

static void on_progress(j_common_ptr common) {
    cjpeg_reader *reader = common->client_data;
    if (reader->jpeg.input_scan_number <= scan_limit) return;
    snprintf(reader->message, sizeof reader->message, "more than %d scans", scan_limit);
    longjmp(reader->jump, 1);
}

cjpeg_reader *cjpeg_reader_create(const void *bytes, size_t count) {
    cjpeg_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return NULL;
    reader->bytes = bytes;
    reader->count = count;
    reader->jpeg.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->jpeg.client_data = reader;
    if (setjmp(reader->jump)) {
        free(reader);
        return NULL;
    }
    jpeg_create_decompress(&reader->jpeg);
    // Creating clears all but the error handler and the client's pointer.
    reader->progress.progress_monitor = on_progress;
    reader->jpeg.progress = &reader->progress;
    return reader;
}

void cjpeg_reader_destroy(cjpeg_reader *reader) {
    if (!reader) return;
    jpeg_destroy_decompress(&reader->jpeg);
    free(reader->icc_profile);
    free(reader->scratch);
    free(reader);
}

bool cjpeg_read_header(cjpeg_reader *reader) {
    if (setjmp(reader->jump)) return false;
    jpeg_mem_src(&reader->jpeg, reader->bytes, reader->count);
    jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&reader->jpeg, JPEG_APP0 + 2, 0xFFFF);
    jpeg_save_markers(&reader->jpeg, JPEG_COM, 0xFFFF);
    jpeg_read_header(&reader->jpeg, TRUE);
    // Profiles in several segments are put together; one with segments missing is left out.
    jpeg_read_icc_profile(&reader->jpeg, &reader->icc_profile, &reader->icc_profile_size);
    return true;
}

cjpeg_header cjpeg_get_header(const cjpeg_reader *reader) {
    const struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    cjpeg_header header = {0};
    header.width = jpeg->image_width;
    header.height = jpeg->image_height;
    header.bit_depth = jpeg->data_precision;
    header.channels = jpeg->num_components;
    // Unit 0 states a pixel's shape only, 1 dots an inch, 2 dots a centimetre.
    if (jpeg->saw_JFIF_marker && jpeg->density_unit > 0) {
        double scale = jpeg->density_unit == 2 ? 2.54 : 1;
        header.pixels_per_inch_x = jpeg->X_density * scale;
        header.pixels_per_inch_y = jpeg->Y_density * scale;
    }
    header.icc_profile = reader->icc_profile;
    header.icc_profile_size = reader->icc_profile ? reader->icc_profile_size : 0;
    for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker; marker = marker->next) {
        if (marker->marker == JPEG_COM) header.comment_count++;
        const bool is_exif = marker->marker == JPEG_APP0 + 1 && marker->data_length > 6
            && memcmp(marker->data, "Exif\0\0", 6) == 0;
        if (is_exif && !header.exif) {
            header.exif = marker->data + 6;
            header.exif_size = marker->data_length - 6;
        }
    }
    return header;
}

cjpeg_comment cjpeg_get_comment(const cjpeg_reader *reader, int index) {
    for (jpeg_saved_marker_ptr marker = reader->jpeg.marker_list; marker; marker = marker->next)
        if (marker->marker == JPEG_COM && index-- == 0) return (cjpeg_comment){marker->data, marker->data_length};
    return (cjpeg_comment){0};
}

// CMYK in JPEG files holds the light that each ink lets through (255 is no ink), as Adobe began it and everyone
// reads and writes it, whether or not Adobe's marker stands in the file.
static void convert_cmyk(const uint8_t *cmyk, uint8_t *rgb, uint32_t width) {
    for (uint32_t x = 0; x < width; x++, cmyk += 4, rgb += 3) {
        for (int channel = 0; channel < 3; channel++) {
            unsigned product = cmyk[channel] * cmyk[3] + 128u;
            rgb[channel] = (uint8_t)((product + (product >> 8)) >> 8);
        }
    }
}

bool cjpeg_read_rgb(cjpeg_reader *reader, uint8_t *rgb) {
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;
    if (setjmp(reader->jump)) return false;
    const bool is_cmyk = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->out_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(jpeg);
    const size_t row_bytes = (size_t)jpeg->output_width * 3;
    if (is_cmyk) {
        reader->scratch = malloc((size_t)jpeg->output_width * 4);
        if (!reader->scratch) ERREXIT1(jpeg, JERR_OUT_OF_MEMORY, 0);
        while (jpeg->output_scanline < jpeg->output_height) {
            uint8_t *target = rgb + row_bytes * jpeg->output_scanline;
            if (jpeg_read_scanlines(jpeg, &reader->scratch, 1) == 1)
                convert_cmyk(reader->scratch, target, jpeg->output_width);
        }
    } else {
        JSAMPROW rows[row_batch];
        while (jpeg->output_scanline < jpeg->output_height) {
            const JDIMENSION left = jpeg->output_height - jpeg->output_scanline;
            const JDIMENSION batch = left < row_batch ? left : row_batch;
            for (JDIMENSION row = 0; row < batch; row++)
                rows[row] = rgb + row_bytes * (jpeg->output_scanline + row);
            jpeg_read_scanlines(jpeg, rows, batch);
        }
    }
    jpeg_finish_decompress(jpeg);
    return true;
}

const char *cjpeg_error(const cjpeg_reader *reader) { return reader->message; }
bool cjpeg_is_truncated(const cjpeg_reader *reader) { return reader->truncated; }
