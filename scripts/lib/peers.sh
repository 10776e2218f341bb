# The libraries that ours is compared with, with their headers.
# shellcheck shell=bash

# A header of each library and the package that has it.
peer_headers=(
  "dnnl.h libdnnl-dev"
  "xnnpack.h libxnnpack-dev"
  "pthreadpool.h libpthreadpool-dev"
  "eigen3/Eigen/Core libeigen3-dev"
)
peer_include_directory=/usr/include

require_peers() {
  local header package
  # Homebrew has no XNNPACK.
  [[ $(uname -s) == Linux ]] ||
    fail "scripts/peers needs Linux: the libraries it compares with are installed by apt."
  for header in "${peer_headers[@]}"; do
    read -r header package <<<"$header"
    [[ -f $peer_include_directory/$header ]] || install_package "$package" -
  done
}
