// The few jemalloc calls that Swift cannot reach: macros, and names that differ by platform.
#pragma once

// Keeps the je_ names that jemalloc.h defines as macros for whatever names the library was built
// with (mallocx on Debian, mallocx or je_mallocx on macOS). They alone are right everywhere.
#define JEMALLOC_NO_DEMANGLE

#include <errno.h>
#include <jemalloc/jemalloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// Flags of mallocx and sdallocx. A negative arena means the thread's own arena and cache.
static inline int relubench_je_flags(unsigned log2_alignment, bool zeroed, int64_t arena) {
  int flags = MALLOCX_LG_ALIGN(log2_alignment);
  if (zeroed) flags |= MALLOCX_ZERO;
  // Memory of an explicit arena must not stay behind in a thread cache when the arena goes.
  if (arena >= 0) flags |= (int)MALLOCX_ARENA((unsigned)arena) | MALLOCX_TCACHE_NONE;
  return flags;
}

static inline void *relubench_je_mallocx(size_t size, int flags) { return je_mallocx(size, flags); }

static inline void relubench_je_sdallocx(void *pointer, size_t size, int flags) {
  je_sdallocx(pointer, size, flags);
}

static inline size_t relubench_je_nallocx(size_t size, int flags) {
  return je_nallocx(size, flags);
}

static inline int relubench_je_mallctl(
    const char *name, void *old, size_t *old_size, void *new_value, size_t new_size) {
  return je_mallctl(name, old, old_size, new_value, new_size);
}

/// A read that the optimizer must repeat: it takes for granted that malloc changes no memory the
/// program can see, and would otherwise reuse the counter's value from before an allocation.
static inline uint64_t relubench_je_load(const uint64_t *counter) {
  return *(const volatile uint64_t *)counter;
}

/// What mallctl returns for a key that this build does not have.
static const int relubench_je_no_such_key = ENOENT;

/// Lets the memory escape as far as the optimizer can tell.
static inline void relubench_je_keep(void *pointer) {
  __asm__ volatile("" : : "r"(pointer) : "memory");
}

static inline const char *relubench_je_error_text(int code) { return strerror(code); }

/// Where the functions above are: mallocx, sdallocx, nallocx, mallctl by number; null for any other.
static inline const void *relubench_je_address(int number) {
  switch (number) {
    case 0: return (const void *)je_mallocx;
    case 1: return (const void *)je_sdallocx;
    case 2: return (const void *)je_nallocx;
    case 3: return (const void *)je_mallctl;
    default: return NULL;
  }
}
