# Tests of the judge of calls: instructions above the loop, from counts between marks.
# shellcheck shell=bash disable=SC2154

# counted TITLE STATUS TEXT FUNCTIONS CALL_300 LOOP_300: a call of 100 times takes 5000 instructions and
# its loop 2000; those of 300 as given, all with what stands around them.
counted() {
  local output status=0 place=$scratch/call-counts number=0 kind calls count
  rm -rf "$place" && mkdir "$place"
  printf 'summary: 90\n' >"$place/counts.0"
  for count in 5000 "$5" 2000 "$6"; do
    number=$((number + 1))
    printf 'summary: %s\n' "$count" >"$place/counts.$number"
    number=$((number + 1))
    printf 'summary: 77\n' >"$place/counts.$number"
  done
  for kind in call loop; do
    for calls in 100 300; do printf 'relu in-place 7+0 call %s %s\n' "$kind" "$calls"; done
  done >"$place/lines"
  # shellcheck disable=SC2046,SC2012
  output=$(awk -v most=40 -v functions="$4" -f "$root/scripts/lib/call-counts.awk" "$place/lines" \
    $(ls -v "$place"/counts.*)) || status=$?
  if [[ $status == "$2" && $output == *"$3"* ]]; then
    say "ok      $1"
  else
    say "FAILED  $1: status $status, wanted $2; wanted \"$3\" in: $output"
    failures=$((failures + 1))
  fi
}
counted "calls within the bound" 0 "1 calls: at most 30 instructions above the loop" 1 15000 6000
counted "calls at the bound" 0 "at most 40 instructions" 1 17000 6000
counted "calls above the bound" 1 "relu in-place 7+0 call: 60.005 instructions, its loop 20" 1 17001 6000
counted "calls that nobody made" 1 "1 calls were counted, not 2" 2 15000 6000
counted "counts that are missing" 1 "there is no count for" 1 "" 6000
counted "a loop that was optimized away" 1 "its loop 0" 1 5000 2000
