/// The files of Weights/ that are part of the program, so that it needs none beside it.
#pragma once

#include <stddef.h>

/// Weights/catalogue.json, UTF-8.
const void *_Nonnull cweights_catalogue_bytes(void);
extern const size_t cweights_catalogue_size;

/// Weights/starter.onnx.
const void *_Nonnull cweights_starter_bytes(void);
extern const size_t cweights_starter_size;
