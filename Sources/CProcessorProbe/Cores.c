#define _GNU_SOURCE
#include "CProcessorProbe.h"

#if defined(__linux__)
#include <sched.h>

int relubench_process_is_kept(int32_t process, int32_t core) {
  cpu_set_t set;
  if (core < 0 || core >= CPU_SETSIZE) return -1;
  if (sched_getaffinity(process, sizeof set, &set) != 0) return -1;
  return CPU_COUNT(&set) == 1 && CPU_ISSET(core, &set);
}

int32_t relubench_current_cpu(void) { return sched_getcpu(); }
#else
int relubench_process_is_kept(int32_t process, int32_t core) {
  (void)process;
  (void)core;
  return -1;
}

int32_t relubench_current_cpu(void) { return -1; }
#endif
