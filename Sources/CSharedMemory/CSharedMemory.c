#define _GNU_SOURCE
#include "CSharedMemory.h"
#include <errno.h>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>

int32_t csm_create(int64_t bytes) {
  const int file = memfd_create("relubench", MFD_CLOEXEC);
  if (file < 0) return -1;
  if (ftruncate(file, bytes) == 0) return file;
  const int reason = errno;
  close(file);
  errno = reason;
  return -1;
}
#else
int32_t csm_create(int64_t bytes) {
  (void)bytes;
  errno = ENOSYS;
  return -1;
}
#endif
