# Clean checkouts of this repository beside the work tree, and builds in them.
# shellcheck shell=bash disable=SC2154

# checkout_commit FOLDER COMMIT: what the commit holds of the package's folder, nothing else; a build
# of before is kept.
checkout_commit() {
  local folder=$1 commit=$2
  empty_but_for_build "$folder"
  git -C "$root" archive "$commit" | tar -x -C "$folder" || fail "cannot check out $commit."
}

# checkout_work_tree FOLDER: the files that git tracks and the new ones that it does not ignore, as
# they are now; where there is no repository, as in a tarball, all but what was built.
checkout_work_tree() {
  local folder=$1
  empty_but_for_build "$folder"
  if is_no_repository "$(git_refusal "$root")"; then
    tar -C "$root" -c --exclude ./.build --exclude ./Package.resolved . | tar -x -C "$folder" ||
      fail "cannot copy the work tree."
    return
  fi
  require_repository "$root"
  # Files that were deleted but are still in the index do not exist: tar must not stumble over them.
  (cd "$root" && git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do
      [[ ! -e $file && ! -L $file ]] || printf '%s\0' "$file"
    done | tar -c --null -T -) | tar -x -C "$folder" || fail "cannot check out the work tree."
}

empty_but_for_build() {
  mkdir -p "$1"
  find "$1" -mindepth 1 -maxdepth 1 ! -name .build -exec rm -rf {} +
}

# build_checkout FOLDER LOG: the executable, stamped with RELUBENCH_TAG, RELUBENCH_COMMIT and
# RELUBENCH_DIRTY.
build_checkout() {
  local folder=$1 log=$2
  quietly "$log" swift build --package-path "$folder" -c release --product relubench
}

# built_executable FOLDER: the path of what build_checkout made.
built_executable() {
  printf '%s/relubench' "$(swift build --package-path "$1" -c release --show-bin-path)"
}
