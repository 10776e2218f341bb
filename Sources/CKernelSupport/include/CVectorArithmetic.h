// The arithmetic of vectors of numbers.
//
// The standard library's is a loop over the lanes, of which the optimizer has to make vectors again: it does so for most
// expressions, puts others together from lanes in another order, and takes its time for all.
#pragma once

#include <stdint.h>

#define CKS_INLINE static inline __attribute__((always_inline))

#if defined(__FMA__) || defined(__aarch64__)
#define CKS_MULTIPLY_ADD(a, b, c) return __builtin_elementwise_fma(a, b, c)
#else
// Two statements, so that each rounds.
#define CKS_MULTIPLY_ADD(a, b, c) \
  __typeof__(a) product = a * b; \
  return product + c
#endif

/// The functions of vectors `cks_NAME`, of as many lanes: of `number`, whose patterns are `pattern`, with `digits` of fraction, and
/// `one` the pattern of 1.
#define CKS_VECTOR(name, number, pattern, lanes, digits, one) \
  typedef number cks_##name __attribute__((ext_vector_type(lanes))); \
  typedef pattern cks_##name##_bits __attribute__((ext_vector_type(lanes))); \
  CKS_INLINE cks_##name cks_##name##_add(cks_##name a, cks_##name b) { return a + b; } \
  CKS_INLINE cks_##name cks_##name##_subtract(cks_##name a, cks_##name b) { return a - b; } \
  CKS_INLINE cks_##name cks_##name##_multiply(cks_##name a, cks_##name b) { return a * b; } \
  CKS_INLINE cks_##name cks_##name##_divide(cks_##name a, cks_##name b) { return a / b; } \
  /* a b + c, rounded once where the instruction set can, else twice. */ \
  CKS_INLINE cks_##name cks_##name##_multiply_add(cks_##name a, cks_##name b, cks_##name c) { \
    CKS_MULTIPLY_ADD(a, b, c); \
  } \
  /* left < right ? first : second. */ \
  CKS_INLINE cks_##name cks_##name##_select_below(cks_##name left, cks_##name right, \
                                                  cks_##name first, cks_##name second) { \
    cks_##name##_bits mask = (cks_##name##_bits)(left < right); \
    return (cks_##name)((mask & (cks_##name##_bits)first) | (~mask & (cks_##name##_bits)second)); \
  } \
  CKS_INLINE cks_##name cks_##name##_and(cks_##name a, cks_##name b) { \
    return (cks_##name)((cks_##name##_bits)a & (cks_##name##_bits)b); \
  } \
  CKS_INLINE cks_##name cks_##name##_mask(cks_##name a, pattern mask) { \
    return (cks_##name)((cks_##name##_bits)a & mask); \
  } \
  /* a with the signs of b; a has none. */ \
  CKS_INLINE cks_##name cks_##name##_with_signs(cks_##name a, cks_##name b) { \
    cks_##name##_bits signs = (cks_##name##_bits)b & ((pattern)1 << (sizeof(pattern) * 8 - 1)); \
    return (cks_##name)((cks_##name##_bits)a | signs); \
  } \
  /* The lowest bits as exponent of a power of two. */ \
  CKS_INLINE cks_##name cks_##name##_power_of_two(cks_##name t) { \
    return (cks_##name)(((cks_##name##_bits)t << digits) + (pattern)one); \
  }

CKS_VECTOR(float8, float, uint32_t, 8, 23, 0x3f800000)
CKS_VECTOR(float16, float, uint32_t, 16, 23, 0x3f800000)
CKS_VECTOR(double4, double, uint64_t, 4, 52, 0x3ff0000000000000)
CKS_VECTOR(double8, double, uint64_t, 8, 52, 0x3ff0000000000000)

#undef CKS_VECTOR
#undef CKS_MULTIPLY_ADD
