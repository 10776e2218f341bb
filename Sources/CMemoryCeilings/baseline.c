// The loops with what every CPU of the architecture has: SSE2 or NEON, 16 bytes a vector.

#include <stddef.h>

typedef float vec4 __attribute__((ext_vector_type(4)));
typedef vec4 vec4_anywhere __attribute__((aligned(4)));
typedef int bits4 __attribute__((ext_vector_type(4)));

#define TARGET
#define VEC vec4
#define LANES 4
#define LOAD(p) (*(const vec4_anywhere *)(p))
#define STORE(p, v) (*(vec4 *)(p) = (v))
#define STOREU(p, v) (*(vec4_anywhere *)(p) = (v))
#define STREAM(p, v) __builtin_nontemporal_store(v, (vec4 *)(p))
#define BOTH(a, b) ((vec4)((bits4)(a) & (bits4)(b)))
#if defined(__x86_64__)
#define FENCE __builtin_ia32_sfence()
#define IN "x"
#define IN_SCALAR "x"
#else
#define FENCE __atomic_thread_fence(__ATOMIC_RELEASE)
#define IN "w"
#define IN_SCALAR "w"
#endif

#define NAME _baseline_x8
#define UNROLL 8
#define ALTERNATING 0
#include "loops.h"

#define NAME _baseline_x8_alternating
#define UNROLL 8
#define ALTERNATING 1
#include "loops.h"

#define NAME _baseline_x1
#define UNROLL 1
#define ALTERNATING 0
#include "loops.h"

#define NAME _baseline_x8_prefetching
#define UNROLL 8
#define ALTERNATING 1
#define AHEAD 256
#include "loops.h"
