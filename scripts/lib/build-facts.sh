# What a build knows about itself. Package.swift compiles these variables in; records carry them.
# shellcheck shell=bash

# export_build_facts ROOT: without git or a repository the commit stays unknown; where git will not read
# the one there is, it is told why.
export_build_facts() {
  local root=$1 changes refusal
  RELUBENCH_SWIFT_VERSION=$(swift_version)
  RELUBENCH_TAG=unknown RELUBENCH_COMMIT=unknown RELUBENCH_DIRTY=unknown
  export RELUBENCH_TAG RELUBENCH_COMMIT RELUBENCH_DIRTY RELUBENCH_SWIFT_VERSION
  command -v git >/dev/null || return 0
  refusal=$(git_refusal "$root")
  if [[ -n $refusal ]]; then
    is_no_repository "$refusal" ||
      say "Records will not name the commit, as git does not read the repository. It says:" \
        $'\n'"$refusal"
    return 0
  fi
  changes=$(git -C "$root" status --porcelain 2>/dev/null) || return 0
  RELUBENCH_COMMIT=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)
  RELUBENCH_TAG=$(described_commit "$root" HEAD)
  RELUBENCH_DIRTY=$([[ -z $changes ]] && echo false || echo true)
}

# described_commit ROOT COMMIT: the nearest tag and how far from it; unknown where there is no tag.
described_commit() { git -C "$1" describe --tags "$2" 2>/dev/null || echo unknown; }
