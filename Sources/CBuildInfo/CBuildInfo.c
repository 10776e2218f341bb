#include "CBuildInfo.h"

const char *relubench_tag(void) { return RELUBENCH_TAG; }
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
