// Where memory lies: what Swift cannot ask for.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// An anonymous file in memory, `bytes` long and without a page yet; -1 where there is none to be
/// had, with errno set. It is not limited by the size of /dev/shm, which containers make small.
int32_t cmp_shared_file(int64_t bytes);

/// Calls `body` with the stack so many bytes further down.
void cmp_on_lower_stack(size_t bytes, void (*body)(void *context), void *context);
