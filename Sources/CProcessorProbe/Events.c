// perf_event_open(2), which glibc has no function for.

#include "CProcessorProbe.h"

#include <errno.h>

#if defined(__linux__)

#include <linux/perf_event.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const uint32_t relubench_hardware_events = PERF_TYPE_HARDWARE;
const uint32_t relubench_software_events = PERF_TYPE_SOFTWARE;
const uint64_t relubench_cycles = PERF_COUNT_HW_CPU_CYCLES;
const uint64_t relubench_instructions = PERF_COUNT_HW_INSTRUCTIONS;
const uint64_t relubench_page_faults = PERF_COUNT_SW_PAGE_FAULTS;
const uint64_t relubench_minor_faults = PERF_COUNT_SW_PAGE_FAULTS_MIN;

int relubench_event_open(uint32_t type, uint64_t config, int leader) {
  struct perf_event_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.size = sizeof attributes;
  attributes.type = type;
  attributes.config = config;
  // User space is what kernels run in, and all that perf_event_paranoid 2, the default, allows.
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  attributes.read_format = PERF_FORMAT_GROUP | PERF_FORMAT_TOTAL_TIME_ENABLED
                           | PERF_FORMAT_TOTAL_TIME_RUNNING;
  const pid_t this_thread = 0;
  const int any_cpu = -1;
  const long descriptor = syscall(
      SYS_perf_event_open, &attributes, this_thread, any_cpu, leader, PERF_FLAG_FD_CLOEXEC);
  return descriptor < 0 ? -errno : (int)descriptor;
}

int relubench_event_read(int leader, struct relubench_event_counts *counts) {
  // The layout that read_format asks for: number of events, the two times, a count for each.
  uint64_t values[5];
  if (read(leader, values, sizeof values) != (ssize_t)sizeof values || values[0] != 2) return 0;
  counts->enabled = values[1];
  counts->running = values[2];
  counts->first = values[3];
  counts->second = values[4];
  return 1;
}

#else

const uint32_t relubench_hardware_events = 0, relubench_software_events = 0;
const uint64_t relubench_cycles = 0, relubench_instructions = 0;
const uint64_t relubench_page_faults = 0, relubench_minor_faults = 0;

int relubench_event_open(uint32_t type, uint64_t config, int leader) {
  (void)type, (void)config, (void)leader;
  return -ENOSYS;
}

int relubench_event_read(int leader, struct relubench_event_counts *counts) {
  (void)leader, (void)counts;
  return 0;
}

#endif
