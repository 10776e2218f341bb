# The git repository that the package lies in, and why git will not read it where it will not.
# shellcheck shell=bash

# git_refusal FOLDER: what git says against the folder's repository; nothing where it reads it.
git_refusal() { LC_ALL=C git -C "$1" rev-parse --git-dir 2>&1 >/dev/null || true; }

# is_no_repository REFUSAL: whether there is none, as in a tarball; else there is one that git will not
# read, such as one that belongs to another user.
is_no_repository() { [[ $1 == *"not a git repository"* ]]; }

# require_repository FOLDER: ends the script in words. What git advises is told as git tells it.
require_repository() {
  local refusal lines=() line
  command -v git >/dev/null || fail "git is needed; there is no \`git\` on PATH."
  refusal=$(git_refusal "$1")
  [[ -n $refusal ]] || return 0
  if is_no_repository "$refusal"; then fail "$1 is no git repository."; fi
  while IFS= read -r line; do lines+=("$line"); done <<<"$refusal"
  fail "git does not read the repository of $1. It says:" "${lines[@]}"
}
