# Judges the machine code of one kernel function against what its variant claims to be.
#
# Input: the disassembly of the function, one instruction a line, "ADDRESS:<tab>mnemonic operands",
# jump targets as the last word. Variables: rule (the text behind "machine-code:" in the variant's
# file, with one register width), name (for messages).
# Prints one line per violation; the exit status is 1 if there is any.
#
# A loop is the range from the target of a backward jump to the jump; only innermost loops count.
# The widest stores of a packed kernel stand in its hot loop, whose only jump is its own end. What is kept on the stack
# for a while is no result: a loop that does so is judged if it calculates in vectors, as one that goes through what is
# left element by element does not.

function number(hex,   value, i) {
  value = 0
  for (i = 1; i <= length(hex); i++) value = value * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
  return value
}

function violation(text) { print name ": " text; bad = 1 }

/^ *[0-9a-f]+:/ {
  line = $0
  sub(/<.*/, "", line); sub(/#.*/, "", line); sub(/[ \t]+$/, "", line)
  split(line, parts, ":")
  where = parts[1]; gsub(/ /, "", where)
  text = substr(line, index(line, ":") + 1); gsub(/\t/, " ", text); sub(/^ +/, "", text)
  n++
  address[n] = number(where); code[n] = text
  mnemonic[n] = text; sub(/ .*/, "", mnemonic[n])
  if (mnemonic[n] ~ /^j/) {
    target = text; sub(/.* /, "", target); sub(/^0x/, "", target)
    destination[n] = number(target)
  }
}

END {
  if (n == 0) { violation("not found in the object code"); exit 1 }
  for (i = 1; i <= n; i++) {
    if (i in destination && destination[i] <= address[i] && destination[i] >= address[1]) {
      loops++; first[loops] = destination[i]; last[loops] = address[i]
    }
  }
  for (l = 1; l <= loops; l++) {
    innermost[l] = 1
    for (m = 1; m <= loops; m++) {
      if (m != l && first[m] >= first[l] && last[m] <= last[l] && (first[m] != first[l] || last[m] != last[l])) innermost[l] = 0
    }
  }
  if (!loops) { violation("has no loop"); exit 1 }

  packed = rule ~ /^packed/
  width = rule; sub(/.* /, "", width)
  # Of what is converted half a vector of results may be stored, by the conversion itself.
  if (converts) width = "[xyz]mm"
  # Halves of a register are put together and taken apart by conversions, and eight bytes are four elements of theirs.
  lanewise = converts ? "^v?(p(ins|ext)r[bwdq]|(insert|extract)ps)$" : "^v?(p?(insert|extract)|p(ins|ext)r)"
  streaming = rule ~ /non-temporal/
  # Where functions have no frame pointer its register holds any address.
  stack = "\\(%rsp\\)$"
  for (i = 1; i <= n; i++) if (code[i] ~ /^movq? +%rsp *, *%rbp$/) stack = "\\(%r[sb]p\\)$"
  for (i = 1; i <= n; i++) {
    if (code[i] ~ /zmm/) zmm = 1
    if (code[i] ~ /ymm/) ymm = 1
    if (mnemonic[i] ~ /^v?movnt/) { nontemporal++; if (!streaming) violation("has a non-temporal store: " code[i]) }
    if (mnemonic[i] ~ /^prefetch/ && rule !~ /prefetches/) violation("prefetches: " code[i])
    if (mnemonic[i] ~ /^call/ && rule !~ /, calls/) violation("calls out of its loop: " code[i])
    if (!packed && rule !~ /^plain/ && mnemonic[i] ~ /^v?(add|sub|mul|div|max|min|cmp[a-z]*|blendv?)p[sd]$/) violation("has packed arithmetic: " code[i])
    if (!packed && rule !~ /^plain/ && mnemonic[i] ~ /^v?mov[ua]p[sd]$/ && code[i] ~ /\(/ && code[i] !~ /\(%r(ip|[bs]p)\)/) violation("moves vectors to or from memory: " code[i])
  }
  # Copies side by side may become a wider one: that moves the same.
  computes = rule !~ /, no arithmetic/
  if (packed && computes && width == "xmm" && (ymm || zmm)) violation("uses registers wider than xmm")
  if (packed && computes && width == "ymm" && zmm) violation("uses registers wider than ymm")

  hot = 0
  for (l = 1; l <= loops; l++) {
    if (!innermost[l]) continue
    stores = 0; kept = 0; calculates = 0; jumps = 0; compares = 0; branches = 0; compared = 0; scalars = 0; computes_in_loop = 0; prefetches = 0
    for (i = 1; i <= n; i++) {
      if (address[i] < first[l] || address[i] > last[l]) continue
      if (mnemonic[i] ~ /^j/ && mnemonic[i] !~ /^jmp/) {
        jumps++
        if (compared) branches++
      }
      compared = 0
      # The flags of a float comparison survive moves; anything else that sets them ends the claim.
      if (mnemonic[i] ~ /^v?u?comis[sd]$/) { compares++; compared = 1; held = 1 }
      else if (held && mnemonic[i] ~ /^v?(mov|xorp[sd])/) compared = 1
      else held = 0
      # A vector put together lane by lane stores whole registers, too.
      if (mnemonic[i] ~ /^prefetch/) prefetches++
      if ((mnemonic[i] ~ /s[sd]$/ && mnemonic[i] !~ /^vbroadcast/ && !(converts && mnemonic[i] ~ /^v?movsd$/)) || mnemonic[i] ~ lanewise) scalars++
      if (mnemonic[i] ~ /^v?(max|min|cmp[a-z]*|blendv?|and|andn|mask|mul|div|fn?m(add|sub)[0-9]*)p[sd]$/) computes_in_loop++
      # Patterns of bits are compared and chosen as whole numbers.
      if (mnemonic[i] ~ /^v?p(cmp|sub|add|min|max|blend|and|ternlog)/) computes_in_loop++
      if (mnemonic[i] ~ (streaming ? "^v?movnt(p[sd]|dq)$" : "^v?mov([ua]p[sd]|dq[ua][0-9]*)$|^vcvtps2ph|^vpmovdw") && code[i] ~ ("%" width "[0-9]+ *, *[^ ]*\\(.*\\)$")) {
        if (code[i] ~ stack) kept++; else stores++
      }
      if (mnemonic[i] ~ /^v?(add|sub|mul|div|fn?m(add|sub)[0-9]*)p[sd]$/) calculates++
    }
    if (packed && (stores || (kept && calculates))) {
      if (stores) hot++
      if (jumps != 1) violation("its hot loop has " jumps " conditional jumps instead of its end alone")
      if (scalars) violation("its hot loop works lane by lane in " scalars " instructions")
      if (computes && !computes_in_loop) violation("its hot loop computes nothing")
      if (rule ~ /prefetches/ && !prefetches) violation("its hot loop asks for nothing ahead")
    }
    if (rule ~ /, branches on the data/ && branches) hot++
    if (rule ~ /never branches/ && (compares || jumps != 1)) violation("a loop jumps on the data")
  }
  if (packed && !hot) violation("no loop stores whole " width " registers" (streaming ? " past the caches" : ""))
  if (rule ~ /, branches on the data/ && !hot) violation("no loop jumps on the data")
  exit bad
}
