// getrusage(2): its first argument has one type in C and another in each of Swift's C libraries.

#include "CProcessorProbe.h"

#include <sys/resource.h>

int64_t relubench_involuntary_switches(void) {
  struct rusage usage;
  // Of all threads: a parallel kernel waits for the one of them that lost its core.
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_nivcsw : -1;
}
