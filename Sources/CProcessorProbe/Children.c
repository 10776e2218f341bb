#define _GNU_SOURCE
#include "CProcessorProbe.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>

int relubench_start_child(
    const char *path, char *const *arguments, char *const *environment, int input, int output,
    int errors, int32_t *id) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error == 0) {
    sigset_t none;
    sigemptyset(&none);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK;
#if defined(POSIX_SPAWN_CLOEXEC_DEFAULT)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    error = posix_spawnattr_setflags(&attributes, flags);
    if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
    if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
    if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, input, 0);
    if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, output, 1);
    if (error == 0)
      error = errors >= 0
                  ? posix_spawn_file_actions_adddup2(&actions, errors, 2)
                  : posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    if (error == 0)
      error = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
    *id = child;
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

struct relubench_child relubench_look_at_child(int32_t id) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  int result;
  do {
    // It stays a zombie, and its number its own, until somebody waits for it.
    result = waitid(P_PID, (id_t)id, &info, WEXITED | WNOHANG | WNOWAIT);
  } while (result != 0 && errno == EINTR);
  struct relubench_child child = {.has_ended = result != 0 || info.si_pid != 0};
  if (result != 0 || info.si_pid == 0) return child;
  if (info.si_code == CLD_EXITED)
    child.status = info.si_status;
  else
    child.signal = info.si_status;
  return child;
}

void relubench_forget_child(int32_t id) {
  int status;
  while (waitpid(id, &status, WNOHANG) < 0 && errno == EINTR) {
  }
}
