// What the build knew about itself; the values come from Package.swift.
#pragma once

const char *relubench_commit(void);
const char *relubench_dirty(void);
const char *relubench_swift_version(void);
const char *relubench_flags_scalar(void);
const char *relubench_flags_avx2(void);
const char *relubench_flags_avx512(void);
