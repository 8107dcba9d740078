#include "CWeights.h"

#pragma clang diagnostic ignored "-Wpragmas"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char catalogue[] = {
#embed "../../../Weights/catalogue.json"
};
const size_t cweights_catalogue_size = sizeof catalogue;

// Aligned as OpenVINO wants it for weights that it uses in place.
_Alignas(64) static const unsigned char starter[] = {
#embed "../../../Weights/starter.onnx"
};
const size_t cweights_starter_size = sizeof starter;

const void *cweights_catalogue_bytes(void) {
    return catalogue;
}

const void *cweights_starter_bytes(void) {
    return starter;
}
