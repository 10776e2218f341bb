#include "CThreadSupport.h"
#include "Threads.h"

#include <signal.h>
#include <stdlib.h>

struct start {
  pthread_t thread;
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  const struct start *start = argument;
  start->body(start->context);
  return 0;
}

void *cts_start_thread(void (*body)(void *), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return 0;
  *start = (struct start){.body = body, .context = context};
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

pthread_t cts_posix_thread(void *thread) { return ((struct start *)thread)->thread; }

void cts_join_thread(void *thread) {
  struct start *start = thread;
  pthread_join(start->thread, 0);
  free(start);
}
