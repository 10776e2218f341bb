// What Swift cannot say of threads: wait on a word of memory, start a thread on a core of its own,
// pause in a loop, which cores a thread has, how it rounds. No algorithm lives here.
#pragma once

#include <stdint.h>

/// Tells the core that its thread is in a loop that waits for another.
static inline __attribute__((always_inline)) void cts_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  // `yield` does nothing on the cores there are; `isb` is a delay.
  __asm__ volatile("isb");
#endif
}

/// The bits of MXCSR that are exception flags: what happened, and no part of the mode.
enum { cts_exception_flags = 0x3f };

/// The floating-point mode of the calling thread: rounding, subnormals, trapped exceptions. MXCSR
/// without its flags on x86-64, FPCR on arm64, whose flags are in another register.
static inline __attribute__((always_inline)) uint64_t cts_floating_point_mode(void) {
#if defined(__x86_64__)
  return __builtin_ia32_stmxcsr() & ~(unsigned)cts_exception_flags;
#elif defined(__aarch64__)
  uint64_t mode;
  __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
  return mode;
#else
  return 0;
#endif
}

/// Gives the calling thread a mode that `cts_floating_point_mode` returned; its flags stay.
static inline __attribute__((always_inline)) void cts_set_floating_point_mode(uint64_t mode) {
#if defined(__x86_64__)
  __builtin_ia32_ldmxcsr((__builtin_ia32_stmxcsr() & cts_exception_flags) | (unsigned)mode);
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" ::"r"(mode) : "memory");
#endif
}

/// Nanoseconds of a clock that only goes forward.
uint64_t cts_nanoseconds(void);

/// The same clock in steps of some milliseconds, read in a few nanoseconds where there is such.
uint64_t cts_coarse_nanoseconds(void);

/// Sleeps while `*word == value` and nobody wakes it; may return without a reason.
void cts_wait(uint32_t *word, uint32_t value);

/// Wakes one thread that sleeps in `cts_wait` on `word`.
void cts_wake(uint32_t *word);

/// The core that runs the calling thread now; -1 where the system does not say.
int32_t cts_current_core(void);

/// Starts a thread that no signal is delivered to. Returns what the functions below take, or 0 where
/// the system has no thread to give.
void *cts_start_thread(void (*body)(void *), void *context);

/// Waits until the thread has ended.
void cts_join_thread(void *thread);

/// Cores of the machine that are switched on, at least 1.
int32_t cts_online_cores(void);

// Lists of cores are ascending and hold at most `capacity`; functions that fill them return how many,
// 0 where the system does not say.

/// The cores that the process was started on: the mask that it had when this was loaded, of a program
/// linked with it before its `main`.
int32_t cts_start_cores(int32_t *cores, int32_t capacity);

/// What is known of the threads of the process.
struct cts_threads {
  /// How many cores they may run on, all together.
  int32_t cores;
  /// How many there are; without /proc, those of the first and the calling one that can be told apart.
  int32_t threads;
  /// Whether some may run where others may not.
  int32_t differ;
};

/// The cores that any thread of the process may run on.
struct cts_threads cts_process_cores(int32_t *cores, int32_t capacity);

/// A number that changes with what `cts_process_cores` finds.
uint64_t cts_process_mark(void);

/// The cores the calling thread may run on. Threads it creates inherit them.
int32_t cts_thread_cores(int32_t *cores, int32_t capacity);

/// Lets the calling thread run on these cores only; returns whether the system did so.
int32_t cts_restrict_thread(const int32_t *cores, int32_t count);

/// The cores that a thread of `cts_start_thread` may run on.
int32_t cts_started_cores(void *thread, int32_t *cores, int32_t capacity);

/// A number that changes with what `cts_started_cores` finds.
uint64_t cts_started_mark(void *thread);

/// Lets a thread of `cts_start_thread` run on these cores only; returns whether the system did so.
int32_t cts_restrict_started(void *thread, const int32_t *cores, int32_t count);
