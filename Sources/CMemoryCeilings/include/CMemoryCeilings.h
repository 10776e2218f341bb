// Loops that do nothing but move memory: what a kernel's speed is held against.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What a loop moves. Numbers are fixed: Swift has the same.
enum {
  CMC_COPY = 0,            ///< Reads every input, stores to the output.
  CMC_COPY_STREAMING = 1,  ///< The same with stores past the caches.
  CMC_MEMCPY = 2,          ///< The C library's memcpy, of x to the output.
  CMC_READ = 3,            ///< Reads every input.
  CMC_FILL = 4,            ///< Stores to the output.
  CMC_UPDATE = 5,          ///< Reads and stores the output in place, reads the inputs before it.
};

/// One pass over `count` floats. `x`, `dy` and `output` are aligned to a float; `dy` is read by
/// loops for two inputs only, and not at all in place, where it is the output.
typedef void (*cmc_loop)(const float *x, const float *dy, float *output, size_t count);

/// The implementation number `index` of a loop, or NULL where there is none: from 0, without gaps.
/// Those with lesser instructions follow the best: in L2 of Zen 4, stores of 16 bytes were 2 %
/// faster than wider ones.
///
/// \param kind One of the names above.
/// \param inputs 1 or 2.
/// \param level The best instructions to use. 0: baseline, 1: AVX2, 2: AVX-512 F.
/// \param index Which implementation.
/// \param name Set to its name, `avx2-x4-alternating`: instruction set, vectors a step, and
/// whether each is stored before the next is loaded.
cmc_loop cmc_find(int32_t kind, int32_t inputs, int32_t level, int32_t index, const char **name);
