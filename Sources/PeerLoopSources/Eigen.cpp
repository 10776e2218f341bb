// Eigen's expressions over arrays.
#ifdef RELUBENCH_PEERS
#include "Names.h"

// A namespace of its own for each instruction set. Included by a path that does not need a flag.
#define Eigen PEER_NAME(Eigen)
// Assertions off, as in any release build.
#define EIGEN_NO_DEBUG
#if __has_include(<eigen3/Eigen/Core>)
#include <eigen3/Eigen/Core>
#else
#include <Eigen/Core>
#endif

namespace {

// The addresses of arrays are whatever the caller has.
using Input = Eigen::Map<const Eigen::ArrayXf, Eigen::Unaligned>;
using Output = Eigen::Map<Eigen::ArrayXf, Eigen::Unaligned>;

// Of the expressions only the first is made of Eigen's own vectors; `select` is a loop that the
// compiler vectorizes, in place only where it is told that both pointers are one.

void relu(const float *x, const float *, float *y, size_t n, float) {
  Output(y, n) = Input(x, n).cwiseMax(0.0f);
}

void relu_gradient(const float *x, const float *dy, float *y, size_t n, float) {
  const Input in(x, n);
  Output out(y, n);
  if (dy == y)
    out = (in > 0.0f).select(out, 0.0f);
  else
    out = (in > 0.0f).select(Input(dy, n), 0.0f);
}

void leaky_relu(const float *x, const float *, float *y, size_t n, float slope) {
  const Input in(x, n);
  Output out(y, n);
  if (x == y)
    out = (out < 0.0f).select(slope * out, out);
  else
    out = (in < 0.0f).select(slope * in, in);
}

void leaky_relu_gradient(const float *x, const float *dy, float *y, size_t n, float slope) {
  const Input in(x, n), upstream(dy, n);
  Output out(y, n);
  if (dy == y)
    out = (in > 0.0f).select(out, slope * out);
  else
    out = (in > 0.0f).select(upstream, slope * upstream);
}

}  // namespace

extern "C" cpr_loop PEER_NAME(cpr_eigen)(cpr_operation operation) {
  switch (operation) {
    case CPR_RELU: return relu;
    case CPR_RELU_GRADIENT: return relu_gradient;
    case CPR_LEAKY_RELU: return leaky_relu;
    case CPR_LEAKY_RELU_GRADIENT: return leaky_relu_gradient;
  }
  return nullptr;
}
#endif
