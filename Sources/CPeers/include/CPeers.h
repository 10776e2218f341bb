// Other libraries behind functions that Swift can call, so that their headers are needed only
// where they are compared with. Without the trait Peers nothing here is defined.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What is computed.
enum cpr_operation { CPR_RELU, CPR_RELU_GRADIENT, CPR_LEAKY_RELU, CPR_LEAKY_RELU_GRADIENT };

/// Which call of a library failed, and the status it returned; `step` is NULL where none did.
struct cpr_failure {
  const char *step;
  int status;
};

// MARK: oneDNN

/// A primitive for arrays of one size, with the memory descriptors and the stream of its calls.
typedef struct cpr_onednn cpr_onednn;

/// Creates a primitive for `count` elements, at least 1, on `threads` threads. NULL where it fails.
cpr_onednn *cpr_onednn_create(enum cpr_operation operation, size_t count, float slope,
                              int threads, struct cpr_failure *failure);

/// Executes the primitive and waits for it. `dy` is not read by operations of one input. Returns
/// the library's status, 0 for success.
int cpr_onednn_run(cpr_onednn *primitive, const float *x, const float *dy, float *y);

void cpr_onednn_destroy(cpr_onednn *primitive);

/// Major, minor and patch number of the library that is loaded.
void cpr_onednn_version(int numbers[3]);

// MARK: XNNPACK

/// An operator with the thread pool it runs on.
typedef struct cpr_xnnpack cpr_xnnpack;

/// Creates an operator on `threads` threads. It has no gradients. NULL where it fails.
cpr_xnnpack *cpr_xnnpack_create(enum cpr_operation operation, float slope, int threads,
                                struct cpr_failure *failure);

/// Runs the operator; sets it up before where the arrays are others than last time. Returns the
/// library's status, 0 for success.
int cpr_xnnpack_run(cpr_xnnpack *runner, size_t count, const float *x, float *y);

/// Has each thread of its pool do nothing once, which wakes those that sleep.
void cpr_xnnpack_wake(cpr_xnnpack *runner);

void cpr_xnnpack_destroy(cpr_xnnpack *runner);

// MARK: OpenMP

/// Has each of `threads` threads do nothing once, which wakes those that sleep.
void cpr_wake_openmp(int threads);

// MARK: Loops in C++

/// A loop over `count` elements. `dy` is not read by operations of one input.
typedef void (*cpr_loop)(const float *x, const float *dy, float *y, size_t count, float slope);

/// Runs a loop on `threads` threads of OpenMP, each on one part of equal length in whole cache
/// lines.
void cpr_run_parallel(cpr_loop loop, int threads, const float *x, const float *dy, float *y,
                      size_t count, float slope);

#ifdef __cplusplus
}
#endif
