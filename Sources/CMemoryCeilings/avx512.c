// The loops with AVX-512 registers, a cache line each.
#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f")))
#define VEC __m512
#define LANES 16
#define LOAD(p) _mm512_loadu_ps(p)
#define STORE(p, v) _mm512_store_ps(p, v)
#define STOREU(p, v) _mm512_storeu_ps(p, v)
#define STREAM(p, v) _mm512_stream_ps(p, v)
#define FENCE _mm_sfence()
// Integers: the bitwise functions of floats are AVX-512 DQ.
#define BOTH(a, b) \
  _mm512_castsi512_ps(_mm512_and_epi32(_mm512_castps_si512(a), _mm512_castps_si512(b)))
#define IN "v"
#define IN_SCALAR "x"

#define NAME _avx512_x4
#define UNROLL 4
#define ALTERNATING 0
#include "loops.h"

#define NAME _avx512_x4_alternating
#define UNROLL 4
#define ALTERNATING 1
#include "loops.h"

#define NAME _avx512_x1
#define UNROLL 1
#define ALTERNATING 0
#include "loops.h"

#define NAME _avx512_x4_prefetching
#define UNROLL 4
#define ALTERNATING 1
#define AHEAD 256
#include "loops.h"
#endif
