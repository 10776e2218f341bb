# Tests of the judge of machine code.
# shellcheck shell=bash disable=SC2016,SC2154,SC2034

# Listings as objdump prints them; what decides is the instruction between load and store.
listing() {
  printf '  10:\tvmovups (%%rdi,%%rax,4), %%zmm0\n  18:\t%s\n' "$1"
  printf '  20:\t%s %%zmm0, (%%rsi,%%rax,4)\n  28:\taddq $16, %%rax\n  30:\t%s\n' "$2" "$3"
  printf '  38:\tjne 0x10 <loop>\n  40:\t%s\n  48:\tretq\n' "${4:-nop}"
}
judge() { # RULE SELECT STORE EXTRA [BEHIND]
  listing "$2" "$3" "$4" "${5:-}" |
    awk -v rule="$1" -v name=kernel -f "$root/scripts/lib/machine-code.awk"
}
judged() { # TITLE STATUS TEXT judge's arguments
  local title=$1 wanted=$2 text=$3 output status=0
  shift 3
  output=$(judge "$@") || status=$?
  if [[ $status == "$wanted" && $output == *"$text"* ]]; then
    say "ok      $title"
  else
    say "FAILED  $title: status $status, wanted $wanted; wanted \"$text\" in: $output"
    failures=$((failures + 1))
  fi
}
packed="packed, plain stores, zmm"
max='vmaxps %zmm0, %zmm1, %zmm0'
nop='cmpq %rax, %rdx'
judged "a packed loop passes" 0 "" "$packed" "$max" vmovups "$nop"
judged "lane by lane is no packed loop" 1 "lane by lane" \
  "$packed" 'vmaxss %xmm0, %xmm1, %xmm0' vmovups "$nop"
judged "a copy is no kernel" 1 "computes nothing" "$packed" "$nop" vmovups "$nop"
judged "nor has it to be where none is claimed" 0 "" \
  "packed, plain stores, no arithmetic, zmm" "$nop" vmovups "$nop"
judged "a jump on the data in a packed loop" 1 "conditional jumps" "$packed" "$max" vmovups 'je 0x40'
judged "half the width" 1 "no loop stores whole xmm" "packed, plain stores, xmm" "$max" vmovups "$nop"
judged "a plain store is not streaming" 1 "past the caches" \
  "packed, non-temporal stores, zmm" "$max" vmovups "$nop"
judged "a streaming store is not plain" 1 "non-temporal store" "$packed" "$max" vmovntps "$nop"
judged "a prefetch is no plain loop's" 1 "prefetches: prefetchnta" \
  "$packed" "$max" vmovups 'prefetchnta (%rdi)'
judged "a prefetch where it is claimed" 0 "" \
  "packed, plain stores, prefetches, zmm" "$max" vmovups 'prefetchnta (%rdi)'
judged "a prefetch behind the loop" 1 "hot loop asks for nothing ahead" \
  "packed, plain stores, prefetches, zmm" "$max" vmovups "$nop" 'prefetchnta (%rdi)'
judged "a prefetch that is missing" 1 "hot loop asks for nothing ahead" \
  "packed, plain stores, prefetches, zmm" "$max" vmovups "$nop"
judged "packed arithmetic is not scalar" 1 "packed arithmetic" "scalar, plain stores" "$max" vmovups "$nop"
judged "scalar-branch needs its jump" 1 "no loop jumps on the data" \
  "scalar, branches on the data" 'movss %xmm0, %xmm1' vmovss "$nop"
judged "scalar-branchless must not jump" 1 "a loop jumps on the data" \
  "scalar, never branches on the data" 'ucomiss %xmm0, %xmm1' vmovss 'jbe 0x38'
for lane in 'vpinsrw $1, %eax, %xmm0, %xmm0' 'vpextrw $1, %xmm0, %eax' 'vinsertps $16, %xmm1, %xmm0, %xmm0' \
  'movsd %xmm0, %xmm1'; do
  judged "vectors put together by ${lane%% *}" 1 "lane by lane" "$packed" "$max" vmovups "$lane"
done

# A second loop behind a good one: KEEP is its store to the stack, STEP what it calculates.
two_loops() { # KEEP STEP [BEFORE]
  printf '  0:\t%s\n' "${3:-nop}"
  printf '  10:\tvmovups (%%rdi,%%rax,4), %%zmm0\n  18:\t%s\n' "$max"
  printf '  20:\tvmovups %%zmm0, (%%rsi,%%rax,4)\n  28:\taddq $16, %%rax\n  38:\tjne 0x10 <loop>\n'
  printf '  40:\t%s\n  48:\t%s\n  50:\tvmovss %%xmm0, (%%rsi,%%rax,4)\n  58:\tjne 0x40 <loop>\n  60:\tretq\n' "$1" "$2"
}
second() { # TITLE STATUS TEXT two_loops' arguments
  local title=$1 wanted=$2 text=$3 output status=0
  shift 3
  output=$(two_loops "$@" | awk -v rule="$packed" -v name=kernel -f "$root/scripts/lib/machine-code.awk") || status=$?
  if [[ $status == "$wanted" && $output == *"$text"* ]]; then
    say "ok      $title"
  else
    say "FAILED  $title: status $status, wanted $wanted; wanted \"$text\" in: $output"
    failures=$((failures + 1))
  fi
}
kept='vmovups %zmm1, 32(%rsp)'
second "the rest, one by one, may keep vectors on the stack" 0 "" "$kept" 'vaddss %xmm1, %xmm0, %xmm0'
second "vectors that are stored lane by lane" 1 "lane by lane" "$kept" 'vaddps %zmm1, %zmm0, %zmm0'
second "a frame pointer's register is an address like others" 1 "lane by lane" \
  'vmovups %zmm1, 32(%rbp)' 'vaddss %xmm1, %xmm0, %xmm0'
second "but where it is one" 0 "" 'vmovups %zmm1, 32(%rbp)' 'vaddss %xmm1, %xmm0, %xmm0' 'movq %rsp, %rbp'
