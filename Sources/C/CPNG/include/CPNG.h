#pragma once
#include "png_read.h"
