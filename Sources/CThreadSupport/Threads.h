// What the files of this module share.
#pragma once

#include <pthread.h>

/// What the system calls a thread of `cts_start_thread`.
pthread_t cts_posix_thread(void *thread);
