#define _GNU_SOURCE
#include "CMemoryPlacement.h"
#include <alloca.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>

int32_t cmp_shared_file(int64_t bytes) {
  const int file = memfd_create("relubench", MFD_CLOEXEC);
  if (file < 0) return -1;
  if (ftruncate(file, bytes) == 0) return file;
  const int reason = errno;
  close(file);
  errno = reason;
  return -1;
}
#else
int32_t cmp_shared_file(int64_t bytes) {
  (void)bytes;
  errno = ENOSYS;
  return -1;
}
#endif

void cmp_on_lower_stack(size_t bytes, void (*body)(void *context), void *context) {
  void *room = alloca(bytes + 1);
  // As far as the optimizer can tell somebody uses it, before and after.
  __asm__ volatile("" : : "r"(room) : "memory");
  body(context);
  __asm__ volatile("" : : "r"(room) : "memory");
}

int cmp_find_owner(const void *code, struct cmp_owner *owner) {
  Dl_info info;
  if (dladdr(code, &info) == 0) return 0;
  owner->base = info.dli_fbase;
  owner->path = info.dli_fname;
  return 1;
}

const void *cmp_own_address(void) { return (const void *)cmp_own_address; }

const void *cmp_malloc_address(int number) {
  return number == 0 ? (const void *)malloc : (const void *)free;
}
