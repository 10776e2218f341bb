#include <stddef.h>

#include "CProcessorProbe.h"

static int argument_count;
static char *const *argument_list;

#if defined(__GLIBC__) || defined(__APPLE__)
// Both C libraries hand a constructor what they hand main.
__attribute__((constructor)) static void keep_arguments(int count, char *const *list) {
  argument_count = count;
  argument_list = list;
}
#endif

int relubench_argument_count(void) { return argument_count; }

const char *relubench_argument(int number) {
  return number >= 0 && number < argument_count ? argument_list[number] : NULL;
}
