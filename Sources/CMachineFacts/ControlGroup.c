#define _GNU_SOURCE
#include "CMachineFacts.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <limits.h>

// Nothing here allocates: the kernel library looks at its quota in the middle of calls.
enum { path_capacity = PATH_MAX, text_capacity = 4096 };

/// A file that is read line by line.
struct lines {
  int file;
  size_t at, end;
  char buffer[text_capacity];
};

static struct lines open_lines(const char *root, const char *path) {
  char whole[path_capacity];
  snprintf(whole, sizeof whole, "%s%s", root, path);
  return (struct lines){.file = open(whole, O_RDONLY | O_CLOEXEC)};
}

/// The next line without its end, cut off where it is longer than `line`; 0 at the end of the file.
static int next_line(struct lines *lines, char line[path_capacity]) {
  size_t length = 0;
  if (lines->file < 0) return 0;
  while (1) {
    if (lines->at == lines->end) {
      const ssize_t count = read(lines->file, lines->buffer, sizeof lines->buffer);
      if (count <= 0) break;
      lines->at = 0;
      lines->end = (size_t)count;
    }
    const char next = lines->buffer[lines->at++];
    if (next == '\n') {
      line[length] = 0;
      return 1;
    }
    if (length < path_capacity - 1) line[length++] = next;
  }
  line[length] = 0;
  return length > 0;
}

static void close_lines(struct lines *lines) {
  if (lines->file >= 0) close(lines->file);
}

/// What is done at each group: version 1 or 2, and its folder.
typedef void (*visitor)(void *context, int version, const char *folder);

/// Reads the start of a file as a string; 0 where there is none.
static int read_text(const char *folder, const char *name, char text[text_capacity]) {
  char path[path_capacity + 64];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t length = read(file, text, text_capacity - 1);
  close(file);
  if (length < 0) return 0;
  text[length] = 0;
  return 1;
}

/// Whether a list such as `cpu,cpuacct` has an entry.
static int lists(const char *list, const char *entry) {
  const size_t length = strlen(entry);
  for (const char *at = list; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : 0)
    if (strncmp(at, entry, length) == 0 && (at[length] == ',' || at[length] == 0)) return 1;
  return 0;
}

/// Undoes the octal escapes of mountinfo, `\040` for a space.
static void unescape(char *text) {
  char *to = text;
  for (const char *at = text; *at; to++) {
    if (at[0] == '\\' && at[1] >= '0' && at[1] <= '3' && at[2] && at[3]) {
      *to = (char)((at[1] - '0') << 6 | (at[2] - '0') << 3 | (at[3] - '0'));
      at += 4;
    } else {
      *to = *at++;
    }
  }
  *to = 0;
}

/// What follows `prefix`, a whole number of folders, in `path`; 0 where that lies elsewhere.
static const char *below(const char *path, const char *prefix) {
  if (strcmp(prefix, "/") == 0) return path;
  const size_t length = strlen(prefix);
  if (strncmp(path, prefix, length) != 0) return 0;
  return path[length] == '/' || path[length] == 0 ? path + length : 0;
}

/// Where the groups of a hierarchy are, and that of this process among them.
struct place {
  char mount[path_capacity];
  char group[path_capacity];
  int is_found, is_exact;
};

/// Takes a mount of the hierarchy whose root is the group `top`, unless one was found before in which
/// the process's own group is to be seen.
///
/// In a namespace of its own, or with a part of the hierarchy mounted, the path that the process is
/// told need not exist below the mount: its top is then the nearest group that can be seen.
static void take_mount(
    struct place *place, const char *root, const char *point, const char *top, const char *path) {
  if (place->is_exact) return;
  struct place found = {.is_found = 1};
  snprintf(found.mount, sizeof found.mount, "%s%s", root, strcmp(point, "/") ? point : "");
  const char *rest = strncmp(path, "/..", 3) == 0 ? 0 : below(path, top);
  if (rest && strcmp(rest, "/") == 0) rest = "";
  if (rest) {
    snprintf(found.group, sizeof found.group, "%s%s", found.mount, rest);
    found.is_exact = access(found.group, F_OK) == 0;
  }
  if (!found.is_exact) memcpy(found.group, found.mount, sizeof found.group);
  if (found.is_exact || (!place->is_found && access(found.mount, F_OK) == 0)) *place = found;
}

/// Finds the mounts of a hierarchy (man 5 proc_pid_mountinfo), or else the usual places.
static void find_place(struct place *place, const char *root, int version, const char *path) {
  struct lines file = open_lines(root, "/proc/self/mountinfo");
  char line[path_capacity];
  while (next_line(&file, line)) {
    // 36 35 98:0 /root /point options optional... - type source options
    char *const separator = strstr(line, " - ");
    if (!separator) continue;
    *separator = 0;
    char *rest = separator + 3, *fields = line, *top = 0, *point = 0;
    for (int field = 0; field < 5 && fields; field++) {
      char *const text = strsep(&fields, " ");
      if (field == 3) top = text;
      if (field == 4) point = text;
    }
    const char *const type = strsep(&rest, " ");
    strsep(&rest, " ");
    if (!point || !type || !rest) continue;
    const int is_wanted = version == 2 ? strcmp(type, "cgroup2") == 0
                                       : strcmp(type, "cgroup") == 0 && lists(rest, "cpu");
    if (!is_wanted) continue;
    unescape(top);
    unescape(point);
    take_mount(place, root, point, top, path);
  }
  close_lines(&file);
  const char *const usual[2][2] = {
      {"/sys/fs/cgroup/cpu", "/sys/fs/cgroup/cpu,cpuacct"},
      {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"}};
  for (int index = 0; index < 2 && !place->is_found; index++)
    take_mount(place, root, usual[version - 1][index], "/", path);
}

/// Goes from the process's group up to the top, in each hierarchy that shares out processors.
static void visit_groups(const char *root, visitor visit, void *context) {
  struct lines file = open_lines(root, "/proc/self/cgroup");
  char line[path_capacity];
  while (next_line(&file, line)) {
    // 3:cpu,cpuacct:/job, or 0::/job in version 2.
    char *rest = line;
    const char *const number = strsep(&rest, ":"), *const controllers = strsep(&rest, ":");
    if (!number || !controllers || !rest) continue;
    const int version = strcmp(number, "0") == 0 ? 2 : lists(controllers, "cpu") ? 1 : 0;
    if (version == 0) continue;
    struct place place = {.is_found = 0};
    find_place(&place, root, version, rest);
    if (!place.is_found) continue;
    const size_t top = strlen(place.mount);
    while (1) {
      visit(context, version, place.group);
      char *const last = strrchr(place.group, '/');
      if (!last || (size_t)(last - place.group) < top) break;
      *last = 0;
    }
  }
  close_lines(&file);
}

static double quota(int version, const char *folder) {
  char text[text_capacity];
  double cores = 0, period = 0;
  if (version == 2)
    return read_text(folder, "cpu.max", text) && sscanf(text, "%lf %lf", &cores, &period) == 2 &&
                   period > 0
               ? cores / period
               : 0;
  if (!read_text(folder, "cpu.cfs_quota_us", text) || (cores = strtod(text, 0)) <= 0) return 0;
  if (!read_text(folder, "cpu.cfs_period_us", text) || (period = strtod(text, 0)) <= 0) return 0;
  return cores / period;
}

static void take_quota(void *context, int version, const char *folder) {
  double *const smallest = context, found = quota(version, folder);
  if (found > 0 && (*smallest == 0 || found < *smallest)) *smallest = found;
}

static void take_throttling(void *context, int version, const char *folder) {
  char text[text_capacity];
  if (!read_text(folder, "cpu.stat", text)) return;
  struct cmf_throttling *const sum = context;
  char *rest = text;
  for (char *line; (line = strsep(&rest, "\n"));) {
    char name[32];
    long long value = 0;
    if (sscanf(line, "%31s %lld", name, &value) != 2 || value < 0) continue;
    if (strcmp(name, "nr_periods") == 0) {
      sum->periods += value;
      sum->is_known = 1;
    } else if (strcmp(name, "nr_throttled") == 0) {
      sum->throttled_periods += value;
    } else if (version == 2 && strcmp(name, "throttled_usec") == 0) {
      sum->throttled_nanoseconds += 1000 * value;
    } else if (version == 1 && strcmp(name, "throttled_time") == 0) {
      sum->throttled_nanoseconds += value;
    }
  }
}

double cmf_quota_cores(const char *root) {
  double smallest = 0;
  visit_groups(root, take_quota, &smallest);
  return smallest;
}

struct cmf_throttling cmf_find_throttling(const char *root) {
  struct cmf_throttling sum = {0, 0, 0, 0};
  visit_groups(root, take_throttling, &sum);
  return sum;
}
#else
double cmf_quota_cores(const char *root) {
  (void)root;
  return 0;
}

struct cmf_throttling cmf_find_throttling(const char *root) {
  (void)root;
  return (struct cmf_throttling){0, 0, 0, 0};
}
#endif
