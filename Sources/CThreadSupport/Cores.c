#define _GNU_SOURCE
#include "CThreadSupport.h"
#include "Threads.h"

#include <unistd.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/syscall.h>

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

/// What the kernel writes of an entry in a folder (man 2 getdents64).
struct entry {
  uint64_t number;
  int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[];
};

/// By the system's call, as `opendir` allocates.
static void add_threads(struct masks *masks) {
  const int folder = open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  _Alignas(struct entry) char entries[4096];
  for (long end; folder >= 0 && (end = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0;)
    for (long at = 0; at < end; at += ((struct entry *)(entries + at))->length) {
      const char *const name = ((struct entry *)(entries + at))->name;
      if (name[0] != '.') add_mask(masks, (pid_t)atoi(name));
    }
  if (folder >= 0) close(folder);
}

static struct masks process_masks(void) {
  struct masks masks = {.threads = 0};
  CPU_ZERO(&masks.all);
  add_threads(&masks);
  if (masks.threads > 0) return masks;
  add_mask(&masks, getpid());
  // The same thread or another: that cannot be told apart by masks that are equal.
  add_mask(&masks, 0);
  if (!masks.differ && masks.threads > 1) masks.threads = 1;
  return masks;
}

struct cts_threads cts_process_cores(int32_t *cores, int32_t capacity) {
  const struct masks masks = process_masks();
  return (struct cts_threads){
      .cores = list(&masks.all, cores, capacity),
      .threads = masks.threads,
      .differ = masks.differ};
}

/// FNV-1a.
static uint64_t mark(const cpu_set_t *set, uint64_t mark) {
  for (size_t index = 0; index < sizeof *set; index++)
    mark = (mark ^ ((const unsigned char *)set)[index]) * 0x100000001b3u;
  return mark;
}

uint64_t cts_process_mark(void) {
  const struct masks masks = process_masks();
  return mark(&masks.all, 2 * (uint64_t)(masks.threads > 1) + (uint64_t)masks.differ);
}

uint64_t cts_started_mark(void *thread) {
  cpu_set_t set;
  CPU_ZERO(&set);
  return pthread_getaffinity_np(cts_posix_thread(thread), sizeof set, &set) == 0 ? mark(&set, 1) : 0;
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
uint64_t cts_process_mark(void) { return 0; }
uint64_t cts_started_mark(void *thread) { return 0; }
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
