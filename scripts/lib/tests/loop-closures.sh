# Tests of the judge of closures: whose functions a variant hands out.
# shellcheck shell=bash disable=SC2154

# A closure as objdump prints it, its target in a relocation as of llvm-objdump, or behind the jump.
closure() { # NUMBER TARGET
  printf '00 <@objc closure #%s @Sendable (A) -> () in static Kernels.Copy.loop(for: B) -> ()?>:\n' "$1"
  printf '  10:\tjmp 0x15 <@objc closure #%s (A) in static Kernels.Copy.loop(for: B)+0x5>\n' "$1"
  printf '\t\t11:  R_X86_64_PLT32\tspecialization <Arg[5] = Dead> of static Kernels.%s(A) -> ()-0x4\n' "$2"
}
handed_out() { # TITLE STATUS TEXT LISTING
  local output status=0
  output=$(awk -v module=Kernels -v variant=Copy -v operations="relu leaky" \
    -f "$root/scripts/lib/loop-closures.awk" <<<"$4") || status=$?
  if [[ $status == "$2" && $output == *"$3"* ]]; then
    say "ok      $1"
  else
    say "FAILED  $1: status $status, wanted $2; wanted \"$3\" in: $output"
    failures=$((failures + 1))
  fi
}
own=$(closure 1 Copy.relu)
function='20 <static Kernels.Copy.leaky(A) -> ()>:'
handed_out "a variant's own functions pass" 0 "" "$own"$'\n'"$(closure 2 Copy.leaky)"
handed_out "a target behind its jump is one" 0 "" \
  "$own"$'\n'"$(closure 2 none | sed '2s/<.*/<static Kernels.Copy.leaky(A) -> ()>/')"
handed_out "a closure that a copy kept" 1 "a closure runs Model.leaky" \
  "$own"$'\n'"$(closure 2 Model.leaky)"
handed_out "a function that nobody hands out" 1 "no closure runs Copy.leaky" \
  "$own"$'\n'"$(closure 2 Copy.relu)"
handed_out "the function itself is no closure" 1 "no closure runs Copy.leaky" "$own"$'\n'"$function"
handed_out "a closure that a copy kept of its loop without arithmetic" 1 "a closure runs Model.copy" \
  "$own"$'\n'"$(closure 2 Copy.leaky)"$'\n'"$(closure 1 Model.copy | sed 's/loop(for:/copyLoop(inputs:/')"
handed_out "closures that are not found" 1 "no closure of it is in the object code" "$function"
