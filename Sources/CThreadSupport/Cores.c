#define _GNU_SOURCE
#include "CThreadSupport.h"
#include "Threads.h"

#include <unistd.h>

#if defined(__linux__)
#include <dirent.h>
#include <sched.h>
#include <stdlib.h>

static int32_t list(const cpu_set_t *set, int32_t *cores, int32_t capacity) {
  int32_t count = 0;
  for (int32_t core = 0; core < CPU_SETSIZE && count < capacity; core++)
    if (CPU_ISSET(core, set)) cores[count++] = core;
  return count;
}

static cpu_set_t set_of(const int32_t *cores, int32_t count) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int32_t index = 0; index < count; index++)
    if (cores[index] >= 0 && cores[index] < CPU_SETSIZE) CPU_SET(cores[index], &set);
  return set;
}

static cpu_set_t at_start;

/// The first thread's and that of whoever loads this: a program may be loaded by a thread of its own.
__attribute__((constructor)) static void remember_start(void) {
  cpu_set_t set;
  if (sched_getaffinity(getpid(), sizeof set, &set) == 0) CPU_OR(&at_start, &at_start, &set);
  if (sched_getaffinity(0, sizeof set, &set) == 0) CPU_OR(&at_start, &at_start, &set);
}

int32_t cts_start_cores(int32_t *cores, int32_t capacity) {
  return list(&at_start, cores, capacity);
}

struct masks {
  cpu_set_t all, first;
  int32_t threads;
  int32_t differ;
};

static void add_mask(struct masks *masks, pid_t thread) {
  cpu_set_t set;
  if (sched_getaffinity(thread, sizeof set, &set) != 0) return;
  if (masks->threads == 0) masks->first = set;
  if (!CPU_EQUAL(&masks->first, &set)) masks->differ = 1;
  CPU_OR(&masks->all, &masks->all, &set);
  masks->threads++;
}

struct cts_threads cts_process_cores(int32_t *cores, int32_t capacity) {
  struct masks masks = {.threads = 0};
  CPU_ZERO(&masks.all);
  DIR *const folder = opendir("/proc/self/task");
  for (struct dirent *entry; folder && (entry = readdir(folder));)
    if (entry->d_name[0] != '.') add_mask(&masks, (pid_t)atoi(entry->d_name));
  if (folder) closedir(folder);
  if (masks.threads == 0) {
    add_mask(&masks, getpid());
    // The same thread or another: that cannot be told apart by masks that are equal.
    add_mask(&masks, 0);
    if (!masks.differ && masks.threads > 1) masks.threads = 1;
  }
  return (struct cts_threads){
      .cores = list(&masks.all, cores, capacity),
      .threads = masks.threads,
      .differ = masks.differ};
}

int32_t cts_thread_cores(int32_t *cores, int32_t capacity) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? list(&set, cores, capacity) : 0;
}

int32_t cts_restrict_thread(const int32_t *cores, int32_t count) {
  const cpu_set_t set = set_of(cores, count);
  return sched_setaffinity(0, sizeof set, &set) == 0;
}

int32_t cts_started_cores(void *thread, int32_t *cores, int32_t capacity) {
  cpu_set_t set;
  return pthread_getaffinity_np(cts_posix_thread(thread), sizeof set, &set) == 0
             ? list(&set, cores, capacity)
             : 0;
}

int32_t cts_restrict_started(void *thread, const int32_t *cores, int32_t count) {
  const cpu_set_t set = set_of(cores, count);
  return pthread_setaffinity_np(cts_posix_thread(thread), sizeof set, &set) == 0;
}

int32_t cts_current_core(void) { return sched_getcpu(); }
#else
int32_t cts_start_cores(int32_t *cores, int32_t capacity) { return 0; }
struct cts_threads cts_process_cores(int32_t *cores, int32_t capacity) {
  return (struct cts_threads){0, 0, 0};
}
int32_t cts_thread_cores(int32_t *cores, int32_t capacity) { return 0; }
int32_t cts_restrict_thread(const int32_t *cores, int32_t count) { return 0; }
int32_t cts_started_cores(void *thread, int32_t *cores, int32_t capacity) { return 0; }
int32_t cts_restrict_started(void *thread, const int32_t *cores, int32_t count) { return 0; }
int32_t cts_current_core(void) { return -1; }
#endif

int32_t cts_online_cores(void) {
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int32_t)online : 1;
}
