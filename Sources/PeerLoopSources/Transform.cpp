// The standard library's loop, as somebody writes it who leaves vectors to the compiler.
#ifdef RELUBENCH_PEERS
#include "Names.h"

#include <algorithm>

namespace {

void relu(const float *x, const float *, float *y, size_t n, float) {
  std::transform(x, x + n, y, [](float v) { return v < 0 ? 0 : v; });
}

void relu_gradient(const float *x, const float *dy, float *y, size_t n, float) {
  std::transform(x, x + n, dy, y, [](float v, float d) { return v > 0 ? d : 0; });
}

void leaky_relu(const float *x, const float *, float *y, size_t n, float slope) {
  std::transform(x, x + n, y, [slope](float v) { return v < 0 ? slope * v : v; });
}

void leaky_relu_gradient(const float *x, const float *dy, float *y, size_t n, float slope) {
  std::transform(x, x + n, dy, y, [slope](float v, float d) { return v > 0 ? d : slope * d; });
}

}  // namespace

extern "C" cpr_loop PEER_NAME(cpr_transform)(cpr_operation operation) {
  switch (operation) {
    case CPR_RELU: return relu;
    case CPR_RELU_GRADIENT: return relu_gradient;
    case CPR_LEAKY_RELU: return leaky_relu;
    case CPR_LEAKY_RELU_GRADIENT: return leaky_relu_gradient;
  }
  return nullptr;
}
#endif
