// Memory that several processes map, which Swift cannot ask Linux for.
#pragma once

#include <stdint.h>

/// An anonymous file in memory, `bytes` long and without a page yet; -1 where there is none to be
/// had, with errno set. It is not limited by the size of /dev/shm, which containers make small.
int32_t csm_create(int64_t bytes);
