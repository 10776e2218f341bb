#include "CThreadSupport.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

struct start {
  pthread_t thread;
  void (*body)(void *);
  void *context;
  int32_t core;
};

static void *run(void *argument) {
  const struct start *start = argument;
  // Refused where the core has been taken from the process since it was chosen: the thread then
  // runs wherever the system puts it.
  if (start->core >= 0) cts_restrict_thread(&start->core, 1);
  start->body(start->context);
  return 0;
}

void *cts_start_thread(void (*body)(void *), void *context, int32_t core) {
  struct start *start = malloc(sizeof *start);
  if (!start) return 0;
  *start = (struct start){.body = body, .context = context, .core = core};
  // A thread inherits the signals that its creator blocks.
  sigset_t all, before;
  sigfillset(&all);
  // What the thread brings upon itself is reported where it happens.
  const int own[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
  for (unsigned i = 0; i < sizeof own / sizeof *own; i++) sigdelset(&all, own[i]);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const int failure = pthread_create(&start->thread, 0, run, start);
  pthread_sigmask(SIG_SETMASK, &before, 0);
  if (!failure) return start;
  free(start);
  return 0;
}

void cts_join_thread(void *thread) {
  struct start *start = thread;
  pthread_join(start->thread, 0);
  free(start);
}
