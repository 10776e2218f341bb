#define _GNU_SOURCE
#include "CThreadSupport.h"

#include <unistd.h>

#if defined(__linux__)
#include <sched.h>

static int32_t cores_in_affinity_mask(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

int32_t cts_thread_cores(int32_t *cores, int32_t capacity) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 0;
  int32_t count = 0;
  for (int32_t core = 0; core < CPU_SETSIZE && count < capacity; core++)
    if (CPU_ISSET(core, &set)) cores[count++] = core;
  return count;
}

int32_t cts_restrict_thread(const int32_t *cores, int32_t count) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int32_t index = 0; index < count; index++)
    if (cores[index] >= 0 && cores[index] < CPU_SETSIZE) CPU_SET(cores[index], &set);
  return sched_setaffinity(0, sizeof set, &set) == 0;
}

int32_t cts_current_core(void) { return sched_getcpu(); }
#else
static int32_t cores_in_affinity_mask(void) { return 0; }
int32_t cts_thread_cores(int32_t *cores, int32_t capacity) { return 0; }
int32_t cts_restrict_thread(const int32_t *cores, int32_t count) { return 0; }
int32_t cts_current_core(void) { return -1; }
#endif

int32_t cts_available_cores(void) {
  const int32_t allowed = cores_in_affinity_mask();
  if (allowed > 0) return allowed;
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int32_t)online : 1;
}
