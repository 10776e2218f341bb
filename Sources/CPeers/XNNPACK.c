// XNNPACK's clamp to 0 ... infinity and its leaky ReLU.
#ifdef RELUBENCH_PEERS
#include "CPeers.h"

#include <math.h>
#include <pthreadpool.h>
#include <stdlib.h>
#include <xnnpack.h>

struct cpr_xnnpack {
  xnn_operator_t operator;
  // NULL for one thread: the library then stays on the caller's.
  pthreadpool_t pool;
  int is_leaky;
  size_t count;
  const float *x;
  float *y;
};

static enum xnn_status create_operator(cpr_xnnpack *self, float slope) {
  // One channel without gaps: the library joins the whole batch to one array.
  return self->is_leaky ? xnn_create_leaky_relu_nc_f32(1, 1, 1, slope, 0, &self->operator)
                        : xnn_create_clamp_nc_f32(1, 1, 1, 0, INFINITY, 0, &self->operator);
}

cpr_xnnpack *cpr_xnnpack_create(enum cpr_operation operation, float slope, int threads,
                                struct cpr_failure *failure) {
  *failure = (struct cpr_failure){"xnn_initialize", xnn_initialize(NULL)};
  if (failure->status != xnn_status_success) return NULL;
  cpr_xnnpack *self = calloc(1, sizeof *self);
  *failure = (struct cpr_failure){"calloc", xnn_status_out_of_memory};
  if (!self) return NULL;
  self->is_leaky = operation == CPR_LEAKY_RELU;
  if (threads > 1) {
    self->pool = pthreadpool_create((size_t)threads);
    // NULL would mean one thread to the operator.
    if (!self->pool || pthreadpool_get_threads_count(self->pool) != (size_t)threads) {
      *failure = (struct cpr_failure){"pthreadpool_create", xnn_status_out_of_memory};
      cpr_xnnpack_destroy(self);
      return NULL;
    }
  }
  *failure = (struct cpr_failure){"xnn_create", create_operator(self, slope)};
  if (failure->status == xnn_status_success) return self;
  cpr_xnnpack_destroy(self);
  return NULL;
}

// The call that the benchmark times.
int cpr_xnnpack_run(cpr_xnnpack *self, size_t count, const float *x, float *y) {
  if (self->count != count || self->x != x || self->y != y) {
    const enum xnn_status status =
        self->is_leaky ? xnn_setup_leaky_relu_nc_f32(self->operator, count, x, y, self->pool)
                       : xnn_setup_clamp_nc_f32(self->operator, count, x, y, self->pool);
    if (status != xnn_status_success) return status;
    self->count = count;
    self->x = x;
    self->y = y;
  }
  return xnn_run_operator(self->operator, self->pool);
}

static void compute_nothing(void *context, size_t index) { (void)context, (void)index; }

// The pool returns when every thread has reported, whoever took the items.
void cpr_xnnpack_wake(cpr_xnnpack *self) {
  if (!self->pool) return;
  pthreadpool_parallelize_1d(self->pool, compute_nothing, NULL,
                             pthreadpool_get_threads_count(self->pool), 0);
}

void cpr_xnnpack_destroy(cpr_xnnpack *self) {
  if (self->operator) xnn_delete_operator(self->operator);
  if (self->pool) pthreadpool_destroy(self->pool);
  free(self);
}
#endif
