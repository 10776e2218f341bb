# Numbered steps with their time. A step's output is in a log that is shown when it fails.
# shellcheck shell=bash disable=SC2154,SC2034

step_number=0

# step COUNT TITLE COMMAND...: the log of the step is left in `step_log`; a failure ends the script.
step() {
  local count=$1 title=$2 start=$SECONDS
  shift 2
  step_number=$((step_number + 1))
  step_log=$scratch/step-$step_number.log
  say "[$step_number/$count] $title"
  if quietly "$step_log" "$@"; then
    say "      done in $((SECONDS - start)) s"
  else
    fail "step $step_number, $title, failed after $((SECONDS - start)) s; its output is above."
  fi
}
