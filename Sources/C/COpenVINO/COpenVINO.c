#include "COpenVINO.h"

#include <dlfcn.h>
#include <stdio.h>

static COpenVINOFunctions table;

const COpenVINOFunctions *copenvino_load(const char *path, char *reason, size_t reason_size) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        const char *message = dlerror();
        snprintf(reason, reason_size, "%s", message != NULL ? message : "cannot be loaded");
        return NULL;
    }
    // dlsym gives an object pointer; POSIX promises that it can be kept in a function pointer this way.
#define FIND(name)                                                                                                     \
    do {                                                                                                               \
        void *symbol = dlsym(library, #name);                                                                          \
        if (symbol == NULL) {                                                                                          \
            snprintf(reason, reason_size, "%s has no function " #name, path);                                          \
            dlclose(library);                                                                                          \
            return NULL;                                                                                               \
        }                                                                                                              \
        *(void **)&table.name = symbol;                                                                                \
    } while (0)
    FIND(ov_get_openvino_version);
    FIND(ov_version_free);
    FIND(ov_get_last_err_msg);
    FIND(ov_free);
    FIND(ov_core_create);
    FIND(ov_core_free);
    FIND(ov_core_get_available_devices);
    FIND(ov_available_devices_free);
    FIND(ov_core_read_model);
    FIND(ov_core_read_model_from_memory_buffer);
    FIND(ov_core_compile_model);
    FIND(ov_core_set_property);
    FIND(ov_core_import_model);
    FIND(ov_model_free);
    FIND(ov_model_inputs_size);
    FIND(ov_model_outputs_size);
    FIND(ov_model_const_input_by_index);
    FIND(ov_model_const_input_by_name);
    FIND(ov_model_const_output_by_index);
    FIND(ov_model_const_output_by_name);
    FIND(ov_model_reshape_single_input);
    FIND(ov_port_get_any_name);
    FIND(ov_port_get_partial_shape);
    FIND(ov_port_get_element_type);
    FIND(ov_output_const_port_free);
    FIND(ov_partial_shape_create_static);
    FIND(ov_partial_shape_free);
    FIND(ov_shape_free);
    FIND(ov_compiled_model_export_model);
    FIND(ov_compiled_model_free);
    FIND(ov_compiled_model_create_infer_request);
    FIND(ov_infer_request_get_input_tensor);
    FIND(ov_infer_request_get_output_tensor_by_index);
    FIND(ov_infer_request_get_tensor);
    FIND(ov_infer_request_infer);
    FIND(ov_infer_request_free);
    FIND(ov_tensor_get_shape);
    FIND(ov_tensor_get_element_type);
    FIND(ov_tensor_data);
    FIND(ov_tensor_free);
#undef FIND
    return &table;
}

ov_status_e copenvino_compile_model(
    const COpenVINOFunctions *functions, const ov_core_t *core, const ov_model_t *model, const char *device,
    const char *const *keys, const char *const *values, size_t count, ov_compiled_model_t **compiled) {
    if (count > COPENVINO_MAXIMUM_PROPERTIES) return -14;
    const char *pairs[2 * COPENVINO_MAXIMUM_PROPERTIES] = {0};
    for (size_t i = 0; i < count; i++) {
        pairs[2 * i] = keys[i];
        pairs[2 * i + 1] = values[i];
    }
    // The callee reads 2 * count of the arguments; those after them are never looked at.
    return functions->ov_core_compile_model(
        core, model, device, 2 * count, compiled, pairs[0], pairs[1], pairs[2], pairs[3], pairs[4], pairs[5], pairs[6],
        pairs[7], pairs[8], pairs[9], pairs[10], pairs[11]);
}

ov_status_e copenvino_set_property(
    const COpenVINOFunctions *functions, const ov_core_t *core, const char *device, const char *key,
    const char *value) {
    return functions->ov_core_set_property(core, device, key, value);
}
