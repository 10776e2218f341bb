// oneDNN's eltwise_relu: forward with a slope of 0 or another, and backward.
#ifdef RELUBENCH_PEERS
#include "CPeers.h"

#include <dnnl.h>
#include <stdlib.h>

// Of libgomp, which the library is linked with; the compiler has no omp.h.
void omp_set_num_threads(int threads);

enum slot { X, DY, Y, SLOTS };

struct cpr_onednn {
  dnnl_engine_t engine;
  dnnl_stream_t stream;
  dnnl_primitive_t primitive;
  dnnl_memory_t memory[SLOTS];
  const void *pointer[SLOTS];
  dnnl_exec_arg_t arguments[SLOTS];
  int argument_count;
  int threads;
};

// Names the call that fails, and leaves the function with its status.
#define TRY(call)                            \
  do {                                       \
    const dnnl_status_t returned_ = (call);  \
    if (returned_ != dnnl_success) {         \
      *step = #call;                         \
      return returned_;                      \
    }                                        \
  } while (0)

static dnnl_status_t add(cpr_onednn *self, enum slot slot, int argument,
                         const dnnl_memory_desc_t *shape, const char **step) {
  TRY(dnnl_memory_create(&self->memory[slot], shape, self->engine, DNNL_MEMORY_NONE));
  self->arguments[self->argument_count++] = (dnnl_exec_arg_t){argument, self->memory[slot]};
  return dnnl_success;
}

static dnnl_status_t create_primitive(cpr_onednn *self, enum cpr_operation operation, float alpha,
                                      const dnnl_memory_desc_t *shape, const char **step) {
  const int is_gradient = operation == CPR_RELU_GRADIENT || operation == CPR_LEAKY_RELU_GRADIENT;
  dnnl_eltwise_desc_t forward, backward;
  dnnl_primitive_desc_t forward_choice = NULL, choice = NULL;
  TRY(dnnl_eltwise_forward_desc_init(
      &forward, is_gradient ? dnnl_forward_training : dnnl_forward_inference, dnnl_eltwise_relu,
      shape, alpha, 0));
  TRY(dnnl_primitive_desc_create(&forward_choice, &forward, NULL, self->engine, NULL));
  dnnl_status_t status = dnnl_success;
  if (is_gradient) {
    status = dnnl_eltwise_backward_desc_init(&backward, dnnl_eltwise_relu, shape, shape, alpha, 0);
    // The backward primitive is told of the forward one it belongs to.
    if (status == dnnl_success)
      status = dnnl_primitive_desc_create(&choice, &backward, NULL, self->engine, forward_choice);
  }
  if (status == dnnl_success)
    status = dnnl_primitive_create(&self->primitive, is_gradient ? choice : forward_choice);
  if (choice) dnnl_primitive_desc_destroy(choice);
  dnnl_primitive_desc_destroy(forward_choice);
  if (status != dnnl_success) {
    *step = is_gradient ? "dnnl_primitive_create, backward" : "dnnl_primitive_create";
    return status;
  }
  TRY(add(self, X, DNNL_ARG_SRC, shape, step));
  if (is_gradient) TRY(add(self, DY, DNNL_ARG_DIFF_DST, shape, step));
  TRY(add(self, Y, is_gradient ? DNNL_ARG_DIFF_SRC : DNNL_ARG_DST, shape, step));
  return dnnl_success;
}

static dnnl_status_t set_up(cpr_onednn *self, enum cpr_operation operation, size_t count,
                            float slope, const char **step) {
  const int is_leaky = operation == CPR_LEAKY_RELU || operation == CPR_LEAKY_RELU_GRADIENT;
  const dnnl_dims_t dimensions = {(dnnl_dim_t)count};
  dnnl_memory_desc_t shape;
  TRY(dnnl_engine_create(&self->engine, dnnl_cpu, 0));
  TRY(dnnl_stream_create(&self->stream, self->engine, dnnl_stream_default_flags));
  TRY(dnnl_memory_desc_init_by_tag(&shape, 1, dimensions, dnnl_f32, dnnl_a));
  return create_primitive(self, operation, is_leaky ? slope : 0, &shape, step);
}

cpr_onednn *cpr_onednn_create(enum cpr_operation operation, size_t count, float slope,
                              int threads, struct cpr_failure *failure) {
  cpr_onednn *self = calloc(1, sizeof *self);
  const char *step = "calloc";
  int status = dnnl_out_of_memory;
  if (self) {
    self->threads = threads;
    // A primitive may choose its split when it is created.
    omp_set_num_threads(threads);
    status = set_up(self, operation, count, slope, &step);
    if (status == dnnl_success) return self;
    cpr_onednn_destroy(self);
  }
  *failure = (struct cpr_failure){step, status};
  return NULL;
}

// Puts the stack pointer 48 bytes past a multiple of 64 for the calls that follow.
//
// The backward primitive keeps vectors on the stack in its loop. Where they cross cache lines, as the
// address that the system has drawn for the stack decides, it takes two to four times as long.
#define ALIGN_STACK()                                                    \
  _Alignas(64) char aligned_frame;                                       \
  size_t shift = 16; /* unknown to the compiler, or it joins the frame */ \
  __asm__ volatile("" : "+r"(shift));                                    \
  __asm__ volatile("" : : "r"(&aligned_frame), "r"(__builtin_alloca(shift)) : "memory")

// The call that the benchmark times. A handle is set only where the array is another one.
int cpr_onednn_run(cpr_onednn *self, const float *x, const float *dy, float *y) {
  ALIGN_STACK();
  const float *const pointer[SLOTS] = {x, dy, y};
  for (int slot = 0; slot < SLOTS; slot++) {
    if (!self->memory[slot] || self->pointer[slot] == pointer[slot]) continue;
    dnnl_status_t status =
        dnnl_memory_set_data_handle(self->memory[slot], (void *)pointer[slot]);
    if (status != dnnl_success) return status;
    self->pointer[slot] = pointer[slot];
  }
  // The setting is the calling thread's, and others set it too.
  omp_set_num_threads(self->threads);
  dnnl_status_t status = dnnl_primitive_execute(self->primitive, self->stream,
                                                self->argument_count, self->arguments);
  return status == dnnl_success ? dnnl_stream_wait(self->stream) : status;
}

void cpr_onednn_destroy(cpr_onednn *self) {
  for (int slot = 0; slot < SLOTS; slot++)
    if (self->memory[slot]) dnnl_memory_destroy(self->memory[slot]);
  if (self->primitive) dnnl_primitive_destroy(self->primitive);
  if (self->stream) dnnl_stream_destroy(self->stream);
  if (self->engine) dnnl_engine_destroy(self->engine);
  free(self);
}

void cpr_onednn_version(int numbers[3]) {
  const dnnl_version_t *version = dnnl_version();
  numbers[0] = version->major;
  numbers[1] = version->minor;
  numbers[2] = version->patch;
}
#endif
