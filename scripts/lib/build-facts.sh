# What a build knows about itself. Package.swift compiles these variables in; records carry them.
# shellcheck shell=bash

# export_build_facts ROOT: without git or a repository the commit stays unknown.
export_build_facts() {
  local root=$1 changes
  RELUBENCH_SWIFT_VERSION=$(swift_version)
  RELUBENCH_COMMIT=unknown RELUBENCH_DIRTY=unknown
  if changes=$(git -C "$root" status --porcelain 2>/dev/null); then
    RELUBENCH_COMMIT=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)
    RELUBENCH_DIRTY=$([[ -z $changes ]] && echo false || echo true)
  fi
  export RELUBENCH_COMMIT RELUBENCH_DIRTY RELUBENCH_SWIFT_VERSION
}
