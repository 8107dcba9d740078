#include "exr_read.h"

#include <OpenEXR/openexr.h>
#include <stdlib.h>
#include <string.h>

struct cexr_reader {
    exr_context_t context;
    const char *bytes;
    uint64_t count;
    exr_attr_box2i_t window;
    int32_t rowsPerChunk;
    int channel;
    int type;
};

static void ignore(exr_const_context_t context, exr_result_t code, const char *message) {
    (void)context;
    (void)code;
    (void)message;
}

static int64_t size_of(exr_const_context_t context, void *data) {
    (void)context;
    return (int64_t)((cexr_reader *)data)->count;
}

static int64_t read_at(exr_const_context_t context, void *data, void *buffer, uint64_t size, uint64_t offset,
    exr_stream_error_func_ptr_t report) {
    (void)context;
    (void)report;
    const cexr_reader *reader = data;
    if (offset > reader->count) return -1;
    uint64_t rest = reader->count - offset;
    uint64_t count = size < rest ? size : rest;
    memcpy(buffer, reader->bytes + offset, count);
    return (int64_t)count;
}

static int choose_channel(cexr_reader *reader) {
    const exr_attr_chlist_t *list = NULL;
    int code = exr_get_channels(reader->context, 0, &list);
    if (code) return code;
    int chosen = list->num_channels == 1 ? 0 : -1;
    for (int index = 0; index < list->num_channels; index++) {
        const char *name = list->entries[index].name.str;
        if (strcmp(name, "Z") == 0) {
            chosen = index;
            break;
        }
        if (strcmp(name, "Y") == 0) chosen = index;
    }
    if (chosen < 0) return cexr_has_no_depth;
    const exr_attr_chlist_entry_t *entry = &list->entries[chosen];
    if (entry->x_sampling != 1 || entry->y_sampling != 1) return cexr_is_subsampled;
    reader->channel = chosen;
    reader->type = entry->pixel_type;
    return 0;
}

int cexr_reader_open(const void *bytes, size_t count, cexr_reader **out) {
    cexr_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return EXR_ERR_OUT_OF_MEMORY;
    reader->bytes = bytes;
    reader->count = count;
    exr_context_initializer_t setup = EXR_DEFAULT_CONTEXT_INITIALIZER;
    setup.error_handler_fn = ignore;
    setup.read_fn = read_at;
    setup.size_fn = size_of;
    setup.user_data = reader;
    int code = exr_start_read(&reader->context, "memory", &setup);
    if (code) {
        free(reader);
        return code;
    }
    exr_storage_t storage = EXR_STORAGE_SCANLINE;
    code = exr_get_storage(reader->context, 0, &storage);
    if (!code && storage != EXR_STORAGE_SCANLINE) code = cexr_is_tiled_or_deep;
    if (!code) code = exr_get_data_window(reader->context, 0, &reader->window);
    if (!code) code = exr_get_scanlines_per_chunk(reader->context, 0, &reader->rowsPerChunk);
    if (!code) code = choose_channel(reader);
    if (code) {
        cexr_reader_close(reader);
        return code;
    }
    *out = reader;
    return 0;
}

// OpenEXRCore has made sure that the window is one whose sizes fit.
int32_t cexr_reader_width(const cexr_reader *reader) { return reader->window.max.x - reader->window.min.x + 1; }
int32_t cexr_reader_height(const cexr_reader *reader) { return reader->window.max.y - reader->window.min.y + 1; }
int32_t cexr_reader_rows_per_chunk(const cexr_reader *reader) { return reader->rowsPerChunk; }
int cexr_reader_type(const cexr_reader *reader) { return reader->type; }

const char *cexr_reader_record(const cexr_reader *reader, size_t *count) {
    int32_t length = 0;
    const char *text = NULL;
    if (exr_attr_get_string(reader->context, 0, "isobath", &length, &text) || !text || length < 0) return NULL;
    *count = (size_t)length;
    return text;
}

int cexr_reader_rows(cexr_reader *reader, int32_t y, float *out) {
    exr_chunk_info_t chunk;
    memset(&chunk, 0, sizeof chunk);
    int code = exr_read_scanline_chunk_info(reader->context, 0, y + reader->window.min.y, &chunk);
    if (code) return code;
    exr_decode_pipeline_t pipeline = EXR_DECODE_PIPELINE_INITIALIZER;
    if ((code = exr_decoding_initialize(reader->context, 0, &chunk, &pipeline))) return code;
    // The others keep their null pointers, by which they are passed over.
    exr_coding_channel_info_t *channel = &pipeline.channels[reader->channel];
    channel->user_bytes_per_element = 4;
    channel->user_data_type = EXR_PIXEL_FLOAT;
    channel->user_pixel_stride = 4;
    channel->user_line_stride = 4 * cexr_reader_width(reader);
    channel->decode_to_ptr = (uint8_t *)out;
    code = exr_decoding_choose_default_routines(reader->context, 0, &pipeline);
    if (!code) code = exr_decoding_run(reader->context, 0, &pipeline);
    exr_decoding_destroy(reader->context, &pipeline);
    return code;
}

void cexr_reader_close(cexr_reader *reader) {
    exr_finish(&reader->context);
    free(reader);
}
