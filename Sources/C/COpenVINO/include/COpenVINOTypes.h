/// The types of OpenVINO's C interface that are used here, as openvino/c/*.h have them.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// 0 is success; all else is an error, see ov_get_last_err_msg.
typedef int ov_status_e;

/// The type of a tensor's elements; of all the values only those that are asked for have names here.
typedef unsigned int ov_element_type_e;
enum { COPENVINO_DYNAMIC = 0, COPENVINO_F32 = 4 };

typedef struct ov_core ov_core_t;
typedef struct ov_model ov_model_t;
typedef struct ov_compiled_model ov_compiled_model_t;
typedef struct ov_infer_request ov_infer_request_t;
typedef struct ov_tensor ov_tensor_t;
typedef struct ov_output_const_port ov_output_const_port_t;

typedef struct {
    int64_t rank;
    int64_t *dims;
} ov_shape_t;

/// Both limits included; -1 as `max` is no limit.
typedef struct ov_dimension {
    int64_t min;
    int64_t max;
} ov_dimension_t;

typedef ov_dimension_t ov_rank_t;

typedef struct ov_partial_shape {
    ov_rank_t rank;
    ov_dimension_t *dims;
} ov_partial_shape_t;

typedef struct ov_version {
    const char *buildNumber;
    const char *description;
} ov_version_t;

typedef struct {
    char **devices;
    size_t size;
} ov_available_devices_t;
