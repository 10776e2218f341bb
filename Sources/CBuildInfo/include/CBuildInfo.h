// What the build knew about itself; the values come from Package.swift. And what the compilers did,
// whatever anybody claims: asked for by macros, or looked up in the running program.
#pragma once

const char *relubench_commit(void);
const char *relubench_dirty(void);
const char *relubench_swift_version(void);
const char *relubench_flags_scalar(void);
const char *relubench_flags_avx2(void);
const char *relubench_flags_avx512(void);

// The nearest tag and how far from it, as `git describe` says.
const char *relubench_tag(void);

// Which of its libraries the program brings with it.
enum relubench_linkage {
  relubench_linkage_unknown,
  // Swift's libraries are the system's.
  relubench_linkage_dynamic,
  // Swift's libraries are in the program; others are the system's.
  relubench_linkage_static_swift,
  // Nothing is loaded at all.
  relubench_linkage_static,
};

// What is true of this process; nothing that the build claims.
enum relubench_linkage relubench_linkage(void);

/// How C was optimized: none, speed or size.
const char *relubench_c_optimization(void);

// Instruction sets that a compiler may use without being asked to look first whether they are there:
// what -march and its relatives change. Names as in -m options.
#ifdef __SSE4_2__
#define RELUBENCH_SSE4_2 "sse4.2 "
#else
#define RELUBENCH_SSE4_2 ""
#endif
#ifdef __AVX__
#define RELUBENCH_AVX "avx "
#else
#define RELUBENCH_AVX ""
#endif
#ifdef __AVX2__
#define RELUBENCH_AVX2 "avx2 "
#else
#define RELUBENCH_AVX2 ""
#endif
#ifdef __FMA__
#define RELUBENCH_FMA "fma "
#else
#define RELUBENCH_FMA ""
#endif
#ifdef __BMI2__
#define RELUBENCH_BMI2 "bmi2 "
#else
#define RELUBENCH_BMI2 ""
#endif
#ifdef __AVX512F__
#define RELUBENCH_AVX512F "avx512f "
#else
#define RELUBENCH_AVX512F ""
#endif
#ifdef __ARM_FEATURE_SVE
#define RELUBENCH_SVE "sve "
#else
#define RELUBENCH_SVE ""
#endif

/// Those of whoever includes this: C and Swift, which compiles it anew, can differ. Each is followed
/// by a space.
static inline const char *relubench_instruction_sets(void) {
  return RELUBENCH_SSE4_2 RELUBENCH_AVX RELUBENCH_AVX2 RELUBENCH_FMA RELUBENCH_BMI2 RELUBENCH_AVX512F
      RELUBENCH_SVE;
}

/// Those of C.
const char *relubench_c_instruction_sets(void);
