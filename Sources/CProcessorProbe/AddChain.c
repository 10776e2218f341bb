// A chain of additions: its length in cycles is known, so its time tells the frequency.

#include "CProcessorProbe.h"

// One addition of two registers has a latency of one cycle on every x86-64 and arm64 processor
// (Fog, "Instruction tables"; Arm, Software Optimization Guides of Neoverse N1 and V2). Both
// operands are registers on purpose: from Golden Cove on, Intel's cores add small constants while
// they rename registers, in no cycle at all, and a chain of `add $1` would run several times too
// fast. Nothing renames away the sum of two registers. In assembly, because a compiler would replace
// the chain by a multiplication. The loop's own counter runs beside the chain and costs it nothing.
void relubench_add_chain(uint64_t blocks) {
  if (blocks == 0) return;
  uint64_t sum = 0;
  uint64_t one = 1;
#if defined(__x86_64__)
  __asm__ volatile(
      ".p2align 6\n"
      "1:\n"
      ".rept 64\n"
      "addq %[one], %[sum]\n"
      ".endr\n"
      "decq %[blocks]\n"
      "jnz 1b\n"
      : [sum] "+r"(sum), [blocks] "+r"(blocks)
      : [one] "r"(one)
      : "cc");
#elif defined(__aarch64__)
  __asm__ volatile(
      "1:\n"
      ".rept 64\n"
      "add %[sum], %[sum], %[one]\n"
      ".endr\n"
      "subs %[blocks], %[blocks], #1\n"
      "b.ne 1b\n"
      : [sum] "+r"(sum), [blocks] "+r"(blocks)
      : [one] "r"(one)
      : "cc");
#else
  for (uint64_t block = 0; block < blocks; block++) {
    for (int add = 0; add < relubench_adds_per_block; add++) {
      sum += one;
      // The compiler must believe that somebody looks at each sum.
      __asm__ volatile("" : "+r"(sum), "+r"(one));
    }
  }
#endif
}

uint64_t relubench_read_words(const uint64_t *words, size_t count) {
  uint64_t sum = 0;
  for (size_t index = 0; index < count; index++) sum += words[index];
  return sum;
}
