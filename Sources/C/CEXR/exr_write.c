#include "exr_write.h"

#include <errno.h>
#include <OpenEXR/openexr.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct cexr_writer {
    exr_context_t context;
    int descriptor;
    int errorNumber;
    int32_t width;
    int32_t rowsPerChunk;
};

// Fast, and for depth hardly larger than zlib's default of 6.
enum { zipLevel = 2 };

static void ignore(exr_const_context_t context, exr_result_t code, const char *message) {
    (void)context;
    (void)code;
    (void)message;
}

static int64_t write_at(exr_const_context_t context, void *data, const void *buffer, uint64_t size, uint64_t offset,
    exr_stream_error_func_ptr_t report) {
    (void)context;
    (void)report;
    cexr_writer *writer = data;
    uint64_t done = 0;
    while (done < size) {
        ssize_t count = pwrite(writer->descriptor, (const char *)buffer + done, size - done, (off_t)(offset + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            if (writer->errorNumber == 0) writer->errorNumber = count < 0 ? errno : ENOSPC;
            return -1;
        }
        done += (uint64_t)count;
    }
    return (int64_t)size;
}

static int describe(cexr_writer *writer, int32_t height, int hasColors, const char *record) {
    int part = 0;
    exr_context_t context = writer->context;
    int code = exr_add_part(context, "depth", EXR_STORAGE_SCANLINE, &part);
    if (code) return code;
    if ((code = exr_initialize_required_attr_simple(context, part, writer->width, height, EXR_COMPRESSION_ZIP)))
        return code;
    static const char *const colors[] = { "B", "G", "R" };
    for (int index = 0; hasColors && index < 3; index++) {
        code = exr_add_channel(context, part, colors[index], EXR_PIXEL_HALF, EXR_PERCEPTUALLY_LOGARITHMIC, 1, 1);
        if (code) return code;
    }
    if ((code = exr_add_channel(context, part, "Z", EXR_PIXEL_FLOAT, EXR_PERCEPTUALLY_LINEAR, 1, 1))) return code;
    if ((code = exr_attr_set_string(context, part, "isobath", record))) return code;
    if ((code = exr_write_header(context))) return code;
    return exr_get_scanlines_per_chunk(context, part, &writer->rowsPerChunk);
}

int cexr_writer_open(int descriptor, const char *name, int32_t width, int32_t height, int hasColors, const char *record,
    cexr_writer **out) {
    cexr_writer *writer = calloc(1, sizeof *writer);
    if (!writer) return EXR_ERR_OUT_OF_MEMORY;
    writer->descriptor = descriptor;
    writer->width = width;
    exr_context_initializer_t setup = EXR_DEFAULT_CONTEXT_INITIALIZER;
    setup.error_handler_fn = ignore;
    setup.write_fn = write_at;
    setup.user_data = writer;
    setup.zip_level = zipLevel;
    int code = exr_start_write(&writer->context, name, EXR_WRITE_FILE_DIRECTLY, &setup);
    if (code) {
        free(writer);
        return code;
    }
    code = describe(writer, height, hasColors, record);
    if (code) {
        cexr_writer_close(writer, NULL);
        return code;
    }
    *out = writer;
    return 0;
}

int32_t cexr_writer_rows_per_chunk(const cexr_writer *writer) { return writer->rowsPerChunk; }

// Takes the place of the function that puts a chunk into the file: keeps its bytes for later.
static exr_result_t keep(exr_encode_pipeline_t *pipeline) {
    cexr_packed *out = pipeline->encoding_user_data;
    out->count = pipeline->compressed_bytes;
    out->bytes = malloc(out->count ? out->count : 1);
    if (!out->bytes) return EXR_ERR_OUT_OF_MEMORY;
    memcpy(out->bytes, pipeline->compressed_buffer, out->count);
    return EXR_ERR_SUCCESS;
}

int cexr_writer_pack(cexr_writer *writer, int32_t y, const float *z, const uint16_t *rgb, cexr_packed *out) {
    exr_chunk_info_t chunk;
    memset(&chunk, 0, sizeof chunk);
    int code = exr_write_scanline_chunk_info(writer->context, 0, y, &chunk);
    if (code) return code;
    exr_encode_pipeline_t pipeline = EXR_ENCODE_PIPELINE_INITIALIZER;
    if ((code = exr_encoding_initialize(writer->context, 0, &chunk, &pipeline))) return code;
    for (int index = 0; index < pipeline.channel_count; index++) {
        exr_coding_channel_info_t *channel = &pipeline.channels[index];
        int isDepth = channel->channel_name[0] == 'Z';
        int place = channel->channel_name[0] == 'R' ? 0 : channel->channel_name[0] == 'G' ? 1 : 2;
        channel->user_bytes_per_element = isDepth ? 4 : 2;
        channel->user_data_type = isDepth ? EXR_PIXEL_FLOAT : EXR_PIXEL_HALF;
        channel->user_pixel_stride = isDepth ? 4 : 6;
        channel->user_line_stride = channel->user_pixel_stride * writer->width;
        channel->encode_from_ptr = isDepth ? (const uint8_t *)z : (const uint8_t *)(rgb + place);
    }
    out->bytes = NULL;
    code = exr_encoding_choose_default_routines(writer->context, 0, &pipeline);
    if (!code) {
        pipeline.encoding_user_data = out;
        pipeline.yield_until_ready_fn = NULL;
        pipeline.write_fn = keep;
        code = exr_encoding_run(writer->context, 0, &pipeline);
    }
    exr_encoding_destroy(writer->context, &pipeline);
    if (code) {
        free(out->bytes);
        out->bytes = NULL;
    }
    return code;
}

int cexr_writer_put(cexr_writer *writer, int32_t y, cexr_packed packed) {
    int code = exr_write_scanline_chunk(writer->context, 0, y, packed.bytes, packed.count);
    free(packed.bytes);
    return code;
}

int cexr_writer_close(cexr_writer *writer, int *errorNumber) {
    int code = exr_finish(&writer->context);
    if (errorNumber) *errorNumber = writer->errorNumber;
    if (!code && writer->errorNumber) code = EXR_ERR_WRITE_IO;
    free(writer);
    return code;
}

const char *cexr_message(int code) { return exr_get_default_error_message(code); }
