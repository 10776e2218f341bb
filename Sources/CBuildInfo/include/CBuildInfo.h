// What the build knew about itself; the values come from Package.swift.
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
