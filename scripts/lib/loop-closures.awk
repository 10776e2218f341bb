# Judges which functions the closures of a variant's `loop(for:)` and `copyLoop(inputs:)` run: all of the variant, and no other
# variant's. A copy that keeps a closure of its model computes rightly, and is measured under a wrong
# name. Two closures in each other's place compute wrongly, which the conformance tests see.
#
# Input: the demangled disassembly of the variant's object, with relocations.
# Variables: module, variant, operations (the functions of a variant, blank-separated).
# Prints one line per violation; the exit status is 1 if there is any.

function violation(text) { print module "." variant ".loop(for:): " text; bad = 1 }

BEGIN { count = split(operations, list, " ") }

/^[0-9a-f]+ </ {
  inside = /closure #[0-9]+ / && (index($0, "in static " module "." variant ".loop(for:") ||
    index($0, "in static " module "." variant ".copyLoop(inputs:"))
  closures += inside
  next
}

# A jump or a call names its target behind it, or in a relocation on the next line.
inside {
  rest = $0
  while (match(rest, "static " module "\\.[A-Za-z0-9_]+\\.[A-Za-z0-9_]+\\(")) {
    target = substr(rest, RSTART + length("static " module "."))
    sub(/\(.*/, "", target)
    rest = substr(rest, RSTART + RLENGTH)
    if (target != variant ".loop" && target != variant ".copyLoop") found[target] = 1
  }
}

END {
  if (!closures) violation("no closure of it is in the object code")
  for (i = 1; i <= count; i++) {
    own = variant "." list[i]
    if (closures && !(own in found)) violation("no closure runs " own)
    delete found[own]
  }
  for (target in found) violation("a closure runs " target)
  exit bad
}
