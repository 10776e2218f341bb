// A copy within the first cache: what loads and stores get of a core that others may share.

#include "CProcessorProbe.h"

// Sixteen bytes at a time: on x86-64 and arm64 without any choice of instruction sets.
typedef float vector __attribute__((vector_size(16)));

// In a vector register of the platform.
#if defined(__x86_64__)
#define KEEP(value) ({ __asm__ volatile("" : "+x"(value)); })
#elif defined(__aarch64__)
#define KEEP(value) ({ __asm__ volatile("" : "+w"(value)); })
#else
#define KEEP(value) ({ __asm__ volatile("" : "+m"(value)); })
#endif

enum { vectors_per_copy = 64 };

// So little that the arrays of whoever is measured stay where they are. Each thread has its own: two
// that write to one line would take it from each other.
static _Thread_local vector lines[2 * vectors_per_copy] __attribute__((aligned(64)));

void relubench_copy_lines(uint64_t copies) {
  const vector *source = lines;
  vector *destination = lines + vectors_per_copy;
  for (uint64_t copy = 0; copy < copies; copy++) {
    for (int index = 0; index < vectors_per_copy; index += 4) {
      vector first = source[index], second = source[index + 1];
      vector third = source[index + 2], fourth = source[index + 3];
      // The compiler must not make a call of the C library of it, which may choose other instructions.
      KEEP(first), KEEP(second), KEEP(third), KEEP(fourth);
      destination[index] = first;
      destination[index + 1] = second;
      destination[index + 2] = third;
      destination[index + 3] = fourth;
    }
    __asm__ volatile("" : : : "memory");
  }
}
