// The standard library's loop, as somebody writes it who leaves vectors to the compiler.
#ifdef RELUBENCH_PEERS
#include "Names.h"

#include <algorithm>

namespace {

// In place the compiler must be told so: of two pointers that turn out to be equal it fears the
// worst, and goes through the elements one by one.
template <typename F>
void each(const float *x, float *y, size_t n, F f) {
  if (x == y)
    std::transform(y, y + n, y, f);
  else
    std::transform(x, x + n, y, f);
}

template <typename F>
void pairs(const float *x, const float *dy, float *y, size_t n, F f) {
  if (dy == y)
    std::transform(x, x + n, y, y, f);
  else
    std::transform(x, x + n, dy, y, f);
}

void relu(const float *x, const float *, float *y, size_t n, float) {
  each(x, y, n, [](float v) { return v < 0 ? 0 : v; });
}

void relu_gradient(const float *x, const float *dy, float *y, size_t n, float) {
  pairs(x, dy, y, n, [](float v, float d) { return v > 0 ? d : 0; });
}

void leaky_relu(const float *x, const float *, float *y, size_t n, float slope) {
  each(x, y, n, [slope](float v) { return v < 0 ? slope * v : v; });
}

void leaky_relu_gradient(const float *x, const float *dy, float *y, size_t n, float slope) {
  pairs(x, dy, y, n, [slope](float v, float d) { return v > 0 ? d : slope * d; });
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
