// What `#pragma omp parallel` with a static split becomes: the compiler of the Swift toolchain has
// no OpenMP of its own, so the runtime is called as GCC calls it.
#ifdef RELUBENCH_PEERS
#include "CPeers.h"

void GOMP_parallel(void (*body)(void *), void *context, unsigned threads, unsigned flags);
int omp_get_thread_num(void);
int omp_get_num_threads(void);

enum { FLOATS_PER_LINE = 16 };

struct call {
  cpr_loop loop;
  const float *x, *dy;
  float *y;
  size_t count;
  float slope;
};

static void run_part(void *context) {
  const struct call *call = context;
  const size_t parts = (size_t)omp_get_num_threads();
  const size_t lines = (call->count + FLOATS_PER_LINE - 1) / FLOATS_PER_LINE;
  const size_t length = (lines + parts - 1) / parts * FLOATS_PER_LINE;
  const size_t start = (size_t)omp_get_thread_num() * length;
  if (start >= call->count) return;
  const size_t left = call->count - start;
  call->loop(call->x + start, call->dy + start, call->y + start, left < length ? left : length,
             call->slope);
}

void cpr_run_parallel(cpr_loop loop, int threads, const float *x, const float *dy, float *y,
                      size_t count, float slope) {
  struct call call = {loop, x, dy, y, count, slope};
  GOMP_parallel(run_part, &call, (unsigned)threads, 0);
}

static void run_nothing(void *context) { (void)context; }

// Returns when every thread has been there, as a parallel region ends in a barrier.
void cpr_wake_openmp(int threads) { GOMP_parallel(run_nothing, NULL, (unsigned)threads, 0); }
#endif
