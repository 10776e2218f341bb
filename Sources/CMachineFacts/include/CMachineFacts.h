// What a program can learn of its machine without reading files: caches and the processor's name.
#pragma once

#include <stdint.h>

/// One cache.
struct cmf_cache {
  /// Bytes of one instance; 0 where nobody says.
  int64_t bytes;
  /// Logical processors that share an instance at most; 0 where nobody says.
  int32_t sharing;
};

/// The data or unified cache of that level, 1 to 3.
struct cmf_cache cmf_find_cache(int32_t level);

/// Writes the processor's name to `name`, which has room for `capacity` bytes, the last of them for
/// the end of the string; an empty string where the processor does not say.
void cmf_processor_name(char *name, int32_t capacity);
