// Reading and writing TIFF through libtiff, without its variadic calls and global error handlers, which Swift cannot use.
#pragma once

#include "tiff_exif.h"
#if __has_include("tiff_read.h")
#include "tiff_read.h"
#endif
#if __has_include("tiff_write.h")
#include "tiff_write.h"
#endif
