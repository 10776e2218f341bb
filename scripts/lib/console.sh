# Messages to the person at the terminal. All of them go to stderr: stdout belongs to the job.
# shellcheck shell=bash disable=SC2154,SC2034

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE...: one line each, then the end.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  local line
  for line in ${1+"$@"}; do printf '       %s\n' "$line" >&2; done
  exit 1
}

# quietly LOG COMMAND...: runs it with its output in LOG, which is shown only on failure.
# On a terminal the line last written stands there with the time since the start, so that a long job can
# be seen to live: a compiler may say nothing for minutes.
quietly() {
  local log=$1 status=0
  shift
  # A terminal called dumb, or by no name, shows escapes as text.
  if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then
    "$@" 2>&1 | tee "$log" | with_ticks | show_last_line || status=$?
    printf '\r\033[K' >&2
  else
    "$@" >"$log" 2>&1 || status=$?
  fi
  [[ $status == 0 ]] || cat "$log" >&2
  return "$status"
}

# A line of its own in what is shown, once a second.
tick=$'\001'

# with_ticks: passes its input on, with a tick among its lines every second.
with_ticks() {
  # The sleep holds no end of the pipe, so that whoever reads does not wait for it.
  while sleep 1 >/dev/null 2>&1; do printf '%s\n' "$tick" || exit; done &
  local ticker=$!
  cat
  kill "$ticker"
}

# show_last_line: the last line of the input but for ticks, and the seconds since the start.
show_last_line() {
  local line last='' start=$SECONDS size columns time
  size=$(stty size <&2 2>/dev/null) || size='24 80'
  columns=$((${size#* } - 1))
  # A terminal may not know its size.
  ((columns > 0)) || columns=79
  while IFS= read -r line; do
    [[ $line == "$tick" ]] || last=$line
    time=" ($((SECONDS - start)) s)"
    printf '\r\033[K%s%s' "${last:0:$((columns > ${#time} ? columns - ${#time} : 0))}" "$time" >&2
  done
}

# One directory for logs, gone at the end of the script.
scratch=
make_scratch() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
}
