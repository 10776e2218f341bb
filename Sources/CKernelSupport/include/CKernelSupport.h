// What Swift cannot say: non-temporal stores, their fence, a choice that is no jump, and which instruction sets the CPU and
// the operating system offer. No algorithm lives here. What a kernel uses is inlined into the module
// that imports this header, so each instruction-set module compiles it with its own flags.
#pragma once

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Vectors that functions hand over in memory where the instruction set has no register for them; these functions are
// always inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#include "CVectorArithmetic.h"

/// Stores 64 bytes past the caches. `destination` is 64-byte aligned.
CKS_INLINE void cks_stream_store(void *destination, cks_float16 value) {
  __builtin_nontemporal_store(value, (cks_float16 *)destination);
}

/// Asks for the line at `address`, past the caches as far as the CPU can: nobody will read it again.
/// The address need not be one that can be read.
CKS_INLINE void cks_stream_prefetch(const void *address) { __builtin_prefetch(address, 0, 0); }

/// `left < right ? first : second`, and never a jump: the compiler does not see through the comparison.
CKS_INLINE float cks_select_below(float left, float right, float first, float second) {
#if defined(__SSE2__)
  __m128 mask = _mm_cmplt_ss(_mm_set_ss(left), _mm_set_ss(right));
  __m128 chosen = _mm_and_ps(mask, _mm_set_ss(first));
  return _mm_cvtss_f32(_mm_or_ps(chosen, _mm_andnot_ps(mask, _mm_set_ss(second))));
#else
  return left < right ? first : second;
#endif
}

// MARK: Formats of 16 bits

typedef uint16_t cks_ushort16 __attribute__((ext_vector_type(16)));
typedef uint32_t cks_uint16 __attribute__((ext_vector_type(16)));
typedef int32_t cks_int16 __attribute__((ext_vector_type(16)));

/// Each number with 16 bits of zeros above it.
CKS_INLINE cks_uint16 cks_widened(cks_ushort16 numbers) {
  return __builtin_convertvector(numbers, cks_uint16);
}

/// The lower 16 bits of each number.
CKS_INLINE cks_ushort16 cks_narrowed(cks_uint16 numbers) {
  return __builtin_convertvector(numbers, cks_ushort16);
}

CKS_INLINE cks_uint16 cks_chosen(cks_int16 mask, cks_uint16 first, cks_uint16 second) {
  return ((cks_uint16)mask & first) | (~(cks_uint16)mask & second);
}

typedef int16_t cks_short16 __attribute__((ext_vector_type(16)));
typedef int16_t cks_short32 __attribute__((ext_vector_type(32)));

/// `first` where x - offset, which wraps, is at most `most`, else `second`: the standard library compares whole
/// numbers of 16 bits lane by lane.
CKS_INLINE cks_short16 cks_select_short16(cks_short16 x, int16_t offset, int16_t most,
                                          cks_short16 first, cks_short16 second) {
  cks_short16 mask = (cks_short16)((cks_ushort16)x - (cks_ushort16)(uint16_t)offset) <= (cks_short16)most;
  return (mask & first) | (~mask & second);
}

typedef uint16_t cks_ushort32 __attribute__((ext_vector_type(32)));

CKS_INLINE cks_short32 cks_select_short32(cks_short32 x, int16_t offset, int16_t most,
                                          cks_short32 first, cks_short32 second) {
  cks_short32 mask = (cks_short32)((cks_ushort32)x - (cks_ushort32)(uint16_t)offset) <= (cks_short32)most;
  return (mask & first) | (~mask & second);
}

/// Numbers rounded to bfloat16, ties to even; NaN stays NaN.
///
/// Half a unit less one is added, and one where the unit is odd, so that ties go to even; the sum of a NaN could be
/// an infinity.
CKS_INLINE cks_ushort16 cks_bfloat_of_float(cks_float16 numbers) {
  cks_uint16 bits = (cks_uint16)numbers;
  cks_uint16 rounded = bits + 0x7fff + ((bits >> 16) & 1);
  cks_uint16 result = cks_chosen(numbers != numbers, bits | 0x400000, rounded);
  return cks_narrowed(result >> 16);
}

/// Numbers of binary16 as Float, which holds each.
CKS_INLINE cks_float16 cks_float_of_half(cks_ushort16 halves) {
#if defined(__F16C__)
  typedef _Float16 half16 __attribute__((ext_vector_type(16)));
  return __builtin_convertvector((half16)halves, cks_float16);
#else
  cks_uint16 bits = cks_widened(halves);
  cks_uint16 sign = (bits & 0x8000) << 16;
  // Exponent and fraction in their places, the exponent too small by 112: also where it is 0.
  cks_uint16 magnitude = (cks_uint16)((cks_float16)((bits & 0x7fff) << 13) * 0x1p112f);
  // Infinity and NaN were as large as 2^16 to 2^17.
  magnitude |= (cks_uint16)((bits & 0x7fff) >= 0x7c00) & 0x7f800000;
  return (cks_float16)(magnitude | sign);
#endif
}

/// Numbers rounded to binary16, ties to even; NaN stays NaN.
CKS_INLINE cks_ushort16 cks_half_of_float(cks_float16 numbers) {
#if defined(__F16C__)
  typedef _Float16 half16 __attribute__((ext_vector_type(16)));
  return (cks_ushort16)__builtin_convertvector(numbers, half16);
#else
  cks_uint16 bits = (cks_uint16)numbers;
  cks_uint16 sign = (bits >> 16) & 0x8000;
  cks_uint16 magnitude = bits & 0x7fffffff;
  // The exponent made smaller by 112, the fraction rounded to 10 bits.
  cks_uint16 normal = (magnitude + 0xc8000fff + ((magnitude >> 13) & 1)) >> 13;
  // Below 2^-14 the sum with one half has the rounded number in its lowest bits.
  cks_uint16 small = (cks_uint16)((cks_float16)magnitude + 0.5f) - 0x3f000000;
  cks_uint16 large = cks_chosen(magnitude > 0x7f800000, 0x7e00 | ((magnitude >> 13) & 0x3ff), 0x7c00);
  cks_uint16 result = cks_chosen(magnitude < 0x38800000, small, normal);
  result = cks_chosen(magnitude >= 0x47800000, large, result);
  return cks_narrowed(result | sign);
#endif
}

/// One number of binary16 as Float.
CKS_INLINE float cks_float_of_one_half(uint16_t half) {
#if defined(__F16C__)
  _Float16 number;
  __builtin_memcpy(&number, &half, sizeof number);
  return (float)number;
#else
  union { uint32_t bits; float number; } magnitude = {.bits = (uint32_t)(half & 0x7fff) << 13};
  magnitude.number *= 0x1p112f;
  // No jump, which the compiler would make of a comparison: 0x7c00 and more have the bit set.
  magnitude.bits |= (0u - ((((uint32_t)half & 0x7fff) + 0x400) >> 15)) & 0x7f800000;
  magnitude.bits |= (uint32_t)(half & 0x8000) << 16;
  return magnitude.number;
#endif
}

/// All bits where `number` is below `limit`, both below 2^31, else none; no comparison, of which a compiler might make
/// a jump.
CKS_INLINE uint32_t cks_mask_below(uint32_t number, uint32_t limit) {
  return (uint32_t)((int32_t)(number - limit) >> 31);
}

CKS_INLINE uint32_t cks_chosen_one(uint32_t mask, uint32_t first, uint32_t second) {
  return (mask & first) | (~mask & second);
}

/// One number rounded to binary16, ties to even; NaN stays NaN.
CKS_INLINE uint16_t cks_one_half_of_float(float number) {
#if defined(__F16C__)
  _Float16 half = (_Float16)number;
  uint16_t bits;
  __builtin_memcpy(&bits, &half, sizeof bits);
  return bits;
#else
  // As for vectors.
  union { float number; uint32_t bits; } whole = {number};
  uint32_t sign = (whole.bits >> 16) & 0x8000;
  uint32_t magnitude = whole.bits & 0x7fffffff;
  uint32_t normal = (magnitude + 0xc8000fff + ((magnitude >> 13) & 1)) >> 13;
  union { uint32_t bits; float number; } small = {magnitude};
  small.number += 0.5f;
  uint32_t large =
      cks_chosen_one(cks_mask_below(0x7f800000, magnitude), 0x7e00 | ((magnitude >> 13) & 0x3ff), 0x7c00);
  uint32_t result =
      cks_chosen_one(cks_mask_below(magnitude, 0x38800000), small.bits - 0x3f000000, normal);
  return (uint16_t)(cks_chosen_one(cks_mask_below(magnitude, 0x47800000), result, large) | sign);
#endif
}

/// One number rounded to bfloat16, ties to even; NaN stays NaN.
CKS_INLINE uint16_t cks_one_bfloat_of_float(float number) {
  union { float number; uint32_t bits; } whole = {number};
  uint32_t isNaN = cks_mask_below(0x7f800000, whole.bits & 0x7fffffff);
  uint32_t rounded = whole.bits + 0x7fff + ((whole.bits >> 16) & 1);
  return (uint16_t)(cks_chosen_one(isNaN, whole.bits | 0x400000, rounded) >> 16);
}

/// The same of double precision.
CKS_INLINE double cks_select_double_below(double left, double right, double first, double second) {
#if defined(__SSE2__)
  __m128d mask = _mm_cmplt_sd(_mm_set_sd(left), _mm_set_sd(right));
  __m128d chosen = _mm_and_pd(mask, _mm_set_sd(first));
  return _mm_cvtsd_f64(_mm_or_pd(chosen, _mm_andnot_pd(mask, _mm_set_sd(second))));
#else
  return left < right ? first : second;
#endif
}

/// Makes earlier non-temporal stores visible before any later store.
CKS_INLINE void cks_stream_fence(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#else
  __atomic_thread_fence(__ATOMIC_RELEASE);
#endif
}

/// 0: baseline, 1: x86-64-v3 (AVX2, FMA, BMI), 2: x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
/// A level counts only if the operating system saves its registers.
int32_t cks_instruction_level(void);
