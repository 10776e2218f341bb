// The C++ peers compiled for one instruction set. Empty without the trait Peers.
#pragma once

#include "CPeers.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The loop of an operation, made of Eigen's expressions.
cpr_loop cpr_eigen_avx512(enum cpr_operation operation);

/// The loop of an operation, made of std::transform.
cpr_loop cpr_transform_avx512(enum cpr_operation operation);

#ifdef __cplusplus
}
#endif
