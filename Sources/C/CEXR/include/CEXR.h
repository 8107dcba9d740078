#include "exr_write.h"
#include "exr_read.h"
