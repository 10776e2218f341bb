// The loops with AVX2 registers. The attribute, not a flag of the file, allows the instructions, so
// that nothing else in here can use them.
#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))
#define VEC __m256
#define LANES 8
#define LOAD(p) _mm256_loadu_ps(p)
#define STORE(p, v) _mm256_store_ps(p, v)
#define STOREU(p, v) _mm256_storeu_ps(p, v)
#define STREAM(p, v) _mm256_stream_ps(p, v)
#define FENCE _mm_sfence()
#define BOTH(a, b) _mm256_and_ps(a, b)
#define IN "x"
#define IN_SCALAR "x"

#define NAME _avx2_x4
#define UNROLL 4
#define ALTERNATING 0
#include "loops.h"

#define NAME _avx2_x4_alternating
#define UNROLL 4
#define ALTERNATING 1
#include "loops.h"

#define NAME _avx2_x1
#define UNROLL 1
#define ALTERNATING 0
#include "loops.h"

#define NAME _avx2_x4_prefetching
#define UNROLL 4
#define ALTERNATING 1
#define AHEAD 256
#include "loops.h"
#endif
