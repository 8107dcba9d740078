/// OpenVINO's C interface, bound at run time: nothing here needs OpenVINO for building, and nothing is loaded before
/// `copenvino_load` is called.
///
/// The declarations repeat what openvino/c/*.h say of the part of the interface that is used here;
/// scripts/check-openvino-abi.sh has the compiler compare the two. The interface is stable since release 2022.1.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifndef COPENVINO_REAL_TYPES
#include "COpenVINOTypes.h"
#endif

// OpenVINO states no nullability, and here it is only stated where Swift gains by it.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wnullability-completeness"

/// The functions in use, each under its name in OpenVINO.
typedef struct {
    ov_status_e (*_Nonnull ov_get_openvino_version)(ov_version_t *version);
    void (*_Nonnull ov_version_free)(ov_version_t *version);
    const char *(*_Nonnull ov_get_last_err_msg)();
    void (*_Nonnull ov_free)(const char *content);

    ov_status_e (*_Nonnull ov_core_create)(ov_core_t **core);
    void (*_Nonnull ov_core_free)(ov_core_t *core);
    ov_status_e (*_Nonnull ov_core_get_available_devices)(const ov_core_t *core, ov_available_devices_t *devices);
    void (*_Nonnull ov_available_devices_free)(ov_available_devices_t *devices);
    ov_status_e (*_Nonnull ov_core_read_model)(
        const ov_core_t *core, const char *model_path, const char *bin_path, ov_model_t **model);
    ov_status_e (*_Nonnull ov_core_read_model_from_memory_buffer)(
        const ov_core_t *core, const char *model_str, const size_t str_len, const ov_tensor_t *weights,
        ov_model_t **model);
    ov_status_e (*_Nonnull ov_core_compile_model)(
        const ov_core_t *core, const ov_model_t *model, const char *device_name, const size_t property_args_size,
        ov_compiled_model_t **compiled_model, ...);
    ov_status_e (*_Nonnull ov_core_set_property)(const ov_core_t *core, const char *device_name, ...);
    ov_status_e (*_Nonnull ov_core_import_model)(
        const ov_core_t *core, const char *content, const size_t content_size, const char *device_name,
        ov_compiled_model_t **compiled_model);

    void (*_Nonnull ov_model_free)(ov_model_t *model);
    ov_status_e (*_Nonnull ov_model_inputs_size)(const ov_model_t *model, size_t *input_size);
    ov_status_e (*_Nonnull ov_model_outputs_size)(const ov_model_t *model, size_t *output_size);
    ov_status_e (*_Nonnull ov_model_const_input_by_index)(
        const ov_model_t *model, const size_t index, ov_output_const_port_t **input_port);
    ov_status_e (*_Nonnull ov_model_const_input_by_name)(
        const ov_model_t *model, const char *tensor_name, ov_output_const_port_t **input_port);
    ov_status_e (*_Nonnull ov_model_const_output_by_index)(
        const ov_model_t *model, const size_t index, ov_output_const_port_t **output_port);
    ov_status_e (*_Nonnull ov_model_const_output_by_name)(
        const ov_model_t *model, const char *tensor_name, ov_output_const_port_t **output_port);
    ov_status_e (*_Nonnull ov_model_reshape_single_input)(
        const ov_model_t *model, const ov_partial_shape_t partial_shape);

    ov_status_e (*_Nonnull ov_port_get_any_name)(const ov_output_const_port_t *port, char **tensor_name);
    ov_status_e (*_Nonnull ov_port_get_partial_shape)(
        const ov_output_const_port_t *port, ov_partial_shape_t *partial_shape);
    ov_status_e (*_Nonnull ov_port_get_element_type)(
        const ov_output_const_port_t *port, ov_element_type_e *tensor_type);
    void (*_Nonnull ov_output_const_port_free)(ov_output_const_port_t *port);

    ov_status_e (*_Nonnull ov_partial_shape_create_static)(
        const int64_t rank, const int64_t *dims, ov_partial_shape_t *partial_shape_obj);
    void (*_Nonnull ov_partial_shape_free)(ov_partial_shape_t *partial_shape);
    ov_status_e (*_Nonnull ov_shape_free)(ov_shape_t *shape);

    ov_status_e (*_Nonnull ov_compiled_model_export_model)(
        const ov_compiled_model_t *compiled_model, const char *export_model_path);
    void (*_Nonnull ov_compiled_model_free)(ov_compiled_model_t *compiled_model);
    ov_status_e (*_Nonnull ov_compiled_model_create_infer_request)(
        const ov_compiled_model_t *compiled_model, ov_infer_request_t **infer_request);

    ov_status_e (*_Nonnull ov_infer_request_get_input_tensor)(
        const ov_infer_request_t *infer_request, ov_tensor_t **tensor);
    ov_status_e (*_Nonnull ov_infer_request_get_output_tensor_by_index)(
        const ov_infer_request_t *infer_request, const size_t idx, ov_tensor_t **tensor);
    ov_status_e (*_Nonnull ov_infer_request_get_tensor)(
        const ov_infer_request_t *infer_request, const char *tensor_name, ov_tensor_t **tensor);
    ov_status_e (*_Nonnull ov_infer_request_infer)(ov_infer_request_t *infer_request);
    void (*_Nonnull ov_infer_request_free)(ov_infer_request_t *infer_request);

    ov_status_e (*_Nonnull ov_tensor_get_shape)(const ov_tensor_t *tensor, ov_shape_t *shape);
    ov_status_e (*_Nonnull ov_tensor_get_element_type)(const ov_tensor_t *tensor, ov_element_type_e *type);
    ov_status_e (*_Nonnull ov_tensor_data)(const ov_tensor_t *tensor, void **data);
    void (*_Nonnull ov_tensor_free)(ov_tensor_t *tensor);
} COpenVINOFunctions;

/// Loads the library at `path` (a path, or a bare name for the system's loader) and finds every function in it.
/// Returns NULL when that fails, with the loader's words in `reason`. The library stays loaded. Not for use from several
/// threads at once.
const COpenVINOFunctions *_Nullable copenvino_load(
    const char *_Nonnull path, char *_Nonnull reason, size_t reason_size);

/// The largest number of properties that `copenvino_compile_model` passes on.
enum { COPENVINO_MAXIMUM_PROPERTIES = 6 };

/// `ov_core_compile_model`, which takes its properties as variable arguments: keys[i] gets values[i].
/// Returns INVALID_C_PARAM (-14) for more than `COPENVINO_MAXIMUM_PROPERTIES` of them.
ov_status_e copenvino_compile_model(
    const COpenVINOFunctions *_Nonnull functions, const ov_core_t *core, const ov_model_t *model, const char *device,
    const char *_Nonnull const *_Nonnull keys, const char *_Nonnull const *_Nonnull values, size_t count,
    ov_compiled_model_t **compiled);

/// `ov_core_set_property`, which takes one key and its value as variable arguments.
ov_status_e copenvino_set_property(
    const COpenVINOFunctions *_Nonnull functions, const ov_core_t *core, const char *device, const char *key,
    const char *value);

#pragma clang diagnostic pop
