// How the program was put together, asked of the process itself.
#if defined(__linux__)
#define _GNU_SOURCE
#include <link.h>
#include <string.h>

#include "CBuildInfo.h"

struct found {
  int index;
  int has_loader;
  int has_swift;
};

static int look(struct dl_phdr_info *object, size_t size, void *context) {
  struct found *found = context;
  (void)size;
  // The program comes first (man 3 dl_iterate_phdr). One that libraries are loaded into names who
  // loads them.
  if (found->index++ == 0) {
    for (int i = 0; i < object->dlpi_phnum; i++)
      if (object->dlpi_phdr[i].p_type == PT_INTERP) found->has_loader = 1;
  } else if (object->dlpi_name != NULL && strstr(object->dlpi_name, "libswiftCore.so") != NULL) {
    found->has_swift = 1;
  }
  return 0;
}

enum relubench_linkage relubench_linkage(void) {
  struct found found = {0, 0, 0};
  dl_iterate_phdr(look, &found);
  if (found.index == 0) return relubench_linkage_unknown;
  if (found.has_swift) return relubench_linkage_dynamic;
  return found.has_loader ? relubench_linkage_static_swift : relubench_linkage_static;
}
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#include <stdint.h>
#include <string.h>

#include "CBuildInfo.h"

enum relubench_linkage relubench_linkage(void) {
  for (uint32_t i = 0; i < _dyld_image_count(); i++) {
    const char *name = _dyld_get_image_name(i);
    if (name != NULL && strstr(name, "libswiftCore.dylib") != NULL) return relubench_linkage_dynamic;
  }
  return relubench_linkage_static_swift;
}
#else
#include "CBuildInfo.h"

enum relubench_linkage relubench_linkage(void) { return relubench_linkage_unknown; }
#endif
