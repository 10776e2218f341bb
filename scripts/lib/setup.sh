# What every script that builds does first. Sets `root`, the folder of the package.
# shellcheck shell=bash disable=SC2154,SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for part in console swift packages jemalloc repository build-facts; do
  # shellcheck source=/dev/null
  source "$root/scripts/lib/$part.sh"
done

prepare() {
  require_swift
  require_jemalloc
  export_build_facts "$root"
}
