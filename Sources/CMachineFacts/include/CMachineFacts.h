// What a program can learn of its machine without Foundation: caches, the processor's name, and the
// processor time that control groups leave it.
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

/// The processor time that the control groups around this process let it use, in cores: the smallest
/// quota of its own group and those above it. 0 for no limit, and where the system has no such groups.
///
/// Version 2 has `cpu.max` (Linux Documentation/admin-guide/cgroup-v2.rst), version 1
/// `cpu.cfs_quota_us` (Documentation/scheduler/sched-bwc.rst).
///
/// `root` is the folder that `/proc` and the mount points are looked for in: empty for this machine.
double cmf_quota_cores(const char *root);

/// How often the groups around this process were stopped for having used up their quota; sums of all
/// of them, which only grow.
struct cmf_throttling {
  /// Whether any group counts it.
  int32_t is_known;
  /// Periods in which a group with a quota ran.
  int64_t periods;
  /// Those of them in which it was stopped.
  int64_t throttled_periods;
  /// For how long, all its cores together.
  int64_t throttled_nanoseconds;
};

/// What the files `cpu.stat` say; `root` as above.
struct cmf_throttling cmf_find_throttling(const char *root);
