// The loops, written once, as macros that the instruction sets include.
//
// Who includes this says with what: the type VEC, its LANES and how many make a step (UNROLL),
// whether the loads of a step come before all its stores or each before its own (ALTERNATING), LOAD
// and STOREU (any address), STORE and STREAM (aligned), FENCE, BOTH (one value of two, the cheapest
// there is), IN (the register constraint of a VEC), IN_SCALAR (of a float), TARGET (attributes),
// NAME (a suffix), and AHEAD where the lines of the inputs are asked for so many elements before they are
// loaded: loops with it only store past the caches, as our streaming kernels do.
//
// What matters in them: destinations are aligned, as a store across cache lines costs two; steps of
// several vectors leave loop control no part in the figure; and nothing is recognised as memcpy or
// memset (no_builtin), which is a ceiling of its own. The order of loads and stores matters where two
// arrays just fit L1: on Zen 4 a copy of 4 Ki elements ran at 210 GB/s grouped, 235 alternating.

#include "CMemoryCeilings.h"

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define LOOP(what) \
  TARGET __attribute__((no_builtin, noinline)) static void JOIN(what, NAME)( \
      const float *x, const float *dy, float *output, size_t count)

// A loop that stays as it is written: steps are unrolled by hand, the ends are a few elements.
#define PLAIN _Pragma("clang loop vectorize(disable) unroll(disable)")
// The vectors of a step: a constant count, so no loop is left.
#define EACH_OF(n) _Pragma("clang loop unroll(full)") for (size_t k = 0; k < (n); k++)
#define AT(p) ((p) + i + k * LANES)
#define STEP ((size_t)LANES * UNROLL)

// The compiler drops loads that nobody uses and stores of what was just loaded from the same
// place: these make a value used, or unknown.
#define USE(value) __asm__ volatile("" : : IN(value))
#define HIDE(value) __asm__ volatile("" : "+" IN(value))
#define USE_SCALAR(value) __asm__ volatile("" : : IN_SCALAR(value))
#define HIDE_SCALAR(value) __asm__ volatile("" : "+" IN_SCALAR(value))

// Elements before the first cache line that begins in the output.
#ifndef CMC_HEAD
#define CMC_HEAD
static inline size_t head(const float *output) {
  return ((64 - ((uintptr_t)output & 63)) & 63) / sizeof(float);
}
#endif

// Stores to all of the output. Of a cache line or more, the ends are whole vectors as well, which
// overlap their neighbours: to store twice is harmless here, one element after the other is slow.
#define STORES(PUT, VECTOR, SCALAR) \
  size_t i = 0, k = 0; \
  if (count >= 16) { \
    const size_t start = head(output); \
    if (start > 0) EACH_OF(16 / LANES) STOREU(AT(output), VECTOR); \
    PLAIN for (i = start; i + STEP <= count; i += STEP) { \
      FETCH_AHEAD \
      if (ALTERNATING) { \
        EACH_OF(UNROLL) PUT(AT(output), VECTOR); \
      } else { \
        VEC v[UNROLL]; \
        EACH_OF(UNROLL) v[k] = (VECTOR); \
        EACH_OF(UNROLL) PUT(AT(output), v[k]); \
      } \
    } \
    PLAIN for (; i + LANES <= count; i += LANES) PUT(AT(output), VECTOR); \
    if (i < count) { \
      i = count - LANES; \
      STOREU(AT(output), VECTOR); \
    } \
    return; \
  } \
  PLAIN for (; i < count; i++) output[i] = (SCALAR);

#ifdef AHEAD
// The lines of a step. Past the end of an array nothing is fetched that faults.
#define FETCH_AHEAD EACH_OF(STEP / 16) FETCH(k * 16 + i + AHEAD)
#else
#define FETCH_AHEAD
LOOP(copy1) { STORES(STORE, LOAD(AT(x)), x[i]) }
LOOP(copy2) { STORES(STORE, BOTH(LOAD(AT(x)), LOAD(AT(dy))), x[i] + dy[i]) }
#endif

#define FETCH(at) __builtin_prefetch(x + (at), 0, 0);
LOOP(stream_copy1) { STORES(STREAM, LOAD(AT(x)), x[i]) }
#undef FETCH
#define FETCH(at) __builtin_prefetch(x + (at), 0, 0), __builtin_prefetch(dy + (at), 0, 0);
LOOP(stream_copy2) { STORES(STREAM, BOTH(LOAD(AT(x)), LOAD(AT(dy))), x[i] + dy[i]) }

#undef FETCH

// The fence orders the stores before whatever comes next, as in the kernels.
LOOP(stream1) {
  JOIN(stream_copy1, NAME)(x, dy, output, count);
  FENCE;
}

LOOP(stream2) {
  JOIN(stream_copy2, NAME)(x, dy, output, count);
  FENCE;
}

// What only stores or only loads has no order of the two.
#if !ALTERNATING && !defined(AHEAD)
LOOP(fill) { STORES(STORE, (VEC){0}, 0) }

// Loads of every element.
#define READS(VECTORS, SCALARS) \
  size_t i = 0, k = 0; \
  PLAIN for (; i + STEP <= count; i += STEP) EACH_OF(UNROLL) { VECTORS } \
  PLAIN for (; i + LANES <= count; i += LANES) { VECTORS } \
  PLAIN for (; i < count; i++) { SCALARS }
#define READ_VECTOR(p) { VEC v = LOAD(AT(p)); USE(v); }
#define READ_SCALAR(p) { float s = (p)[i]; USE_SCALAR(s); }

LOOP(read1) { READS(READ_VECTOR(x), READ_SCALAR(x)) }
LOOP(read2) { READS(READ_VECTOR(x) READ_VECTOR(dy), READ_SCALAR(x) READ_SCALAR(dy)) }
#endif

#ifndef AHEAD
// Loads the output and stores the same bits: memory is what it was, and the traffic is that of a
// kernel in place.
#define UPDATES(FIRST_VECTOR, FIRST_SCALAR) \
  size_t i = 0, k = 0; \
  if (count >= 16) { \
    const size_t start = head(output); \
    if (start > 0) EACH_OF(16 / LANES) { UPDATE_VECTOR(STOREU, FIRST_VECTOR) } \
    PLAIN for (i = start; i + STEP <= count; i += STEP) { \
      if (ALTERNATING) { \
        EACH_OF(UNROLL) { UPDATE_VECTOR(STORE, FIRST_VECTOR) } \
      } else { \
        VEC w[UNROLL]; \
        EACH_OF(UNROLL) { FIRST_VECTOR w[k] = LOAD(AT(output)); HIDE(w[k]); } \
        EACH_OF(UNROLL) STORE(AT(output), w[k]); \
      } \
    } \
    PLAIN for (; i + LANES <= count; i += LANES) { UPDATE_VECTOR(STORE, FIRST_VECTOR) } \
    if (i < count) { \
      i = count - LANES; \
      UPDATE_VECTOR(STOREU, FIRST_VECTOR) \
    } \
    return; \
  } \
  PLAIN for (; i < count; i++) { FIRST_SCALAR UPDATE_SCALAR }
#define UPDATE_VECTOR(PUT, FIRST) \
  FIRST VEC u = LOAD(AT(output)); \
  HIDE(u); \
  PUT(AT(output), u);
#define UPDATE_SCALAR { float t = output[i]; HIDE_SCALAR(t); output[i] = t; }

LOOP(update1) { UPDATES(, ) }
LOOP(update2) { UPDATES(READ_VECTOR(x), READ_SCALAR(x)) }
#endif

cmc_loop JOIN(cmc_find, NAME)(int32_t kind, int32_t inputs) {
  switch (kind) {
    case CMC_COPY_STREAMING: return inputs == 1 ? JOIN(stream1, NAME) : JOIN(stream2, NAME);
#ifndef AHEAD
    case CMC_COPY: return inputs == 1 ? JOIN(copy1, NAME) : JOIN(copy2, NAME);
    case CMC_UPDATE: return inputs == 1 ? JOIN(update1, NAME) : JOIN(update2, NAME);
#if !ALTERNATING
    case CMC_READ: return inputs == 1 ? JOIN(read1, NAME) : JOIN(read2, NAME);
    case CMC_FILL: return JOIN(fill, NAME);
#endif
#endif
    default: return 0;
  }
}

#undef UNROLL
#undef ALTERNATING
#undef NAME
#undef AHEAD
#undef FETCH_AHEAD
// Included several times: what is defined above is defined again, letter for letter.
