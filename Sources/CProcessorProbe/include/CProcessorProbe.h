// Work of a known length, hardware counters, signals and children: what Swift cannot say by itself.
#ifndef RELUBENCH_PROCESSOR_PROBE_H
#define RELUBENCH_PROCESSOR_PROBE_H

#include <stddef.h>
#include <stdint.h>

/// Additions in a block of the chain; counts are whole blocks.
enum { relubench_adds_per_block = 64 };

/// Runs a chain of 64 * blocks additions, each of which needs the result of the one before.
void relubench_add_chain(uint64_t blocks);

/// Copies 1 KiB within the first cache so many times.
void relubench_copy_lines(uint64_t copies);

/// The number of the CPU that the calling thread runs on now; -1 where the system does not say.
int32_t relubench_current_cpu(void);

/// Reads all of the memory once and returns the sum of its words.
uint64_t relubench_read_words(const uint64_t *words, size_t count);

/// Opens an event of the calling thread in user space, counting; Linux only.
///
/// The first of a group has no leader (-1); the others are read through it.
/// Returns a descriptor, or the negated errno; -ENOSYS where there is no such call.
int relubench_event_open(uint32_t type, uint64_t config, int leader);

/// What an event group has counted.
struct relubench_event_counts {
  /// Nanoseconds since it was opened.
  uint64_t enabled;
  /// Nanoseconds of these in which it really counted; less where programs share the counters.
  uint64_t running;
  /// Of the leader and of the second event.
  uint64_t first, second;
};

/// Reads a group of two events through its leader; false where the system does not give them.
int relubench_event_read(int leader, struct relubench_event_counts *counts);

/// How often the threads of this process, all together, lost their core to another program.
///
/// -1 where the system does not count.
int64_t relubench_involuntary_switches(void);

/// The words of the command line, the program's name among them; 0 where the C library keeps them to
/// itself.
int relubench_argument_count(void);
const char *relubench_argument(int number);

/// Starts a program in a process group of its own, with these descriptors as its standard ones;
/// errors of -1 are nobody's. Returns 0 or errno.
int relubench_start_child(
    const char *path, char *const *arguments, char *const *environment, int input, int output,
    int errors, int32_t *id);

/// What became of a child.
struct relubench_child {
  /// Whether it has ended, or is none of ours any more.
  int has_ended;
  /// What it ended with, if by itself.
  int32_t status;
  /// By which signal it was ended; 0 if by itself.
  int32_t signal;
};

/// Looks at a child without waiting for it.
struct relubench_child relubench_look_at_child(int32_t id);

/// Gives up the number of a child that has ended.
void relubench_forget_child(int32_t id);

/// From now on it is counted how often this process is continued after a stop.
void relubench_note_continuations(void);

/// How far this process has come.
struct relubench_process_progress {
  /// Nanoseconds since the machine started, its sleep included.
  uint64_t real;
  /// Nanoseconds of the clock that no daemon adjusts and that stands still while it sleeps.
  uint64_t monotonic;
  /// Nanoseconds of processor time of all threads.
  uint64_t processor;
  /// Nanoseconds for which the calling thread waited for a core; 0 where the system does not count.
  uint64_t waited;
  /// How often it was continued, since that is counted.
  uint64_t continuations;
};

struct relubench_process_progress relubench_process_progress(void);

/// Whether the main thread of a process may run on this core and on no other.
///
/// -1 where the system does not say.
int relubench_process_is_kept(int32_t process, int32_t core);

/// The kinds of events, from linux/perf_event.h; 0 where there is no such header.
extern const uint32_t relubench_hardware_events, relubench_software_events;
extern const uint64_t relubench_cycles, relubench_instructions;
extern const uint64_t relubench_page_faults, relubench_minor_faults;

#endif
