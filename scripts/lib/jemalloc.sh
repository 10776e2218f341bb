# jemalloc with its header: the one library that the package needs from the system.
# shellcheck shell=bash

jemalloc_include_directories=(/usr/include /usr/local/include /opt/homebrew/include)

has_jemalloc() {
  local directory
  for directory in "${jemalloc_include_directories[@]}"; do
    [[ ! -f $directory/jemalloc/jemalloc.h ]] || return 0
  done
  return 1
}

require_jemalloc() {
  has_jemalloc || install_package libjemalloc-dev jemalloc
}
