#include "CMachineFacts.h"

#include <string.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <sys/sysctl.h>
#endif

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#if defined(__APPLE__)
/// A number that the system has under `name`; 0 where it has none.
static int64_t number_named(const char *name) {
  int64_t value = 0;
  size_t size = sizeof value;
  return sysctlbyname(name, &value, &size, NULL, 0) == 0 ? value : 0;
}
#endif

#if defined(__x86_64__)
/// The leaf that describes caches: Intel's, or AMD's with the same fields. glibc's `sysconf` is not asked:
/// on Zen it multiplies the last cache by what it takes for the instances of a whole socket.
static unsigned cache_leaf(void) {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(4, 0, &a, &b, &c, &d) && (a & 31) != 0) return 4;
  const unsigned topology_extensions = 1u << 22;
  if (__get_cpuid(0x80000001, &a, &b, &c, &d) && (c & topology_extensions)) return 0x8000001d;
  return 0;
}

struct cmf_cache cmf_find_cache(int32_t level) {
  enum { instruction_cache = 2, most_caches = 16 };
  struct cmf_cache cache = {0, 0};
  unsigned leaf = cache_leaf();
  for (unsigned index = 0; leaf != 0 && index < most_caches; index++) {
    unsigned a = 0, b = 0, c = 0, d = 0;
    __cpuid_count(leaf, index, a, b, c, d);
    if ((a & 31) == 0) break;
    if ((a & 31) == instruction_cache || (int32_t)(a >> 5 & 7) != level) continue;
    int64_t ways = (b >> 22) + 1, partitions = (b >> 12 & 1023) + 1, line = (b & 4095) + 1;
    cache.bytes = ways * partitions * line * ((int64_t)c + 1);
    cache.sharing = (int32_t)(a >> 14 & 4095) + 1;
  }
  return cache;
}
#elif defined(__APPLE__)
struct cmf_cache cmf_find_cache(int32_t level) {
  const char *const names[] = {"hw.l1dcachesize", "hw.l2cachesize", "hw.l3cachesize"};
  struct cmf_cache cache = {0, 0};
  if (level >= 1 && level <= 3) cache.bytes = number_named(names[level - 1]);
  return cache;
}
#else
struct cmf_cache cmf_find_cache(int32_t level) {
  struct cmf_cache cache = {0, 0};
  long bytes = 0;
#if defined(_SC_LEVEL1_DCACHE_SIZE)
  if (level == 1) bytes = sysconf(_SC_LEVEL1_DCACHE_SIZE);
  if (level == 2) bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
  if (level == 3) bytes = sysconf(_SC_LEVEL3_CACHE_SIZE);
#endif
  if (bytes > 0) cache.bytes = bytes;
  return cache;
}
#endif

void cmf_processor_name(char *name, int32_t capacity) {
  if (capacity < 1) return;
  name[0] = 0;
#if defined(__APPLE__)
  size_t size = (size_t)capacity;
  if (sysctlbyname("machdep.cpu.brand_string", name, &size, NULL, 0) != 0) name[0] = 0;
#elif defined(__x86_64__)
  unsigned words[12];
  if (__get_cpuid_max(0x80000000, NULL) < 0x80000004) return;
  for (unsigned leaf = 0; leaf < 3; leaf++) {
    unsigned *at = words + 4 * leaf;
    __cpuid(0x80000002 + leaf, at[0], at[1], at[2], at[3]);
  }
  size_t length = strnlen((const char *)words, sizeof words);
  if (length > (size_t)capacity - 1) length = (size_t)capacity - 1;
  memcpy(name, words, length);
  name[length] = 0;
#endif
}
