#define _GNU_SOURCE
#include "CBuildInfo.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <unistd.h>

const char *relubench_commit(void) { return RELUBENCH_COMMIT; }
const char *relubench_dirty(void) { return RELUBENCH_DIRTY; }
const char *relubench_swift_version(void) { return RELUBENCH_SWIFT_VERSION; }
const char *relubench_flags_scalar(void) { return RELUBENCH_FLAGS_SCALAR; }
const char *relubench_flags_avx2(void) { return RELUBENCH_FLAGS_AVX2; }
const char *relubench_flags_avx512(void) { return RELUBENCH_FLAGS_AVX512; }

const char *relubench_c_optimization(void) {
#if !defined(__OPTIMIZE__)
  return "none";
#elif defined(__OPTIMIZE_SIZE__)
  return "size";
#else
  return "speed";
#endif
}

const char *relubench_c_instruction_sets(void) { return relubench_instruction_sets(); }

/// Of the Swift runtime, which every program with this in it needs anyway.
extern void *swift_retain(void *object);

/// Whether code is part of the program. One that is static altogether has no linker to ask.
static bool is_own(const void *code) {
  Dl_info own, other;
  if (dladdr((const void *)relubench_linkage, &own) == 0) return true;
  return dladdr(code, &other) != 0 && other.dli_fbase == own.dli_fbase;
}

const char *relubench_linkage(void) {
  if (!is_own((const void *)swift_retain)) return "dynamic";
  return is_own((const void *)getpid) ? "static" : "static-swift";
}
