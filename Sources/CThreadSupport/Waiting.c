#define _GNU_SOURCE
#include "CThreadSupport.h"

#include <time.h>

static uint64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t cts_nanoseconds(void) { return nanoseconds(CLOCK_MONOTONIC); }

#if defined(CLOCK_MONOTONIC_COARSE)
uint64_t cts_coarse_nanoseconds(void) { return nanoseconds(CLOCK_MONOTONIC_COARSE); }
#else
uint64_t cts_coarse_nanoseconds(void) { return nanoseconds(CLOCK_MONOTONIC); }
#endif

#if defined(__linux__)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

void cts_wait(uint32_t *word, uint32_t value) {
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, 0, 0, 0);
}

void cts_wake(uint32_t *word) { syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0); }
#else
#include <os/os_sync_wait_on_address.h>

void cts_wait(uint32_t *word, uint32_t value) {
  os_sync_wait_on_address(word, value, sizeof *word, OS_SYNC_WAIT_ON_ADDRESS_NONE);
}

void cts_wake(uint32_t *word) {
  os_sync_wake_by_address_any(word, sizeof *word, OS_SYNC_WAKE_BY_ADDRESS_NONE);
}
#endif
