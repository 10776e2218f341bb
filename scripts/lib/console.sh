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
# On a terminal the line last written passes by, so that a long job can be seen to live.
quietly() {
  local log=$1 status=0
  shift
  # A terminal called dumb, or by no name, shows escapes as text.
  if [[ -t 2 && ${TERM:-dumb} != dumb ]]; then
    "$@" 2>&1 | tee "$log" | while IFS= read -r line; do
      printf '\r\033[K%s' "${line:0:${COLUMNS:-79}}" >&2
    done || status=$?
    printf '\r\033[K' >&2
  else
    "$@" >"$log" 2>&1 || status=$?
  fi
  [[ $status == 0 ]] || cat "$log" >&2
  return "$status"
}

# One directory for logs, gone at the end of the script.
scratch=
make_scratch() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
}
