// Which loops there are.

#include "CMemoryCeilings.h"

#include <string.h>

cmc_loop cmc_find_baseline_x8(int32_t kind, int32_t inputs);
cmc_loop cmc_find_baseline_x8_alternating(int32_t kind, int32_t inputs);
cmc_loop cmc_find_baseline_x8_prefetching(int32_t kind, int32_t inputs);
cmc_loop cmc_find_baseline_x1(int32_t kind, int32_t inputs);
#if defined(__x86_64__)
cmc_loop cmc_find_avx2_x4(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx2_x4_alternating(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx2_x4_prefetching(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx2_x1(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx512_x4(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx512_x4_alternating(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx512_x4_prefetching(int32_t kind, int32_t inputs);
cmc_loop cmc_find_avx512_x1(int32_t kind, int32_t inputs);
#endif

static void c_library(const float *x, const float *dy, float *output, size_t count) {
  (void)dy;
  memcpy(output, x, count * sizeof(float));
}

static const struct {
  const char *name;
  int32_t level;
  cmc_loop (*find)(int32_t kind, int32_t inputs);
} sets[] = {
#if defined(__x86_64__)
    {"avx512-x4", 2, cmc_find_avx512_x4},
    {"avx512-x4-alternating", 2, cmc_find_avx512_x4_alternating},
    {"avx512-x4-prefetching", 2, cmc_find_avx512_x4_prefetching},
    {"avx512-x1", 2, cmc_find_avx512_x1},
    {"avx2-x4", 1, cmc_find_avx2_x4},
    {"avx2-x4-alternating", 1, cmc_find_avx2_x4_alternating},
    {"avx2-x4-prefetching", 1, cmc_find_avx2_x4_prefetching},
    {"avx2-x1", 1, cmc_find_avx2_x1},
#endif
    {"baseline-x8", 0, cmc_find_baseline_x8},
    {"baseline-x8-alternating", 0, cmc_find_baseline_x8_alternating},
    {"baseline-x8-prefetching", 0, cmc_find_baseline_x8_prefetching},
    {"baseline-x1", 0, cmc_find_baseline_x1},
};

cmc_loop cmc_find(int32_t kind, int32_t inputs, int32_t level, int32_t index, const char **name) {
  if (kind == CMC_MEMCPY) {
    *name = "c-library";
    return index == 0 ? c_library : 0;
  }
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    if (sets[i].level > level) continue;
    const cmc_loop loop = sets[i].find(kind, inputs);
    if (!loop || index-- > 0) continue;
    *name = sets[i].name;
    return loop;
  }
  return 0;
}
