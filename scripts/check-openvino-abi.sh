#!/bin/sh
# Has the C compiler compare the declarations of Sources/C/COpenVINO with OpenVINO's own headers in .openvino/include:
# the functions' types, the structures' layouts, and the numbers that have names.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
headers=${1:-$root/.openvino/include}
if [ ! -e "$headers/openvino/c/openvino.h" ]; then
    echo "check-openvino-abi: no OpenVINO headers in $headers; run \`make openvino\`" >&2
    exit 69
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

{
    echo '#include <stddef.h>'
    # Our types under names of their own, beside the real ones.
    for type in ov_status_e ov_element_type_e ov_shape_t ov_dimension_t ov_rank_t ov_partial_shape_t ov_version_t \
        ov_available_devices_t ov_core_t ov_model_t ov_compiled_model_t ov_infer_request_t ov_tensor_t \
        ov_output_const_port_t ov_dimension ov_partial_shape ov_version; do
        echo "#define $type mine_$type"
    done
    echo '#include "COpenVINOTypes.h"'
    for type in ov_status_e ov_element_type_e ov_shape_t ov_dimension_t ov_rank_t ov_partial_shape_t ov_version_t \
        ov_available_devices_t ov_core_t ov_model_t ov_compiled_model_t ov_infer_request_t ov_tensor_t \
        ov_output_const_port_t ov_dimension ov_partial_shape ov_version; do
        echo "#undef $type"
    done
    echo '#include <openvino/c/openvino.h>'
    echo '#define COPENVINO_REAL_TYPES'
    echo '#include "COpenVINO.h"'
    cat <<'C'
#define SAME_SIZE(type) _Static_assert(sizeof(mine_##type) == sizeof(type), "size of " #type)
#define SAME_PLACE(type, field) \
    _Static_assert(offsetof(mine_##type, field) == offsetof(type, field), "place of " #type "." #field)
SAME_SIZE(ov_status_e);
SAME_SIZE(ov_element_type_e);
_Static_assert(__builtin_types_compatible_p(mine_ov_status_e, __typeof__(GENERAL_ERROR)), "type of the status");
_Static_assert(OK == 0 && INVALID_C_PARAM == -14, "numbers of the status");
_Static_assert(COPENVINO_DYNAMIC == DYNAMIC && COPENVINO_F32 == F32, "numbers of the element types");
SAME_SIZE(ov_shape_t); SAME_PLACE(ov_shape_t, rank); SAME_PLACE(ov_shape_t, dims);
SAME_SIZE(ov_dimension_t); SAME_PLACE(ov_dimension_t, min); SAME_PLACE(ov_dimension_t, max);
SAME_SIZE(ov_rank_t);
SAME_SIZE(ov_partial_shape_t); SAME_PLACE(ov_partial_shape_t, rank); SAME_PLACE(ov_partial_shape_t, dims);
SAME_SIZE(ov_version_t); SAME_PLACE(ov_version_t, buildNumber); SAME_PLACE(ov_version_t, description);
SAME_SIZE(ov_available_devices_t); SAME_PLACE(ov_available_devices_t, devices); SAME_PLACE(ov_available_devices_t, size);
C
    # Every function of the table, under the name of its field.
    sed -n 's/.*(\*_Nonnull \(ov_[a-z_]*\))(.*/\1/p' "$root/Sources/C/COpenVINO/include/COpenVINO.h" | while read -r name; do
        echo "_Static_assert(__builtin_types_compatible_p(__typeof__(((COpenVINOFunctions *)0)->$name), __typeof__(&$name)), \"type of $name\");"
    done
} >"$work/check.c"

count=$(grep -c '"type of ov_' "$work/check.c")
"${CC:-clang}" -std=gnu17 -fsyntax-only -Wno-nullability-extension -I "$headers" -I "$root/Sources/C/COpenVINO/include" "$work/check.c"
echo "check-openvino-abi: $count functions agree with $headers"
