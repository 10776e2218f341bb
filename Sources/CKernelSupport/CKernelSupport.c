#include "CKernelSupport.h"

#if defined(__x86_64__)
#include <cpuid.h>

static uint64_t enabled_register_state(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return ((uint64_t)high << 32) | low;
}

static int all_set(uint32_t word, uint32_t bits) { return (word & bits) == bits; }

int32_t cks_instruction_level(void) {
  // Bit positions: Intel SDM volume 2, CPUID; XCR0: volume 1, section 13.3.
  const uint32_t leaf1_c = bit_FMA | bit_MOVBE | bit_OSXSAVE | bit_AVX | bit_F16C;
  const uint32_t leaf7_b_v3 = bit_BMI | bit_AVX2 | bit_BMI2;
  const uint32_t leaf7_b_v4 =
      bit_AVX512F | bit_AVX512DQ | bit_AVX512CD | bit_AVX512BW | bit_AVX512VL;
  const uint32_t extended_c = bit_LZCNT;
  const uint64_t ymm_state = 0x6, zmm_state = 0xe6;

  uint32_t a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !all_set(c, leaf1_c)) return 0;
  const uint64_t state = enabled_register_state();
  if ((state & ymm_state) != ymm_state) return 0;
  if (!__get_cpuid(0x80000001, &a, &b, &c, &d) || !all_set(c, extended_c)) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !all_set(b, leaf7_b_v3)) return 0;
  return all_set(b, leaf7_b_v4) && (state & zmm_state) == zmm_state ? 2 : 1;
}
#else
int32_t cks_instruction_level(void) { return 0; }
#endif
