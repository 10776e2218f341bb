// Where memory lies: what Swift cannot ask for.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// An anonymous file in memory, `bytes` long and without a page yet; -1 where there is none to be
/// had, with errno set. It is not limited by the size of /dev/shm, which containers make small.
int32_t cmp_shared_file(int64_t bytes);

/// Calls `body` with the stack so many bytes further down.
void cmp_on_lower_stack(size_t bytes, void (*body)(void *context), void *context);

/// What a piece of code is part of.
struct cmp_owner {
  /// Where that begins in memory.
  const void *base;
  /// Its file.
  const char *path;
};

/// Looks up whose code it is; 0 where the dynamic linker does not know, or there is none.
int cmp_find_owner(const void *code, struct cmp_owner *owner);

/// Code of the program itself.
const void *cmp_own_address(void);

/// Where malloc (0) and free (1) are for this program.
const void *cmp_malloc_address(int number);
