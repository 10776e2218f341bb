#define _GNU_SOURCE
#include "CProcessorProbe.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static _Atomic uint64_t continuations;

static void note_continuation(int number) {
  (void)number;
  atomic_fetch_add_explicit(&continuations, 1, memory_order_relaxed);
}

void relubench_note_continuations(void) {
  struct sigaction action;
  if (sigaction(SIGCONT, NULL, &action) != 0) return;
  // Whoever has a handler of their own wants to be told; to ignore it or not is the same for it.
  if ((action.sa_flags & SA_SIGINFO) != 0) return;
  if (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) return;
  action.sa_handler = note_continuation;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGCONT, &action, NULL);
}

static uint64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0) return 0;
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/// Nanoseconds that readings of one moment may be apart.
static const uint64_t longest_reading = 1000000;

#if defined(__linux__)
/// The second number of proc(5), "/proc/pid/schedstat", of the calling thread: nanoseconds on a run queue.
static uint64_t waited(void) {
  // Kept open: to open it for each reading would cost more than the reading.
  static _Thread_local int file = -2;
  if (file == -2) file = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[96];
  const ssize_t length = pread(file, text, sizeof text - 1, 0);
  if (length <= 0) return 0;
  text[length] = 0;
  char *rest = text;
  strtoull(rest, &rest, 10);
  return strtoull(rest, NULL, 10);
}
#else
static uint64_t waited(void) { return 0; }
#endif

struct relubench_process_progress relubench_process_progress(void) {
#if defined(__linux__)
  const clockid_t real = CLOCK_BOOTTIME, monotonic = CLOCK_MONOTONIC_RAW;
#else
  // On macOS the first goes on while the machine sleeps, and the second does not.
  const clockid_t real = CLOCK_MONOTONIC, monotonic = CLOCK_UPTIME_RAW;
#endif
  struct relubench_process_progress now;
  // A process is often stopped as it returns from a call of the system, such as these: readings from
  // before and after a pause do not belong together.
  for (int attempt = 0; attempt < 100; attempt++) {
    now.real = nanoseconds(real);
    now.monotonic = nanoseconds(monotonic);
    now.processor = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    now.waited = waited();
    now.continuations = atomic_load_explicit(&continuations, memory_order_relaxed);
    if (nanoseconds(real) - now.real < longest_reading) break;
  }
  return now;
}
