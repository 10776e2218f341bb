// What Swift cannot say: non-temporal stores, their fence, a choice that is no jump, and which instruction sets the CPU and
// the operating system offer. No algorithm lives here. What a kernel uses is inlined into the module
// that imports this header, so each instruction-set module compiles it with its own flags.
#pragma once

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define CKS_INLINE static inline __attribute__((always_inline))

typedef float cks_float16 __attribute__((ext_vector_type(16)));

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
