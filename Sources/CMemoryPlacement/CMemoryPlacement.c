#define _GNU_SOURCE
#include "CMemoryPlacement.h"
#include <alloca.h>
#include <errno.h>

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
